package linecard.recognition;

import linecard.calendar.Span;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// The days around the end of a period: the period, its last days, and as many after it.
///
/// @param after the first day beyond all of it
record Around(LocalDate from, LocalDate lastFrom, LocalDate until, LocalDate after) {

    private static final int MOST_LAST_DAYS = 7;

    /// Earlier periods that are looked at.
    static final int EARLIER = 8;

    /// A week, or a quarter of a shorter period.
    static Around of(Span days) {
        return of(days, last(days));
    }

    private static long last(Span days) {
        return Math.clamp(ChronoUnit.DAYS.between(days.from(), days.to()) / 4, 1, MOST_LAST_DAYS);
    }

    private static Around of(Span days, long last) {
        return new Around(days.from(), days.to().minusDays(last), days.to(),
                days.to().plusDays(last));
    }

    /// Those before a period, the latest first: as many months where it goes over whole ones, else
    /// as many days.
    static List<Around> before(Span days) {
        var all = new ArrayList<Around>();
        long months = ChronoUnit.MONTHS.between(days.from(), days.to());
        boolean isWhole = months > 0 && days.from().plusMonths(months).equals(days.to());
        long length = ChronoUnit.DAYS.between(days.from(), days.to());
        for (int k = 1; k <= EARLIER; k++) {
            all.add(of(isWhole
                    ? new Span(days.from().minusMonths(k * months),
                            days.to().minusMonths(k * months))
                    : new Span(days.from().minusDays(k * length), days.to().minusDays(k * length)),
                    last(days)));
        }
        return all;
    }

    int lastDays() {
        return (int) ChronoUnit.DAYS.between(lastFrom, until);
    }
}
