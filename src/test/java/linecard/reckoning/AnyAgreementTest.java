package linecard.reckoning;

import linecard.calendar.FiscalCalendar;
import linecard.calendar.Span;
import linecard.money.Rate;
import linecard.reckoning.Agreement.Step;
import linecard.reckoning.Agreement.Tail;
import linecard.reckoning.Agreement.Version;
import linecard.reckoning.Document.Returned;
import linecard.reckoning.Ladder.Style;
import linecard.reckoning.Ladder.Tier;
import linecard.reckoning.RateRule.Climb;
import linecard.reckoning.RateRule.Flat;
import linecard.reckoning.SlowReckoning.Earned;
import linecard.reckoning.Change.Cause;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import static java.util.Objects.requireNonNull;
import static linecard.reckoning.Examples.*;
import static org.assertj.core.api.Assertions.assertThat;

/// Agreements of any clauses beside each other come, line by line and to the cent, to what one
/// works out with pencil and paper.
class AnyAgreementTest {

    private static final List<Measure> BASES = List.of(Measure.GROSS, Measure.GROSS,
            Measure.net(Column.FREIGHT, Column.DISCOUNT), Measure.margin(Column.EXCLUDED));
    private static final List<Measure> COUNTED = List.of(
            Measure.GROSS, Measure.GROSS, Measure.net(Column.TAX), new Measure(Measure.Kind.UNITS, Set.of()));
    private static final List<@Nullable String> TYPES = Arrays.asList("OEM", "MRO", null);

    private static final List<FiscalCalendar> CALENDARS = Stream.of("months:1", "months:7",
            "weeks:4-5-4:nearest:SATURDAY:JANUARY", "weeks:4-4-5:last:SATURDAY:SEPTEMBER")
            .map(FiscalCalendar::parse).toList();

    @Property(tries = 1_000)
    void each_line_earns_what_pencil_and_paper_say(@ForAll Random random) {
        var calendar = CALENDARS.get(random.nextInt(CALENDARS.size()));
        var year = calendar.yearOf(JANUARY_1).span();
        var agreement = agreement(year, random);
        var facts = facts(year, random);
        var reckoned = reckoned(new Plan(agreement, calendar), year, facts);

        var earned = reckoned.entries().stream()
                .map(entry -> new Earned(entry.part(), entry.key(), entry.rep(), entry.amount()))
                .filter(one -> one.amount() != 0).toList();
        assertThat(earned).as("%s%n%s", agreement, facts).containsExactlyInAnyOrderElementsOf(
                SlowReckoning.of(agreement, calendar, facts).stream()
                        .filter(one -> one.amount() != 0).toList());
    }

    /// Documents that came, went or were corrected, and maybe other terms.
    @Property(tries = 500)
    void a_statement_moves_each_rep_from_what_was_stated_to_what_is_known(@ForAll Random random) {
        var calendar = CALENDARS.get(random.nextInt(CALENDARS.size()));
        var year = calendar.yearOf(JANUARY_1).span();
        var agreement = agreement(year, random);
        var facts = facts(year, random);
        var stated = reckoned(new Plan(agreement, calendar), year, without(facts, random));
        var others = random.nextBoolean() ? agreement : agreement(year, random);
        var now = reckoned(new Plan(others, calendar), year, corrected(without(facts, random), random));

        var changes = Differences.between(stated, now, Reset.MONTH.around(JANUARY_1, calendar));
        var moved = new HashMap<>(stated.byRep());
        for (var change : changes) moved.merge(requireNonNull(change.rep()), change.amount(), Long::sum);
        moved.values().removeIf(sum -> sum == 0);
        var known = new HashMap<>(now.byRep());
        known.values().removeIf(sum -> sum == 0);
        assertThat(moved).as("%s%n%s%n%s", agreement, others, facts).isEqualTo(known);
        for (var change : changes) {
            if (change.cause() == Cause.ROUNDING) continue;
            long before = change.before() == null ? 0 : change.before().amount();
            long after = change.now() == null ? 0 : change.now().amount();
            assertThat(change.amount()).isEqualTo(after - before);
        }
        assertThat(Differences.between(now, now, year)).isEmpty();
    }

    /// All documents but some.
    private static List<Fact> without(List<Fact> facts, Random random) {
        long seed = random.nextLong();
        return facts.stream()
                .filter(fact -> new Random(seed ^ fact.document().id().hashCode()).nextInt(5) > 0).toList();
    }

    private static List<Fact> corrected(List<Fact> facts, Random random) {
        return facts.stream().map(fact -> switch (random.nextInt(8)) {
            case 0 -> new Fact(fact.document(), fact.position(), fact.place(), fact.subject(),
                    fact.rep().equals(ANNA) ? BELA : ANNA, fact.share(), fact.amounts());
            case 1 -> new Fact(fact.document(), fact.position(), fact.place(), subject(random), fact.rep(),
                    fact.share(), amounts(random, false));
            default -> fact;
        }).toList();
    }

    private static Agreement agreement(Span year, Random random) {
        var from = random.nextInt(4) == 0 ? year.from().plusDays(40) : year.from();
        var last = year.from().plusDays(240 + random.nextInt(40));
        var to = random.nextInt(3) == 0 ? last : null;
        var versions = new ArrayList<Version>();
        for (var at = from; at.isBefore(last); at = at.plusDays(20 + random.nextInt(300))) {
            versions.add(new Version(at, terms(random, from)));
        }
        var tail = new Tail(steps(random), random.nextBoolean() ? Set.of(PUMP_7) : Set.of());
        return new Agreement(TISZA, EURO, random.nextBoolean(), from, to, tail, steps(random), versions);
    }

    private static List<Step> steps(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> List.of();
            case 1 -> List.of(new Step(2, percent("100")), new Step(4, percent("33.3333")));
            default -> List.of(new Step(1 + random.nextInt(6), rate(random, 1_000_000)));
        };
    }

    private static Rate rate(Random random, int most) {
        return new Rate(random.nextInt(most + 1));
    }

    private static Terms terms(Random random, LocalDate start) {
        var clauses = clauses();
        clauses.event = random.nextInt(5) == 0 ? Event.ORDER : Event.INVOICE;
        clauses.base = BASES.get(random.nextInt(BASES.size()));
        for (var name : List.of("first", "second")) {
            if (random.nextBoolean()) clauses.ladder(ladder(name, random));
        }
        for (var match : matches()) {
            if (random.nextInt(3) == 0) rule(clauses, match, random, start);
        }
        if (random.nextBoolean()) {
            clauses.spiffs.add(new Spiff("a pump", new Match.Item(PUMP_7), dated(random, start),
                    1 + random.nextInt(900)));
        }
        if (random.nextBoolean()) {
            clauses.spiffs.add(new Spiff("pumps", new Match.Line(PUMPS), Dated.ALWAYS, 1 + random.nextInt(90)));
        }
        if (random.nextInt(3) == 0) {
            clauses.override = new Terms.Override("over", random.nextBoolean() ? ANNA : BELA,
                    rate(random, 200_000), Terms.Of.values()[random.nextInt(2)]);
        }
        clauses.clawback = new Terms.Clawback(random.nextInt(7), WHOLE, random.nextBoolean()
                ? EnumSet.of(Terms.Cause.RETURN, Terms.Cause.UNPAID)
                : EnumSet.of(Terms.Cause.PRICE, Terms.Cause.RETURN));
        return clauses.terms();
    }

    private static List<Match> matches() {
        return List.of(new Match.House(KOVACS), new Match.Contract("C-1"), new Match.Account(HEGYI),
                new Match.Account(KOVACS), new Match.Item(PUMP_7), new Match.LineForType(PUMPS, "OEM"),
                new Match.Line(DOSING_PUMPS), new Match.Line(PUMPS), new Match.Line(VALVES),
                new Match.CustomerType("MRO"), new Match.Any());
    }

    private static void rule(Clauses clauses, Match match, Random random, LocalDate start) {
        var name = match.toString();
        RateRule.Pay pay = clauses.ladders.isEmpty() || random.nextBoolean()
                ? new Flat(rate(random, random.nextInt(5) == 0 ? 0 : 300_000))
                : new Climb(clauses.ladders.get(random.nextInt(clauses.ladders.size())).name());
        clauses.rates.add(new RateRule(name, match, dated(random, start), pay));
    }

    private static Dated dated(Random random, LocalDate start) {
        if (random.nextInt(3) > 0) return Dated.ALWAYS;
        var from = start.plusDays(random.nextInt(200));
        return new Dated(random.nextBoolean() ? from : null, from.plusDays(1 + random.nextInt(90)));
    }

    private static Ladder ladder(String name, Random random) {
        var tiers = new ArrayList<Tier>();
        long bound = 0;
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            tiers.add(new Tier(bound, rate(random, 300_000)));
            bound += 1 + random.nextLong(1_000_00);
        }
        Set<UUID> counted = random.nextInt(3) == 0 ? Set.of(PUMPS) : Set.of();
        return new Ladder(name, Style.values()[random.nextInt(2)], Reset.values()[random.nextInt(3)],
                COUNTED.get(random.nextInt(COUNTED.size())), counted, tiers);
    }

    private static List<Fact> facts(Span year, Random random) {
        var facts = new ArrayList<Fact>();
        int documents = random.nextInt(25);
        boolean hasOrders = random.nextInt(3) == 0;
        for (int i = 0; i < documents; i++) {
            var some = facts.isEmpty() ? null : facts.get(random.nextInt(facts.size())).document();
            var back = some != null && some.returned() == null && random.nextInt(4) == 0
                    ? returned(some, "R-" + i, random) : null;
            var document = back != null ? back : sold("S-" + i, year, hasOrders, random);
            boolean isBack = back != null;
            for (int position = 1; position <= 1 + random.nextInt(3); position++) {
                var subject = subject(random);
                var share = rate(random, 1_000_000);
                facts.add(new Fact(document, position, 1, subject, ANNA, share, amounts(random, isBack)));
                if (random.nextInt(3) == 0) facts.add(new Fact(document, position, 2, subject, BELA,
                        new Rate(Exact.WHOLE - share.millionths()), amounts(random, isBack)));
            }
        }
        return facts;
    }

    private static Document sold(String number, Span year, boolean hasOrders, Random random) {
        var on = year.from().plusDays(random.nextLong(year.days()));
        var event = hasOrders && random.nextBoolean() ? Event.ORDER : Event.INVOICE;
        return new Document(id(number), number, event, on, on.minusDays(random.nextInt(100)),
                random.nextInt(8) == 0 ? rate(random, 200_000) : null, null);
    }

    private static Document returned(Document some, String number, Random random) {
        var causes = Terms.Cause.values();
        return new Document(id(number), number, some.event(), some.day().plusDays(random.nextInt(200)),
                some.orderedOn(), some.stated(),
                new Returned(some.id(), some.day(), causes[random.nextInt(causes.length)]));
    }

    private static Subject subject(Random random) {
        var lines = List.of(List.of(DOSING_PUMPS, PUMPS), List.of(PUMPS), List.of(VALVES), List.<UUID>of());
        return new Subject(random.nextBoolean() ? HEGYI : KOVACS, random.nextInt(4) == 0 ? "C-1" : null,
                TYPES.get(random.nextInt(TYPES.size())), random.nextBoolean() ? PUMP_7 : null,
                lines.get(random.nextInt(lines.size())));
    }

    /// Of few cents up to thousands of millions, and now and then the wrong way round.
    private static Map<Column, Long> amounts(Random random, boolean isBack) {
        long most = random.nextInt(20) == 0 ? 1_000_000_000_000L : random.nextInt(3) == 0 ? 10 : 60_000;
        long sign = isBack == random.nextInt(10) > 0 ? -1 : 1;
        var amounts = new EnumMap<Column, Long>(Column.class);
        for (var column : Column.values()) {
            long part = column == Column.GROSS || column == Column.QUANTITY ? most : most / 3 + 1;
            amounts.put(column, sign * random.nextLong(part));
        }
        return amounts;
    }
}
