package linecard.reckoning;

import linecard.money.Rate;
import linecard.reckoning.Agreement.Step;
import linecard.reckoning.Agreement.Version;
import linecard.reckoning.Finding.Clause;
import linecard.reckoning.Finding.Contradiction;
import linecard.reckoning.Terms.Cause;
import linecard.reckoning.Terms.Limit;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// Finds every contradiction within an agreement's terms, before anything is reckoned by them.
public final class TermsCheck {

    private final List<Finding> findings = new ArrayList<>();

    private TermsCheck() {}

    public static List<Finding> findings(Agreement agreement) {
        var check = new TermsCheck();
        check.dates(agreement);
        check.steps(agreement.tail().steps());
        check.steps(agreement.inherited());
        for (var version : agreement.versions()) {
            var terms = version.terms();
            check.base(terms.base(), Clause.BASE, "");
            if (terms.base().kind() == Measure.Kind.UNITS) {
                check.add(Clause.BASE, Contradiction.UNITS_PAID);
            }
            check.rates(terms, agreement.from());
            for (var ladder : terms.ladders()) check.ladder(ladder);
            check.names(Clause.LADDER, terms.ladders().stream().map(Ladder::name).toList());
            check.spiffs(terms.spiffs(), agreement.from());
            check.wholes(terms);
            check.amounts(terms);
            check.clawback(terms, agreement.european());
        }
        return List.copyOf(check.findings);
    }

    private void dates(Agreement agreement) {
        var end = agreement.to();
        if (end != null && !agreement.from().isBefore(end)) {
            add(Clause.AGREEMENT, Contradiction.HOLDS_NO_DAY, agreement.from());
        }
        if (agreement.versions().isEmpty()) {
            add(Clause.AGREEMENT, Contradiction.NO_VERSION);
            return;
        }
        LocalDate last = null;
        for (var version : agreement.versions()) {
            var from = version.from();
            if (from.isBefore(agreement.from())) {
                add(Clause.VERSION, Contradiction.BEFORE_AGREEMENT, agreement.from());
            }
            if (end != null && !from.isBefore(end)) {
                add(Clause.VERSION, Contradiction.AFTER_END, from);
            }
            if (last != null && !last.isBefore(from)) {
                add(Clause.VERSION, Contradiction.NOT_IN_ORDER, from);
            }
            last = from;
        }
        Version first = agreement.versions().getFirst();
        if (first.from().isAfter(agreement.from())) {
            add(Clause.VERSION, Contradiction.STARTS_LATE, first.from());
        }
    }

    private void steps(List<Step> steps) {
        int last = 0;
        for (var step : steps) {
            if (step.month() <= last) {
                add(Clause.TAIL, Contradiction.NOT_ASCENDING, step.month());
            }
            last = step.month();
        }
    }

    /// What rates and spiffs have in common.
    private record Dealt(String name, Match match, Dated dated) {}

    private void dealt(Clause clause, List<Dealt> all, LocalDate start) {
        names(clause, all.stream().map(Dealt::name).toList());
        for (int i = 0; i < all.size(); i++) {
            var one = all.get(i);
            var from = one.dated().from();
            if (one.dated().isEmpty()) add(clause, Contradiction.HOLDS_NO_DAY, one.name());
            if (from != null && from.isBefore(start)) {
                add(clause, Contradiction.BEFORE_AGREEMENT, start, one.name());
            }
            for (var other : all.subList(0, i)) {
                if (one.match().equals(other.match()) && one.dated().overlaps(other.dated())) {
                    add(clause, Contradiction.MATCH_EQUALLY, other.name(), one.name());
                }
            }
        }
    }

    private void base(Measure measure, Clause clause, String name) {
        boolean isNet = measure.kind() == Measure.Kind.NET;
        boolean mayDeduct = isNet || measure.kind() == Measure.Kind.MARGIN;
        if (isNet && measure.less().isEmpty() || !mayDeduct && !measure.less().isEmpty()
                || !Measure.DEDUCTIONS.containsAll(measure.less())) {
            add(clause, Contradiction.DEDUCTIONS, name);
        }
    }

    private void rates(Terms terms, LocalDate start) {
        dealt(Clause.RATE, terms.rates().stream()
                .map(rule -> new Dealt(rule.name(), rule.match(), rule.dated())).toList(), start);
        for (var rule : terms.rates()) {
            if (rule.match() instanceof Match.Stated) {
                add(Clause.RATE, Contradiction.NOT_FOR_THIS, rule.name());
            }
            if (rule.pay() instanceof RateRule.Climb(var name) && terms.ladder(name) == null) {
                add(Clause.RATE, Contradiction.UNKNOWN_LADDER, rule.name(), name);
            }
        }
    }

    private void ladder(Ladder ladder) {
        base(ladder.counts(), Clause.LADDER, ladder.name());
        var tiers = ladder.tiers();
        if (tiers.isEmpty()) {
            add(Clause.LADDER, Contradiction.NO_TIER, ladder.name());
            return;
        }
        if (tiers.getFirst().from() != 0) {
            add(Clause.LADDER, Contradiction.NOT_FROM_ZERO, ladder.name());
        }
        for (int i = 1; i < tiers.size(); i++) {
            if (tiers.get(i).from() <= tiers.get(i - 1).from()) {
                add(Clause.LADDER, Contradiction.NOT_ASCENDING, ladder.name(), i + 1);
            }
        }
    }

    private void spiffs(List<Spiff> spiffs, LocalDate start) {
        dealt(Clause.SPIFF, spiffs.stream()
                .map(spiff -> new Dealt(spiff.name(), spiff.match(), spiff.dated())).toList(),
                start);
        for (var spiff : spiffs) {
            if (spiff.perUnit() <= 0) {
                add(Clause.SPIFF, Contradiction.NOT_ABOVE_ZERO, spiff.name());
            }
            if (!(spiff.match() instanceof Match.Item || spiff.match() instanceof Match.Line)) {
                add(Clause.SPIFF, Contradiction.NOT_FOR_THIS, spiff.name());
            }
        }
    }

    /// The roles of a sale share it, and an override on sales comes on top of the highest rate.
    private void wholes(Terms terms) {
        long roles = terms.roles().values().stream().mapToLong(Rate::millionths).sum();
        if (roles > Exact.WHOLE) add(Clause.ROLE, Contradiction.OVER_WHOLE);
        var override = terms.override();
        if (override == null || override.of() != Terms.Of.SALES) return;
        long most = 0;
        for (var rule : terms.rates()) {
            if (rule.pay() instanceof RateRule.Flat(var rate)) {
                most = Math.max(most, rate.millionths());
            }
        }
        for (var ladder : terms.ladders()) {
            for (var tier : ladder.tiers()) most = Math.max(most, tier.rate().millionths());
        }
        if (most + override.rate().millionths() > Exact.WHOLE) {
            add(Clause.OVERRIDE, Contradiction.OVER_WHOLE, override.name());
        }
    }

    private void amounts(Terms terms) {
        limit(terms.minimum());
        limit(terms.cap());
        var minimum = terms.minimum();
        var cap = terms.cap();
        if (minimum != null && cap != null && minimum.minor() > cap.minor()
                && minimum.per().compareTo(cap.per()) <= 0) {
            add(Clause.LIMIT, Contradiction.MINIMUM_ABOVE_CAP);
        }
        if (terms.draw() != null && terms.draw().minor() < 0) {
            add(Clause.DRAW, Contradiction.NEGATIVE);
        }
        if (terms.holdback() != null && terms.holdback().months() < 1) {
            add(Clause.HOLDBACK, Contradiction.NOT_ABOVE_ZERO);
        }
    }

    private void limit(@Nullable Limit limit) {
        if (limit != null && limit.minor() < 0) add(Clause.LIMIT, Contradiction.NEGATIVE);
    }

    private void clawback(Terms terms, boolean european) {
        if (terms.clawback().months() < 0) add(Clause.CLAWBACK, Contradiction.NEGATIVE);
        if (european && terms.clawback().causes().contains(Cause.PRINCIPALS_FAULT)) {
            add(Clause.CLAWBACK, Contradiction.PRINCIPALS_FAULT);
        }
    }

    private void names(Clause clause, List<String> names) {
        var seen = new HashSet<String>();
        for (var name : names) {
            if (!seen.add(name)) add(clause, Contradiction.SAME_NAME, name);
        }
    }

    private void add(Clause clause, Contradiction what, Object... names) {
        findings.add(Finding.of(clause, what, names));
    }
}
