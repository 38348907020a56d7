package linecard.jobs;

import linecard.access.Audience;
import linecard.access.Viewer;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// A kind of work that is done in the background. One bean for each kind.
public interface Work {

    /// The word by which jobs of this kind are stored.
    String kind();

    /// Who may have this done, and sees what became of it. It is asked again when the work begins.
    Audience audience();

    /// Does the work for whoever asked, who is bound while it runs. It may be begun again after
    /// the program was killed in it, by this program or another, so doing it twice must come to
    /// the same; and each transaction that writes begins with [Progress#fence].
    ///
    /// @param subject what to work on
    /// @throws JobFailed with the reason, where it cannot be done
    void run(Viewer viewer, UUID subject, Progress progress) throws IOException;

    /// Words key of what is done, such as 'Checking a file'.
    default String name() {
        return "jobs.other";
    }

    /// The page of a subject; empty where it has none.
    default String path(UUID subject) {
        return "";
    }

    /// What people call these subjects, such as names of files; those without a name are left out.
    default Map<UUID, String> titles(Viewer viewer, Set<UUID> subjects) {
        return Map.of();
    }
}
