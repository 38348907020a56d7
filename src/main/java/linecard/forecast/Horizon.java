package linecard.forecast;

import linecard.calendar.FiscalCalendar;
import linecard.calendar.FiscalPeriod;
import linecard.calendar.Span;
import linecard.calendar.WorkingDays;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// The fiscal months that a forecast knows, and those that it is about.
///
/// @param asOf what was booked before this day is known
/// @param past months that are over, the oldest first
/// @param ahead the running month and those after it
/// @param lengths working days of all of them
/// @param left the part of the running month's working days that is to come, 0 to 1
record Horizon(
        LocalDate asOf, List<FiscalPeriod> past, List<FiscalPeriod> ahead, double[] lengths,
        double left) {

    static final int MONTHS = 12;
    static final int MOST_PAST = 60;

    static Horizon of(FiscalCalendar calendar, WorkingDays worked, LocalDate asOf) {
        var running = calendar.periodOf(asOf);
        var ahead = new ArrayList<FiscalPeriod>();
        for (var month = running; ahead.size() < MONTHS;
                month = calendar.periodOf(month.span().to())) {
            ahead.add(month);
        }
        var past = new ArrayList<FiscalPeriod>();
        for (var from = running.span().from(); past.size() < MOST_PAST;
                from = past.getFirst().span().from()) {
            past.addFirst(calendar.periodOf(from.minusDays(1)));
        }
        var lengths = new double[past.size() + ahead.size()];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = worked.count((i < past.size() ? past.get(i)
                    : ahead.get(i - past.size())).span());
        }
        double whole = Math.max(1, lengths[past.size()]);
        return new Horizon(asOf, past, ahead, lengths,
                worked.count(new Span(asOf, running.span().to())) / whole);
    }

    /// How many of the months ahead belong to each fiscal quarter that is held to its end.
    List<Integer> quarters() {
        var quarters = new ArrayList<Integer>();
        for (int from = 0, size = 3 - passedInQuarter(); from + size <= ahead.size(); size = 3) {
            quarters.add(size);
            from += size;
        }
        return quarters;
    }

    /// How many months of the running quarter are over.
    int passedInQuarter() {
        return (ahead.getFirst().number() - 1) % 3;
    }

    /// The days of a month ahead that are to come, all of them but in the running one.
    long daysLeft(int month) {
        return month == 0 ? ChronoUnit.DAYS.between(asOf, ahead.getFirst().span().to())
                : ahead.get(month).span().days();
    }

    double workingDaysLeft(int month) {
        return lengths[past.size() + month] * (month == 0 ? left : 1);
    }

    /// All that may be read.
    Span known() {
        return new Span(past.getFirst().span().from(), ahead.getFirst().span().to());
    }
}
