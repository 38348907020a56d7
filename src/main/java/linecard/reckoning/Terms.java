package linecard.reckoning;

import linecard.calendar.Span;
import linecard.money.Rate;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import static java.util.Objects.requireNonNull;

/// The money terms of an agreement as they stand from a day on. Whether they contradict each other
/// is for [TermsCheck] to say.
///
/// @param base what is paid
/// @param roles what share of a sale a role earns, where the assignment says none
/// @param minimum what a period comes to at least, once it is over
/// @param carriesNegative whether a negative balance goes on to the next period, or is waived
/// @param limitsOn what minimum and caps look at; [LimitsOn#SOLD] where there are none
public record Terms(
        Event event, Measure base, List<RateRule> rates, List<Ladder> ladders, List<Spiff> spiffs,
        Map<String, Rate> roles, @Nullable Override override, @Nullable Limit minimum,
        @Nullable Limit cap, @Nullable Draw draw, @Nullable Holdback holdback, Clawback clawback,
        boolean carriesNegative, LimitsOn limitsOn) {

    /// What the owner of an agency earns over its other reps.
    public record Override(String name, UUID owner, Rate rate, Of of) {}

    public enum Of { SALES, COMMISSION }

    /// @param minor amount
    public record Limit(long minor, Reset per) {}

    /// What of a period minimum and caps look at. The same but where payments earn.
    public enum LimitsOn {
        /// What is earned by now: a cap takes nothing of what nobody has paid for.
        EARNED,
        /// All that was sold, paid for or not.
        SOLD
    }

    /// What is paid at least each period, in minor units; recoverable from what is earned later.
    public record Draw(long minor, boolean recoverable) {}

    /// The part of what is earned that is kept until so many months after the period.
    public record Holdback(Rate rate, int months) {

        /// What was held when, and is held still.
        public record Held(LocalDate since, long minor) {}

        /// What of it is due by a day.
        public long due(List<Held> held, LocalDate by) {
            long due = 0;
            for (var one : held) {
                if (!one.since().plusMonths(months).isAfter(by)) {
                    due = Math.addExact(due, one.minor());
                }
            }
            return due;
        }
    }

    /// When commission may be taken back.
    ///
    /// @param months after the original; later returns take nothing back
    /// @param cap the part of a month's commission that can be taken back at most
    public record Clawback(int months, Rate cap, Set<Cause> causes) {

        public Clawback {
            causes = Set.copyOf(causes);
        }

        boolean isCapped() {
            return cap.millionths() < Exact.WHOLE;
        }
    }

    /// Why a sale came back.
    public enum Cause { RETURN, CANCELLATION, UNPAID, PRICE, PRINCIPALS_FAULT }

    public Terms {
        rates = List.copyOf(rates);
        ladders = List.copyOf(ladders);
        spiffs = List.copyOf(spiffs);
        roles = Map.copyOf(roles);
        if (!hasLimits(minimum, cap, clawback)) limitsOn = LimitsOn.SOLD;
    }

    private static boolean hasLimits(
            @Nullable Limit minimum, @Nullable Limit cap, Clawback clawback) {
        return minimum != null || cap != null || clawback.isCapped();
    }

    /// Whether there is a minimum, a cap or one of the clawback.
    public boolean hasLimits() {
        return hasLimits(minimum, cap, clawback);
    }

    /// The clauses that hold on any of some days, as far as they do.
    Terms within(Span days) {
        return new Terms(event, base, rates.stream()
                .filter(rule -> rule.dated().within(days) != null)
                .map(rule -> new RateRule(rule.name(), rule.match(),
                        requireNonNull(rule.dated().within(days)), rule.pay())).toList(),
                ladders, spiffs.stream()
                .filter(spiff -> spiff.dated().within(days) != null)
                .map(spiff -> new Spiff(spiff.name(), spiff.match(),
                        requireNonNull(spiff.dated().within(days)), spiff.perUnit())).toList(),
                roles, override, minimum, cap, draw, holdback, clawback, carriesNegative,
                limitsOn);
    }

    Terms earning(Event other) {
        return new Terms(other, base, rates, ladders, spiffs, roles, override, minimum, cap, draw,
                holdback, clawback, carriesNegative, limitsOn);
    }

    public Terms withoutDraw() {
        return new Terms(event, base, rates, ladders, spiffs, roles, override, minimum, cap, null,
                holdback, clawback, carriesNegative, limitsOn);
    }

    @Nullable Ladder ladder(String name) {
        for (var ladder : ladders) {
            if (ladder.name().equals(name)) return ladder;
        }
        return null;
    }

    /// The amounts without which nothing can be reckoned.
    Set<Column> columns() {
        var columns = EnumSet.of(Column.GROSS);
        columns.addAll(base.needs());
        for (var ladder : ladders) columns.addAll(ladder.counts().needs());
        if (!spiffs.isEmpty()) columns.add(Column.QUANTITY);
        return columns;
    }

    /// The longest period over which anything here is summed.
    public Reset window() {
        var longest = Reset.MONTH;
        for (var ladder : ladders) longest = longer(longest, ladder.reset());
        if (minimum != null) longest = longer(longest, minimum.per());
        return cap == null ? longest : longer(longest, cap.per());
    }

    static Reset longer(Reset one, Reset other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
