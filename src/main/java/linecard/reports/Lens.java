package linecard.reports;

import linecard.access.Viewer;
import linecard.calendar.FiscalCalendar;
import linecard.calendar.KnownYears;
import linecard.calendar.Span;
import linecard.plan.Goal.Measure;
import linecard.sales.Basis;
import linecard.sales.Results.Question;
import linecard.sales.Scope;
import linecard.web.Query;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/// What a page of figures shows, as its address says: the window, by whom, of what, and of a list
/// of reps which part in which order.
///
/// @param name a part of the names of those to list; empty for all
/// @param page of the list, from 1
record Lens(
        Window window, Basis basis, Measure measure, @Nullable UUID productLine, Sort sort,
        String name, int page) {

    enum Sort {
        NAME, ACTUAL, ATTAINMENT,
        /// Who is most behind the pace first.
        PACE,
        CHANGE
    }

    private static final int LONGEST_NAME = 60;

    /// As typed into the address; anything unreadable falls back to the usual.
    record Asked(
            @Nullable String at, @Nullable String by, @Nullable String basis,
            @Nullable String measure, @Nullable String line, @Nullable String sort,
            @Nullable String name, @Nullable Integer page) {}

    static Lens of(Asked asked, FiscalCalendar calendar, LocalDate usual) {
        var window = Window.at(calendar, choice(Window.By.class, asked.by(), Window.By.MONTH),
                day(asked.at(), usual));
        var measure = choice(Measure.class, asked.measure(), Measure.REVENUE);
        return new Lens(window, choice(Basis.class, asked.basis(), Basis.AS_IS),
                measure.compareTo(Measure.UNITS) > 0 ? Measure.REVENUE : measure,
                id(asked.line()), choice(Sort.class, asked.sort(), Sort.ACTUAL),
                name(asked.name()), asked.page() == null ? 1 : Math.max(1, asked.page()));
    }

    /// The same account is one that was held through the window and the one before.
    Question question(Scope scope, Span days, LocalDate today) {
        return new Question(
                basis, scope, days, today, List.of(window.span(), window.prior().span()));
    }

    Lens by(Basis other) {
        return new Lens(window, other, measure, productLine, sort, name, page);
    }

    /// As this viewer gets it: who does not see whole accounts gets as-was.
    Lens seenBy(Viewer viewer) {
        return by(basis.seenBy(viewer));
    }

    Lens at(Window other) {
        return new Lens(other, basis, measure, productLine, sort, name, 1);
    }

    Lens sorted(Sort by) {
        return new Lens(window, basis, measure, productLine, by, name, 1);
    }

    /// Everybody, by name: what is the same whatever part of the list is looked at.
    Lens whole() {
        return new Lens(window, basis, measure, productLine, Sort.NAME, "", 1);
    }

    /// The same for everybody or for one rep, whose page has no list.
    Lens everybody() {
        return new Lens(window, basis, measure, productLine, sort, "", 1);
    }

    /// The query part of the address that leads here.
    String query() {
        return parts().toString().substring(1);
    }

    Query parts() {
        var parts = new LinkedHashMap<String, String>();
        parts.put("at", window.span().from().toString());
        parts.put("by", code(window.by()));
        parts.put("basis", code(basis));
        parts.put("measure", measure.code());
        parts.put("line", productLine == null ? "" : productLine.toString());
        parts.put("sort", code(sort));
        parts.put("name", name);
        parts.put("page", page == 1 ? "" : String.valueOf(page));
        return new Query(parts);
    }

    /// What of it is not as usual, without the day: what a view keeps of it.
    Query said(Viewer viewer) {
        return parts().without("at").without("page")
                .with("by", window.by() == Window.By.MONTH ? "" : code(window.by()))
                .with("basis", basis == Basis.AS_IS.seenBy(viewer) ? "" : code(basis))
                .with("measure", measure == Measure.REVENUE ? "" : measure.code())
                .with("sort", sort == Sort.ACTUAL ? "" : code(sort));
    }

    static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static LocalDate day(@Nullable String typed, LocalDate usual) {
        try {
            if (typed == null) return usual;
            var day = LocalDate.parse(typed);
            return KnownYears.hold(day) ? day : usual;
        } catch (DateTimeException e) {
            return usual;
        }
    }

    static <E extends Enum<E>> E choice(Class<E> of, @Nullable String typed, E usual) {
        for (var value : of.getEnumConstants()) {
            if (value.name().equalsIgnoreCase(typed)) return value;
        }
        return usual;
    }

    private static String name(@Nullable String typed) {
        var name = typed == null ? "" : typed.strip().replace("\0", "");
        return name.substring(0, Math.min(LONGEST_NAME, name.length()));
    }

    private static @Nullable UUID id(@Nullable String typed) {
        try {
            return typed == null || typed.length() != 36 ? null : UUID.fromString(typed);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
