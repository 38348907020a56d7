package linecard.demo;

import linecard.accounts.Assignment;
import linecard.accounts.Assignment.Role;
import linecard.demo.Range.MainLine;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// An account as the story has it buy.
///
/// @param from the first day it buys; null for always
/// @param to the first day it no longer buys; null for never
/// @param yearly what it buys in an average year, in whole units of the currency
/// @param tastes the main lines it buys
/// @param hands who looked after it, in order
record Buyer(
        UUID account, String code, @Nullable LocalDate from, @Nullable LocalDate to, long yearly,
        List<Taste> tastes, List<Hand> hands) {

    /// @param weight among the tastes of one buyer
    record Taste(MainLine line, int weight) {

        /// The weight in a month, in thousandths of the year's.
        long in(LocalDate month) {
            return (long) weight * line.season()[month.getMonthValue() - 1];
        }
    }

    record Hand(LocalDate from, Temper temper) {}

    /// Of several reps at a time, the one who owns the account counts.
    static List<Hand> hands(List<Assignment> assignments, Map<UUID, Temper> tempers) {
        var hands = new ArrayList<Hand>();
        for (var assignment : assignments) {
            if (assignment.role() != Role.OWNER) continue;
            var temper = tempers.getOrDefault(assignment.rep(), Temper.STEADY);
            hands.add(new Hand(assignment.from(), temper));
        }
        return hands;
    }

    boolean buysOn(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (to == null || day.isBefore(to));
    }

    long tastesIn(LocalDate month) {
        return tastes.stream().mapToLong(taste -> taste.in(month)).sum();
    }

    /// How the month sells to a buyer of these tastes, in thousandths of an average month.
    long season(LocalDate month) {
        return tastesIn(month) / tastes.stream().mapToInt(Taste::weight).sum();
    }

    /// What it buys in a month, in thousandths of an average one.
    int level(LocalDate month, LocalDate beginning) {
        int told = months(beginning, month);
        for (var hand : hands.reversed()) {
            if (hand.from().isAfter(month)) continue;
            return hand.temper().level(told, months(hand.from(), month));
        }
        return Temper.STEADY.level(told, told);
    }

    private static int months(LocalDate from, LocalDate to) {
        return (int) Math.max(0, ChronoUnit.MONTHS.between(from, to));
    }
}
