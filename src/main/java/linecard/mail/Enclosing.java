package linecard.mail;

import linecard.access.Viewer;
import linecard.words.Language;

import java.io.IOException;
import java.util.UUID;

/// Makes what letters enclose, when they go. One bean for each kind.
public interface Enclosing {

    /// The word by which letters name it.
    String kind();

    /// @param viewer an owner of the organisation, who is bound while it is made
    /// @param subject what the letter named
    /// @param in the language of whom the letter goes to
    /// @throws linecard.access.Absent where it is there no more
    File make(Viewer viewer, UUID subject, Language in) throws IOException;

    /// @param name with its ending
    /// @param type as in Content-Type
    record File(String name, String type, byte[] content) {}
}
