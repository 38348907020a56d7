package linecard.reckoning;

import linecard.calendar.Span;
import linecard.reckoning.Ladder.Style;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

import static java.util.Objects.requireNonNull;
import static linecard.reckoning.Examples.*;
import static org.assertj.core.api.Assertions.assertThat;

/// Going on from sums comes to what reckoning all lines comes to, unless it says that it does not.
class SummedTest {

    private static int keptTiers;

    @Property(tries = 400)
    void what_comes_after_sums_earns_what_it_earns_after_all_lines(@ForAll Random random) {
        var plan = agreed(random).plan();
        var reset = plan.longest;
        int all = reset == Reset.MONTH ? 1 : reset == Reset.QUARTER ? 3 : 12;
        var facts = new ArrayList<Fact>();
        Lines sums = null;
        for (int month = 1; month <= all; month++) {
            var span = new Span(JANUARY_1, JANUARY_1.plusMonths(month));
            var before = reckoned(plan, new Span(JANUARY_1, span.to()), facts);
            var fresh = booked(facts, month, random);
            var then = List.copyOf(facts);
            facts.addAll(fresh);
            var now = reckoned(plan, span, facts);
            if (sums != null) sums = goneOn(plan, span, sums, fresh, before, now, then.size());
            if (sums == null) sums = Summed.of(plan, now);
            assertThat(sums == null).isEqualTo(facts.isEmpty());
        }
    }

    /// @return the sums from which to go on; null where a tier was passed
    private static @Nullable Lines goneOn(
            Plan plan, Span span, Lines sums, List<Fact> fresh, Reckoned before, Reckoned now, int old) {
        var ahead = Reckoning.of(plan, sums, span).orThrow();
        assertThat(ahead.total()).isEqualTo(before.total());
        var with = Reckoning.of(plan, fresh.isEmpty() ? sums : Lines.joined(List.of(sums, lines(fresh))), span)
                .orThrow();
        var changes = Differences.between(before, now, span);
        if (!Summed.keeps(ahead, with)) return null;
        if (old > 0 && changes.stream().anyMatch(c -> c.now() != null
                && c.now().course().strand() instanceof Strand.Climb)) keptTiers++;
        assertThat(with.total()).isEqualTo(now.total());
        assertThat(Differences.between(ahead, with, span)).isEqualTo(changes);
        return Summed.of(plan, with);
    }

    private static List<Fact> booked(List<Fact> known, int month, Random random) {
        var fresh = new ArrayList<Fact>();
        for (int i = random.nextInt(12); i > 0; i--) {
            var number = "S-" + month + "-" + i;
            var all = new ArrayList<>(known);
            all.addAll(fresh);
            var some = all.isEmpty() ? null : all.get(random.nextInt(all.size()));
            if (some != null && random.nextInt(4) == 0 && some.document().returned() == null) {
                fresh.add(returned(number, day(month, 28), some,
                        -random.nextLong(gross(some.amounts()) + 1), Terms.Cause.RETURN));
            } else {
                var subject = new Subject(random.nextBoolean() ? HEGYI : KOVACS, null, null, null,
                        List.of(random.nextBoolean() ? VALVES : PUMPS));
                fresh.add(sale(number, day(month, 1 + random.nextInt(28)), subject,
                        random.nextBoolean() ? ANNA : BELA, random.nextLong(90_000)));
            }
        }
        return fresh;
    }

    /// One ladder pays, a second one pays valves, or nothing does; what counts may be pumps alone.
    private static Examples.Clauses agreed(Random random) {
        var reset = Reset.values()[random.nextInt(3)];
        var clauses = clauses();
        if (random.nextInt(3) > 0) clauses.rate(new Match.Account(KOVACS), "1.5");
        if (random.nextBoolean()) {
            clauses.tiers(Style.values()[random.nextInt(2)], reset, "0:3 900:5.25 2000:7.5");
        } else {
            Set<UUID> counted = random.nextBoolean() ? Set.of(PUMPS) : Set.of();
            var ladder = Examples.ladder("some", Style.values()[random.nextInt(2)], reset,
                    Measure.GROSS, "0:2.125 700:4");
            clauses.ladder(new Ladder(ladder.name(), ladder.style(), reset, Measure.GROSS, counted,
                    ladder.tiers()));
            clauses.rates.add(new RateRule("pumps", new Match.Line(PUMPS), Dated.ALWAYS,
                    new RateRule.Climb("some")));
            if (random.nextBoolean()) clauses.rates.add(new RateRule("rest", new Match.Line(VALVES),
                    Dated.ALWAYS, new RateRule.Climb("some")));
        }
        if (random.nextBoolean()) {
            clauses.ladder(Examples.ladder("monthly", Style.RETROACTIVE, Reset.MONTH, Measure.GROSS,
                    "0:1 400:3"));
            clauses.rates.add(new RateRule("of the month", new Match.Account(HEGYI), Dated.ALWAYS,
                    new RateRule.Climb("monthly")));
        }
        return clauses;
    }

    @Property(tries = 60)
    void whoever_earns_by_more_than_sums_is_reckoned_by_lines(@ForAll Random random) {
        var clauses = agreed(random);
        switch (random.nextInt(4)) {
            case 0 -> clauses.cap = new Terms.Limit(60_00, Reset.QUARTER);
            case 1 -> clauses.minimum = new Terms.Limit(40_00, Reset.MONTH);
            case 2 -> clauses.override = new Terms.Override("over", BELA, percent("1"), Terms.Of.SALES);
            default -> clauses.clawback = new Terms.Clawback(12, percent("50"), clauses.clawback.causes());
        }
        var plan = clauses.plan();
        var now = reckoned(plan, new Span(JANUARY_1, JANUARY_1.plusMonths(1)), sale("S-1", day(1, 3), 1_000));
        assertThat(Summed.of(plan, now)).isNull();
        assertThat(requireNonNull(now.layers().get(Part.COMMISSION)).amount()).hasSize(1);
    }

    @AfterContainer
    static void tiers_were_among_them() {
        assertThat(keptTiers).isGreaterThan(50);
    }
}
