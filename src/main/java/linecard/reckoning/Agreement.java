package linecard.reckoning;

import linecard.calendar.Span;
import linecard.money.Rate;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// What one agency has agreed: versions of terms, each in force until the next.
///
/// @param european commercial agency under the law of the EU
/// @param to the first day on which it no longer holds; null for open
/// @param tail what is still earned after the end
/// @param inherited this agency's part of orders that came in before it began; months without a
///        step are whole
public record Agreement(
        UUID agency, Currency currency, boolean european, LocalDate from, @Nullable LocalDate to,
        Tail tail, List<Step> inherited, List<Version> versions) {

    public record Version(LocalDate from, Terms terms) {}

    /// Up to and with this month, counted from 1, so much is earned.
    public record Step(int month, Rate share) {}

    /// @param steps for orders received before the end
    /// @param life parts that earn wholly as long as they are sold
    public record Tail(List<Step> steps, Set<UUID> life) {

        public static final Tail NONE = new Tail(List.of(), Set.of());

        public Tail {
            steps = List.copyOf(steps);
            life = Set.copyOf(life);
        }
    }

    public Agreement {
        inherited = List.copyOf(inherited);
        versions = List.copyOf(versions);
    }

    /// The version in force on a day; after the end the last one, which the tail follows. None
    /// before the start.
    public @Nullable Version on(LocalDate day) {
        Version found = null;
        for (var version : versions) {
            if (version.from().isAfter(day) || to != null && !version.from().isBefore(to)) break;
            found = version;
        }
        return found;
    }

    /// The last day on which the statement of a quarter is due by the law of the EU; none
    /// elsewhere.
    public @Nullable LocalDate due(Span quarter) {
        return european ? europeanDue(quarter) : null;
    }

    /// The end of the month after a quarter (directive 86/653/EEC, article 10).
    public static LocalDate europeanDue(Span quarter) {
        return YearMonth.from(quarter.to().minusDays(1)).plusMonths(1).atEndOfMonth();
    }

    static @Nullable Step step(List<Step> steps, LocalDate start, LocalDate day) {
        for (var step : steps) {
            if (day.isBefore(start.plusMonths(step.month()))) return step;
        }
        return null;
    }
}
