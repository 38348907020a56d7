package linecard.subjects;

import linecard.calendar.FiscalCalendar;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The fiscal months for which statements were issued: what is booked into them counts in the
/// next statements.
final class ClosedMonths {

    private final FiscalCalendar calendar;
    private final Set<LocalDate> closed;
    private final Map<LocalDate, Optional<LocalDate>> known = new HashMap<>();

    /// @param closed the first days of the months
    ClosedMonths(FiscalCalendar calendar, Set<LocalDate> closed) {
        this.calendar = calendar;
        this.closed = closed;
    }

    /// The first day of the closed month that a day lies in.
    Optional<LocalDate> of(LocalDate day) {
        return closed.isEmpty() ? Optional.empty()
                : known.computeIfAbsent(day, _ -> Optional.of(
                        calendar.periodOf(day).span().from()).filter(closed::contains));
    }
}
