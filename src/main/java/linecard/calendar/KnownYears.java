package linecard.calendar;

import java.time.LocalDate;

/// The years that the program knows. A day outside them is a slip of the pen: nothing is planned,
/// sold or told of it.
public final class KnownYears {

    public static final int FIRST = 1990;
    public static final int LAST = 2199;

    public static final Span DAYS =
            new Span(LocalDate.of(FIRST, 1, 1), LocalDate.of(LAST + 1, 1, 1));

    private KnownYears() {}

    public static boolean hold(LocalDate day) {
        return DAYS.contains(day);
    }

    public static boolean hold(int year) {
        return year >= FIRST && year <= LAST;
    }

    /// The fiscal year in which the last day lies may bear the number after the last.
    public static boolean holdFiscal(int year) {
        return year >= FIRST && year <= LAST + 1;
    }
}
