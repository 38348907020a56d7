package linecard.calls;

import linecard.access.Viewer;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// Where another room says that a rep should call soon, and why: shown first among what the
/// day-book suggests, and nothing else. Each such room offers one as a Spring component.
public interface Urging {

    /// @param key words key of the reason
    record Urged(UUID account, String key, List<Object> arguments) {

        public Urged {
            arguments = List.copyOf(arguments);
        }
    }

    /// The most urgent first; only accounts that the rep looks after.
    List<Urged> of(Viewer viewer, UUID rep, LocalDate day);
}
