package linecard.pipeline;

import linecard.access.Viewer;
import linecard.calendar.KnownYears;
import linecard.calendar.Span;
import linecard.web.Query;
import linecard.words.Coded;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;

/// The days whose changes are asked for, as the address says it.
record Between(Span days, Usual usual) {

    /// Days that are asked for often.
    enum Usual implements Coded {
        /// The last seven.
        WEEK,
        /// This fiscal month so far.
        MONTH,
        /// This fiscal quarter so far.
        QUARTER,
        /// The last twelve months.
        YEAR,
        /// As typed.
        OWN
    }

    /// A longer stretch would make the page slow.
    private static final long MOST_DAYS = 3660;

    /// Anything unreadable falls back to what is usual.
    static Between of(
            Viewer viewer, Map<String, String> asked, Usual usual, LocalDate today) {
        var typed = span(asked.get("from"), asked.get("to"));
        if (typed != null) return new Between(typed, Usual.OWN);
        for (var one : Usual.values()) {
            if (one != Usual.OWN && one.code().equals(asked.get("period"))) {
                return usual(viewer, one, today);
            }
        }
        return usual(viewer, usual, today);
    }

    private static Between usual(Viewer viewer, Usual usual, LocalDate today) {
        var calendar = viewer.organisation().calendar();
        var from = switch (usual) {
            case WEEK, OWN -> today.minusDays(6);
            case MONTH -> calendar.periodOf(today).span().from();
            case QUARTER -> {
                var year = calendar.yearOf(today);
                yield year.quarter(year.monthOf(today).quarter()).months().getFirst()
                        .span().from();
            }
            case YEAR -> today.minusYears(1).plusDays(1);
        };
        return new Between(new Span(from, today.plusDays(1)), usual);
    }

    static @Nullable Span span(@Nullable String from, @Nullable String to) {
        try {
            if (from == null || to == null) return null;
            return span(LocalDate.parse(from), LocalDate.parse(to));
        } catch (DateTimeException e) {
            return null;
        }
    }

    /// Null where these are no days in order, or too many.
    static @Nullable Span span(LocalDate first, LocalDate last) {
        if (!KnownYears.hold(first) || !KnownYears.hold(last) || last.isBefore(first)) return null;
        var span = new Span(first, last.plusDays(1));
        return span.days() > MOST_DAYS ? null : span;
    }

    LocalDate last() {
        return days.to().minusDays(1);
    }

    Query query() {
        return usual == Usual.OWN ? Query.none().with("from", days.from()).with("to", last())
                : Query.none().with("period", usual.code());
    }
}
