package linecard.linecards;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// Days from one up to but without another; open where that is null.
record Days(LocalDate from, @Nullable LocalDate to) {

    static Days of(LocalDate from, @Nullable LocalDate to) {
        return new Days(from, to);
    }

    boolean contains(LocalDate day) {
        return !day.isBefore(from) && (to == null || day.isBefore(to));
    }

    boolean overlaps(Days other) {
        return (other.to == null || from.isBefore(other.to))
                && (to == null || other.from.isBefore(to));
    }

    /// The days both have; null for none.
    @Nullable Days both(Days other) {
        if (!overlaps(other)) return null;
        var first = from.isAfter(other.from) ? from : other.from;
        if (to == null) return new Days(first, other.to);
        return new Days(first, other.to == null || to.isBefore(other.to) ? to : other.to);
    }

    /// Whether the other days begin before these are over, or right then.
    boolean meets(Days later) {
        return to == null || !later.from.isAfter(to);
    }

    /// From the first day of these to the later of both ends.
    Days joined(Days later) {
        if (to == null || later.to == null) return new Days(from, null);
        return new Days(from, to.isAfter(later.to) ? to : later.to);
    }
}
