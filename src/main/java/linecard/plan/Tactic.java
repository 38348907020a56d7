package linecard.plan;

import linecard.calendar.Span;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.UUID;

/// One thing that a plan says will be done, by whom and until when.
///
/// @param owner as people call that person or department
public record Tactic(
        UUID id, String what, String owner, @Nullable LocalDate dueOn,
        @Nullable LocalDate doneOn) {

    /// Whether it is due on none of some days.
    boolean isOutside(Span days) {
        return dueOn != null && !days.contains(dueOn);
    }

    boolean isOverdue(LocalDate today) {
        return doneOn == null && dueOn != null && dueOn.isBefore(today);
    }
}
