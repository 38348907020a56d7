package linecard.terms;

import linecard.reckoning.Dated;
import linecard.reckoning.Finding.Clause;
import linecard.reckoning.Match;
import linecard.reckoning.RateRule;
import linecard.reckoning.Reset;
import linecard.reckoning.Terms;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Finds clauses that would never do anything, or undo each other. It is asked when a version is
/// written; what was agreed before goes on to be read and reckoned as it is.
final class Idle {

    private final Terms terms;
    private final Dated days;
    private final List<Objection> objections = new ArrayList<>();

    private Idle(Terms terms, Dated days) {
        this.terms = terms;
        this.days = days;
    }

    /// @param next the first day of the version after it; null where there is none
    static List<Objection> objections(Version version, @Nullable LocalDate next) {
        var idle = new Idle(version.terms(), new Dated(version.from(), next));
        idle.rates();
        idle.ladders();
        idle.spiffs();
        idle.zeros();
        idle.limits();
        idle.clawback();
        return idle.objections;
    }

    private void rates() {
        for (int i = 0; i < terms.rates().size(); i++) {
            var rule = terms.rates().get(i);
            var at = "rates/" + i;
            if (isNever(rule.dated())) add(at, Clause.RATE, rule.name(), "terms.idle.days");
            var before = beforeIt(rule);
            if (before != null) add(at, Clause.RATE, rule.name(), "terms.idle.house", before);
        }
    }

    private boolean isNever(Dated dated) {
        return !dated.equals(Dated.ALWAYS) && !dated.overlaps(days);
    }

    /// The name of what wins for a house account on all days on which a rate names it too.
    private @Nullable String beforeIt(RateRule rule) {
        if (!(rule.match() instanceof Match.Account(var account))) return null;
        for (var other : terms.rates()) {
            if (other.match().equals(new Match.House(account))
                    && covers(other.dated(), rule.dated())) {
                return other.name();
            }
        }
        return null;
    }

    /// On the days of the version.
    private boolean covers(Dated outer, Dated inner) {
        var from = outer.from();
        var to = outer.to();
        boolean isFromTheStart = from == null || days.from() != null
                && !days.from().isBefore(from)
                || inner.from() != null && !inner.from().isBefore(from);
        boolean isToTheEnd = to == null || days.to() != null && !days.to().isAfter(to)
                || inner.to() != null && !inner.to().isAfter(to);
        return isFromTheStart && isToTheEnd;
    }

    private void ladders() {
        var named = terms.rates().stream().map(RateRule::pay)
                .filter(RateRule.Climb.class::isInstance)
                .map(pay -> ((RateRule.Climb) pay).ladder()).collect(Collectors.toSet());
        for (int i = 0; i < terms.ladders().size(); i++) {
            var ladder = terms.ladders().get(i);
            if (named.contains(ladder.name())) continue;
            add("ladders/" + i, Clause.LADDER, ladder.name(), "terms.idle.ladder");
        }
    }

    private void spiffs() {
        for (int i = 0; i < terms.spiffs().size(); i++) {
            var spiff = terms.spiffs().get(i);
            if (!isNever(spiff.dated())) continue;
            add("spiffs/" + i, Clause.SPIFF, spiff.name(), "terms.idle.days");
        }
    }

    private void zeros() {
        var override = terms.override();
        if (override != null && override.rate().millionths() == 0) {
            add("override", Clause.OVERRIDE, "", "terms.idle.zero");
        }
        if (terms.draw() != null && terms.draw().minor() == 0) {
            add("draw", Clause.DRAW, "", "terms.idle.zero");
        }
        if (terms.holdback() != null && terms.holdback().rate().millionths() == 0) {
            add("holdback", Clause.HOLDBACK, "", "terms.idle.zero");
        }
        if (terms.minimum() != null && terms.minimum().minor() == 0) {
            objections.add(Objection.of("minimum", "terms.minimum.zero"));
        }
    }

    private void limits() {
        var cap = terms.cap();
        if (cap == null) return;
        var minimum = terms.minimum();
        if (minimum != null && minimum.per() != cap.per() && isMore(
                minimum.minor(), minimum.per(), cap)) {
            add("minimum", Clause.LIMIT, "", "terms.idle.limits");
        }
        if (terms.draw() != null && isMore(terms.draw().minor(), Reset.MONTH, cap)) {
            add("draw", Clause.DRAW, "", "terms.idle.draw");
        }
    }

    /// Whether an amount each period comes to more than the cap does over the longer of both.
    private static boolean isMore(long minor, Reset per, Terms.Limit cap) {
        return Math.multiplyExact(minor, months(cap.per()))
                > Math.multiplyExact(cap.minor(), months(per));
    }

    private static long months(Reset per) {
        return switch (per) {
            case MONTH -> 1;
            case QUARTER -> 3;
            case YEAR -> 12;
        };
    }

    private void clawback() {
        var clawback = terms.clawback();
        boolean isBounded = clawback.months() < Bounds.MONTHS
                || clawback.cap().millionths() < 1_000_000;
        if (clawback.causes().isEmpty()) {
            if (isBounded) add("clawback", Clause.CLAWBACK, "", "terms.idle.causes");
        } else if (clawback.months() == 0 || clawback.cap().millionths() == 0) {
            add("clawback", Clause.CLAWBACK, "", "terms.idle.clawback");
        }
    }

    private void add(String at, Clause clause, String name, String key, Object... arguments) {
        objections.add(new Objection(at, clause, name, key, List.of(arguments)));
    }
}
