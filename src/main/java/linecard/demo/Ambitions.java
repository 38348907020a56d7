package linecard.demo;

import linecard.money.Split;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// How the companies of the story set their goals: round numbers, from last year's.
final class Ambitions {

    /// In minor units of either currency: ten thousand forints, a hundred dollars.
    private static final long FORINTS = 1_000_000;
    private static final long DOLLARS = 10_000;

    private Ambitions() {}

    static long step(String currency) {
        return currency.equals("HUF") ? FORINTS : DOLLARS;
    }

    /// So many thousandths of an amount, in whole steps; never below zero.
    static long of(long amount, int thousandths, long step) {
        return Math.max(0, amount / 1000 * thousandths / step * step);
    }

    /// Twelve months of a year's goal by the weights of each, in whole steps.
    static List<Long> months(long year, List<Long> weightOfMonth, long step) {
        var weights = new long[12];
        for (int i = 0; i < 12; i++) weights[i] = Math.max(0, weightOfMonth.get(i));
        var months = new ArrayList<Long>();
        for (long part : Split.largestRemainder(year / step, weights)) months.add(part * step);
        return months;
    }

    /// The organisation's goal handed down by each rep's share of last year. What the house sold
    /// takes its share as well, but the house has no goal.
    static Map<UUID, Long> handedDown(
            long goal, Map<UUID, List<Long>> lastYear, long house, long step) {
        var reps = lastYear.keySet().stream().sorted().toList();
        var weights = new long[reps.size() + 1];
        for (int i = 0; i < reps.size(); i++) {
            weights[i] = Math.max(0, sum(lastYear.getOrDefault(reps.get(i), List.of())));
        }
        weights[reps.size()] = Math.max(0, house);
        var parts = Split.largestRemainder(goal / step, weights);
        var goals = new HashMap<UUID, Long>();
        for (int i = 0; i < reps.size(); i++) {
            if (parts[i] > 0) goals.put(reps.get(i), parts[i] * step);
        }
        return goals;
    }

    static long sum(List<Long> months) {
        return months.stream().mapToLong(Long::longValue).sum();
    }

    static List<Long> noMonths() {
        return new ArrayList<>(Collections.nCopies(12, 0L));
    }
}
