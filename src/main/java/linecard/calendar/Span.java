package linecard.calendar;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// The days from `from` up to but without `to`; at least one.
public record Span(LocalDate from, LocalDate to) {

    public Span {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException(from + " to " + to + " holds no day");
        }
    }

    public boolean contains(LocalDate date) {
        return !date.isBefore(from) && date.isBefore(to);
    }

    public boolean overlaps(Span other) {
        return from.isBefore(other.to) && other.from.isBefore(to);
    }

    /// The days both have, if any.
    public Optional<Span> intersect(Span other) {
        if (!overlaps(other)) return Optional.empty();
        return Optional.of(new Span(
                from.isAfter(other.from) ? from : other.from,
                to.isBefore(other.to) ? to : other.to));
    }

    /// Its days up to this one and with it, where that is one of them; else all of them.
    public Span upTo(LocalDate day) {
        return contains(day) ? new Span(from, day.plusDays(1)) : this;
    }

    public long days() {
        return ChronoUnit.DAYS.between(from, to);
    }
}
