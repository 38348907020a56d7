package linecard.reckoning;

import linecard.calendar.Span;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// When a clause holds: from a day up to but without another, each open where it is null.
public record Dated(@Nullable LocalDate from, @Nullable LocalDate to) {

    public static final Dated ALWAYS = new Dated(null, null);

    boolean contains(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (to == null || day.isBefore(to));
    }

    public boolean overlaps(Dated other) {
        return !isEmpty() && !other.isEmpty() && startsBefore(other.to) && other.startsBefore(to);
    }

    /// The same, its end left open where it lies beyond some days; null where it holds on none.
    @Nullable Dated within(Span days) {
        if (!overlaps(new Dated(days.from(), days.to()))) return null;
        return to == null || to.isBefore(days.to()) ? this : new Dated(from, null);
    }

    /// No day at all: it ends before it begins.
    boolean isEmpty() {
        return from != null && to != null && !from.isBefore(to);
    }

    private boolean startsBefore(@Nullable LocalDate day) {
        return from == null || day == null || from.isBefore(day);
    }
}
