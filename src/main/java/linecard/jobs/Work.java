package linecard.jobs;

import linecard.access.Audience;
import linecard.access.Viewer;

import java.io.IOException;
import java.util.UUID;

/// A kind of work that is done in the background. One bean for each kind.
public interface Work {

    /// The word by which jobs of this kind are stored.
    String kind();

    /// Who may have this done. It is asked again when the work begins.
    Audience audience();

    /// Does the work for whoever asked, who is bound while it runs. It may be begun again after
    /// the program was killed in it, so doing it twice must come to the same.
    ///
    /// @param subject what to work on
    /// @throws JobFailed with the reason, where it cannot be done
    void run(Viewer viewer, UUID subject, Progress progress) throws IOException;
}
