package linecard.reports;

import linecard.access.Viewer;
import linecard.calendar.IsoWeek;
import linecard.calendar.KnownYears;
import linecard.calendar.Span;
import linecard.sales.Basis;
import linecard.sales.Results.By;
import linecard.sales.Results.Question;
import linecard.sales.Scope;
import linecard.web.Query;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;

/// Two stretches of days to compare, of what and by whom, as the address says.
///
/// @param now the later days, `then` the ones they are compared with
record Pair(Span now, Span then, By by, Basis basis, Usual usual) {

    /// Stretches that are asked for often.
    enum Usual {
        /// The last whole week and the one before it.
        WEEK,
        /// This month so far, and the same dates of the month before.
        MONTH,
        /// This fiscal year so far, and the same dates of the year before.
        YEAR,
        /// As typed.
        OWN
    }

    /// A day more would make the page slow.
    private static final long MOST_DAYS = 3660;

    /// @param from first and last days, as `2026-11-03`
    record Asked(
            @Nullable String period, @Nullable String from, @Nullable String to,
            @Nullable String thenFrom, @Nullable String thenTo, @Nullable String by,
            @Nullable String basis) {}

    /// Anything unreadable falls back to the last week.
    static Pair of(Viewer viewer, Asked asked, LocalDate today) {
        var by = Lens.choice(By.class, asked.by(), usualBy(viewer));
        var basis = Lens.choice(Basis.class, asked.basis(), Basis.AS_IS).seenBy(viewer);
        var now = span(asked.from(), asked.to());
        var then = span(asked.thenFrom(), asked.thenTo());
        var usual = Lens.choice(Usual.class, asked.period(),
                now == null || then == null ? Usual.WEEK : Usual.OWN);
        if (usual == Usual.OWN && now != null && then != null) {
            return new Pair(now, then, by, basis, usual);
        }
        return usual(viewer, usual, by, basis, today);
    }

    private static Pair usual(
            Viewer viewer, Usual usual, By by, Basis basis, LocalDate today) {
        var calendar = viewer.organisation().calendar();
        return switch (usual) {
            case MONTH -> {
                var month = calendar.periodOf(today).span();
                var before = calendar.periodOf(month.from().minusDays(1)).span();
                var soFar = month.upTo(today);
                yield new Pair(soFar, within(before, before.from().plusDays(soFar.days())), by,
                        basis, usual);
            }
            case YEAR -> {
                var year = Window.at(calendar, Window.By.YEAR, today);
                yield new Pair(year.span().upTo(today),
                        Objects.requireNonNull(year.priorToDate(today)), by, basis, usual);
            }
            case WEEK, OWN -> {
                var monday = IsoWeek.of(today).span().from();
                yield new Pair(new Span(monday.minusDays(7), monday),
                        new Span(monday.minusDays(14), monday.minusDays(7)), by, basis,
                        Usual.WEEK);
            }
        };
    }

    private static Span within(Span whole, LocalDate to) {
        return new Span(whole.from(), to.isAfter(whole.to()) ? whole.to() : to);
    }

    private static @Nullable Span span(@Nullable String from, @Nullable String to) {
        try {
            if (from == null || to == null) return null;
            var first = LocalDate.parse(from);
            var last = LocalDate.parse(to);
            if (!KnownYears.hold(first) || !KnownYears.hold(last) || last.isBefore(first)) {
                return null;
            }
            var span = new Span(first, last.plusDays(1));
            return span.days() > MOST_DAYS ? null : span;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /// The same account is one that was held through both.
    Question question(Span days, LocalDate today) {
        return new Question(basis, Scope.ALL, days, today, List.of(now, then));
    }

    Pair over(Usual other, Viewer viewer, LocalDate today) {
        return usual(viewer, other, by, basis, today);
    }

    Pair by(By other) {
        return new Pair(now, then, other, basis, usual);
    }

    /// The query part of the address that leads here.
    Query parts() {
        var parts = new LinkedHashMap<String, String>();
        parts.put("by", Lens.code(by));
        parts.put("basis", Lens.code(basis));
        if (usual == Usual.OWN) {
            parts.put("from", now.from().toString());
            parts.put("to", now.to().minusDays(1).toString());
            parts.put("thenFrom", then.from().toString());
            parts.put("thenTo", then.to().minusDays(1).toString());
        } else {
            parts.put("period", Lens.code(usual));
        }
        return new Query(parts);
    }

    /// What of it is not as usual: what a view keeps of it.
    Query said(Viewer viewer) {
        return parts().with("by", by == usualBy(viewer) ? "" : Lens.code(by))
                .with("basis", basis == Basis.AS_IS.seenBy(viewer) ? "" : Lens.code(basis))
                .with("period", usual == Usual.WEEK || usual == Usual.OWN ? ""
                        : Lens.code(usual));
    }

    private static By usualBy(Viewer viewer) {
        return viewer.role().isStaff() ? By.REP : By.ACCOUNT;
    }

    String query() {
        return parts().toString().substring(1);
    }
}
