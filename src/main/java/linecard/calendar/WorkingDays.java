package linecard.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Which days are worked: neither weekend nor holiday, or moved to be a working day all the same.
///
/// It knows only the dates it was given: in a year without holidays in it, every weekday counts.
///
/// @param holidays days off, moved rest days among them
/// @param movedWorking days worked although they fall on the weekend
public record WorkingDays(
        Set<LocalDate> holidays, Set<LocalDate> movedWorking, Set<DayOfWeek> weekend) {

    public WorkingDays {
        holidays = Set.copyOf(holidays);
        movedWorking = Set.copyOf(movedWorking);
        weekend = Set.copyOf(weekend);
    }

    public boolean isWorking(LocalDate date) {
        if (movedWorking.contains(date)) return true;
        return !weekend.contains(date.getDayOfWeek()) && !holidays.contains(date);
    }

    /// The last of so many working days after a date; the date itself where there are none.
    public LocalDate after(LocalDate date, int days) {
        var last = date;
        for (int left = days; left > 0;) {
            last = last.plusDays(1);
            if (isWorking(last)) left--;
        }
        return last;
    }

    public int count(Span span) {
        int days = 0;
        for (var date = span.from(); date.isBefore(span.to()); date = date.plusDays(1)) {
            if (isWorking(date)) days++;
        }
        return days;
    }

    /// The working days of each fiscal month, twelve numbers.
    public List<Integer> counts(FiscalYear year) {
        return year.months().stream().map(month -> count(month.span())).toList();
    }

    /// The same less somebody's own days off.
    public WorkingDays without(Set<LocalDate> daysOff) {
        var off = new HashSet<>(holidays);
        off.addAll(daysOff);
        var moved = new HashSet<>(movedWorking);
        moved.removeAll(daysOff);
        return new WorkingDays(off, moved, weekend);
    }

    /// The same but for this date, which is worked or not, whatever it was.
    public WorkingDays with(LocalDate date, boolean working) {
        var rest = without(Set.of(date));
        if (!working) return rest;
        var off = new HashSet<>(rest.holidays);
        off.remove(date);
        var moved = new HashSet<>(movedWorking);
        moved.add(date);
        return new WorkingDays(off, moved, weekend);
    }
}
