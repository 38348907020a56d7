package linecard.plan;

import linecard.calendar.FiscalYear;
import linecard.plan.Goal.Aim;
import linecard.plan.Goal.Measure;

import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.UUID;

/// Which goals a page shows, as its address says.
///
/// @param line null for the goals over all lines
record GoalLens(FiscalYear year, Measure measure, @Nullable UUID line, boolean byQuarters) {

    /// As typed into the address; a measure or line that is none falls back to the usual.
    record Asked(
            @Nullable Integer year, @Nullable String measure, @Nullable String line,
            @Nullable String by) {}

    static GoalLens of(Asked asked, FiscalYear year) {
        return new GoalLens(year, measure(asked.measure()), id(asked.line()),
                "quarters".equals(asked.by()));
    }

    Aim aim(@Nullable UUID rep) {
        return new Aim(year.number(), measure, rep, line);
    }

    boolean shows(Negotiation goal) {
        return goal.measure() == measure && Objects.equals(goal.productLine(), line);
    }

    GoalLens byQuarters(boolean quarters) {
        return new GoalLens(year, measure, line, quarters);
    }

    /// The query part of the address that leads here.
    String query() {
        return "year=" + year.number() + rest();
    }

    /// The same without the year.
    String rest() {
        return "&measure=" + measure.code() + (line == null ? "" : "&line=" + line)
                + (byQuarters ? "&by=quarters" : "");
    }

    private static Measure measure(@Nullable String code) {
        for (var measure : Measure.values()) {
            if (measure.code().equals(code)) return measure;
        }
        return Measure.REVENUE;
    }

    private static @Nullable UUID id(@Nullable String typed) {
        try {
            return typed == null || typed.length() != 36 ? null : UUID.fromString(typed);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
