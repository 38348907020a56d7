package linecard.contacts;

import linecard.access.Viewer;

import java.time.Instant;
import java.util.List;

/// What another room keeps of a contact: each such room offers one as a Spring component. It is
/// given out with all that is kept of the person, and goes with the person.
public interface Traces {

    /// @param kind words key of what sort of thing it is
    record Trace(Instant at, String kind, String text) {}

    /// The latest first, a thousand at most; of those the viewer may see.
    List<Trace> of(Viewer viewer, Contact contact);

    /// Takes all of it away for good, what the viewer does not see included. The erasure is noted
    /// already, the contact still there.
    void erase(Viewer viewer, Contact contact);
}
