package linecard.pipeline;

import linecard.calls.Call;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// What a rep has to do by a day.
///
/// @param account at whom; null for nobody in particular
/// @param opportunity for which; null for none
/// @param call whose next step it is; null where somebody wrote it down
/// @param step what such a call says is next
/// @param content in words; empty where the step says it all
/// @param doneAt null as long as it is open
public record Task(
        UUID id, UUID rep, @Nullable UUID account, @Nullable UUID opportunity, @Nullable UUID call,
        Call.@Nullable NextStep step, String content, LocalDate dueOn, @Nullable Instant doneAt,
        int version) {

    public static final int MOST_CHARS = 300;

    public boolean isOpen() {
        return doneAt == null;
    }

    boolean isOverdue(LocalDate today) {
        return isOpen() && dueOn.isBefore(today);
    }
}
