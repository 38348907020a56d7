package linecard.reports;

import linecard.access.Viewer;
import linecard.calendar.FiscalCalendar;
import linecard.calendar.Span;
import linecard.plan.Goal.Measure;
import linecard.sales.Basis;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/// What a page of figures shows, as its address says: the window, by whom, of what.
record Lens(
        Window window, Basis basis, Measure measure, @Nullable UUID productLine, Sort sort) {

    enum Sort { NAME, ACTUAL, ATTAINMENT, CHANGE }

    /// As typed into the address; anything unreadable falls back to the usual.
    record Asked(
            @Nullable String at, @Nullable String by, @Nullable String basis,
            @Nullable String measure, @Nullable String line, @Nullable String sort) {}

    static Lens of(Asked asked, FiscalCalendar calendar, LocalDate usual) {
        var window = Window.at(calendar, choice(Window.By.class, asked.by(), Window.By.MONTH),
                day(asked.at(), usual));
        var measure = choice(Measure.class, asked.measure(), Measure.REVENUE);
        return new Lens(window, choice(Basis.class, asked.basis(), Basis.AS_IS),
                measure.compareTo(Measure.UNITS) > 0 ? Measure.REVENUE : measure,
                id(asked.line()), choice(Sort.class, asked.sort(), Sort.ACTUAL));
    }

    /// The windows through which an account must have been held to count as the same.
    List<Span> heldThrough() {
        return List.of(window.span(), window.prior().span());
    }

    /// As this viewer gets it: who does not see whole accounts gets as-was.
    Lens seenBy(Viewer viewer) {
        return new Lens(window, basis.seenBy(viewer), measure, productLine, sort);
    }

    Lens at(Window other) {
        return new Lens(other, basis, measure, productLine, sort);
    }

    Lens sorted(Sort by) {
        return new Lens(window, basis, measure, productLine, by);
    }

    Lens without(String part) {
        return new Lens(window, part.equals("basis") ? Basis.AS_IS : basis,
                part.equals("measure") ? Measure.REVENUE : measure,
                part.equals("line") ? null : productLine, sort);
    }

    Lens of(UUID line) {
        return new Lens(window, basis, measure, line, sort);
    }

    /// The query part of the address that leads here.
    String query() {
        return "at=" + window.span().from() + "&by=" + code(window.by()) + "&basis=" + code(basis)
                + "&measure=" + measure.code()
                + (productLine == null ? "" : "&line=" + productLine) + "&sort=" + code(sort);
    }

    static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static LocalDate day(@Nullable String typed, LocalDate usual) {
        try {
            if (typed == null) return usual;
            var day = LocalDate.parse(typed);
            return day.getYear() < 1990 || day.getYear() > 2200 ? usual : day;
        } catch (DateTimeException e) {
            return usual;
        }
    }

    private static <E extends Enum<E>> E choice(Class<E> of, @Nullable String typed, E usual) {
        for (var value : of.getEnumConstants()) {
            if (value.name().equalsIgnoreCase(typed)) return value;
        }
        return usual;
    }

    private static @Nullable UUID id(@Nullable String typed) {
        try {
            return typed == null || typed.length() != 36 ? null : UUID.fromString(typed);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
