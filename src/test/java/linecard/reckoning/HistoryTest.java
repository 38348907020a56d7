package linecard.reckoning;

import linecard.calendar.Span;
import linecard.reckoning.Agreement.Version;
import linecard.reckoning.Ladder.Style;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.BeforeTry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;

import static java.util.Objects.requireNonNull;
import static linecard.reckoning.Examples.*;
import static org.assertj.core.api.Assertions.assertThat;

/// Two agencies through a random year of orders, returns, corrections, re-assignments, changes of
/// terms and closings.
class HistoryTest {

    private static final UUID DUNA = id("Duna");
    private static final List<UUID> AGENCIES = List.of(TISZA, DUNA);
    private static final String TIERS = "0:3 900:5.25 2000:7.5";

    /// What is known at one time: who has which line, and the terms.
    private record Known(Map<String, Fact> facts, Map<UUID, Agreement> agreements) {

        Known copy() {
            return new Known(new LinkedHashMap<>(facts), new HashMap<>(agreements));
        }

        /// Rated in the window, of days that are over; a rep of each agency stands for it.
        Reckoned reckoned(UUID agency, Span window, Span month, Random order) {
            var theirs = new ArrayList<Fact>();
            for (var fact : facts.values()) {
                if (agency(fact).equals(agency) && window.contains(fact.document().ratedOn())
                        && fact.document().day().isBefore(month.to())) {
                    theirs.add(fact);
                }
            }
            Collections.shuffle(theirs, order);
            var plan = new Plan(requireNonNull(agreements.get(agency)), CALENDAR);
            return Reckoning.of(plan, Lines.of(agency, EURO, theirs), window).orThrow();
        }
    }

    private static UUID agency(Fact fact) {
        return fact.rep().equals(ANNA) ? TISZA : DUNA;
    }

    /// A statement, what was known when it was made, and what it was made of.
    private record Stated(UUID agency, Span month, Known known, Map<Span, Reckoned> before, List<Change> changes) {}

    private Known known = new Known(new LinkedHashMap<>(), new HashMap<>());
    private final List<Stated> statements = new ArrayList<>();
    private final Map<UUID, Map<Span, Reckoned>> latest = new HashMap<>();
    private final Map<UUID, Balances> ledger = new HashMap<>();
    private int numbers;

    /// One instance serves all tries.
    @BeforeTry
    void startAgain() {
        known = new Known(new LinkedHashMap<>(), new HashMap<>());
        statements.clear();
        latest.clear();
        ledger.clear();
    }

    @Property(tries = 60)
    void statements_are_the_ledger_and_the_recomputation_and_never_change(@ForAll Random random) {
        for (var agency : AGENCIES) known.agreements().put(agency, terms(agency, random));
        for (int month = 1; month <= 8; month++) {
            for (int i = random.nextInt(25); i > 0; i--) happens(month, random);
            for (var agency : AGENCIES) close(agency, month(month), random);
        }
        for (var stated : statements) {
            assertThat(changes(stated.agency(), stated.month(), stated.known(), stated.before(), random))
                    .as("replayed as known then").isEqualTo(stated.changes());
        }
    }

    private static Agreement terms(UUID agency, Random random) {
        var versions = new ArrayList<Version>();
        for (int month = 1; month <= 8; month += 1 + random.nextInt(6)) {
            versions.add(new Version(day(month, 1), random(random).terms()));
        }
        return new Agreement(agency, EURO, true, JANUARY_1, null, Agreement.Tail.NONE, List.of(), versions);
    }

    private static Examples.Clauses random(Random random) {
        var reset = Reset.values()[random.nextInt(2)];
        var style = Style.values()[random.nextInt(2)];
        var clauses = switch (random.nextInt(3)) {
            case 0 -> flat("6.125");
            case 1 -> clauses().tiers(style, reset, TIERS);
            default -> clauses().rate(new Match.Account(KOVACS), "1.5").tiers(style, reset, TIERS);
        };
        if (random.nextInt(4) == 0) clauses.cap = new Terms.Limit(60_00, Reset.QUARTER);
        if (random.nextInt(4) == 0) clauses.minimum = new Terms.Limit(40_00, Reset.MONTH);
        // The longest period is one for all, so that windows do not move.
        clauses.ladder(Examples.ladder("unused", style, Reset.QUARTER, Measure.GROSS, "0:1"));
        return clauses;
    }

    private void happens(int month, Random random) {
        var facts = new ArrayList<>(known.facts().values());
        int what = facts.isEmpty() ? 0 : random.nextInt(8);
        var some = facts.isEmpty() ? null : facts.get(random.nextInt(facts.size()));
        if (some == null || what < 4) {
            int late = Math.max(1, month - random.nextInt(4) / 3 * 2);
            sell("S-" + ++numbers, late, random);
        } else if (what == 4 && some.document().returned() == null) {
            var back = returned("R-" + ++numbers, day(month, 28), some,
                    -random.nextLong(gross(some.amounts()) + 1), Terms.Cause.RETURN);
            known.facts().put(back.document().number(), back);
        } else if (what == 5) {
            known.facts().put(some.document().number(), new Fact(some.document(), 1, 1, some.subject(),
                    some.rep(), WHOLE, Map.of(Column.GROSS, random.nextLong(90_000))));
        } else if (what == 6) {
            known.facts().put(some.document().number(), new Fact(some.document(), 1, 1, some.subject(),
                    some.rep().equals(ANNA) ? BELA : ANNA, WHOLE, some.amounts()));
        } else if (random.nextInt(4) == 0) {
            var agency = AGENCIES.get(random.nextInt(2));
            known.agreements().put(agency, terms(agency, random));
        } else {
            known.facts().remove(some.document().number());
        }
    }

    private void sell(String number, int month, Random random) {
        var account = random.nextBoolean() ? HEGYI : KOVACS;
        var subject = new Subject(account, null, null, PUMP_7, List.of(PUMPS));
        known.facts().put(number, sale(number, day(month, 1 + random.nextInt(28)), subject,
                random.nextBoolean() ? ANNA : BELA, random.nextLong(90_000)));
    }

    private void close(UUID agency, Span month, Random random) {
        var before = new TreeMap<Span, Reckoned>(java.util.Comparator.comparing(Span::from));
        before.putAll(latest.getOrDefault(agency, Map.of()));
        var changes = changes(agency, month, known, before, random);
        statements.add(new Stated(agency, month, known.copy(), before, changes));
        var terms = requireNonNull(requireNonNull(known.agreements().get(agency)).on(month.from())).terms();
        var balances = ledger.getOrDefault(agency, Balances.NONE);
        ledger.put(agency, balances.plus(Settlement.of(terms, balances, sum(changes), 0)));

        var now = new HashMap<Span, Reckoned>();
        long scratch = 0;
        for (var window : windows(month)) {
            var reckoned = known.reckoned(agency, window, month, random);
            now.put(window, reckoned);
            scratch += reckoned.total();
            assertThat(reckoned.entries().stream().mapToLong(Entry::amount).sum()
                    + reckoned.extras().stream().mapToLong(Extra::amount).sum())
                    .as("details sum to the window").isEqualTo(reckoned.total());
        }
        latest.put(agency, now);
        long all = statements.stream().filter(s -> s.agency().equals(agency))
                .mapToLong(s -> sum(s.changes())).sum();
        assertThat(all).as("all statements are the recomputation").isEqualTo(scratch);
        assertThat(-ledger.get(agency).of(Book.COST)).as("and the ledger").isEqualTo(all);
    }

    private static List<Change> changes(
            UUID agency, Span month, Known known, Map<Span, Reckoned> before, Random random) {
        var changes = new ArrayList<Change>();
        for (var window : windows(month)) {
            var stated = before.entrySet().stream()
                    .filter(one -> one.getKey().from().equals(window.from())).findFirst();
            var now = known.reckoned(agency, window, month, random);
            changes.addAll(Differences.between(
                    stated.isPresent() ? stated.get().getValue() : nothing(window), now, month));
        }
        return changes;
    }

    /// The quarters up to the month, the last one as far as it.
    private static List<Span> windows(Span month) {
        var windows = new ArrayList<Span>();
        for (var from = JANUARY_1; from.isBefore(month.to()); from = from.plusMonths(3)) {
            var to = from.plusMonths(3);
            windows.add(new Span(from, to.isAfter(month.to()) ? month.to() : to));
        }
        return windows;
    }

    private static long sum(List<Change> changes) {
        return changes.stream().mapToLong(Change::amount).sum();
    }

    /// Days and numbers dealt out anew, so that the canonical order is another one.
    @Property(tries = 200)
    void the_order_of_documents_within_a_period_does_not_matter_for_its_sum(@ForAll Random random) {
        var plan = random(random).plan();
        var sizes = random.longs(1 + random.nextInt(30), -20_000, 90_000).toArray();
        var accounts = random.ints(sizes.length, 0, 2).toArray();
        long first = 0;
        for (int round = 0; round < 3; round++) {
            var facts = new ArrayList<Fact>();
            for (int i = 0; i < sizes.length; i++) {
                var subject = new Subject(accounts[i] == 0 ? HEGYI : KOVACS, null, null, null, List.of(PUMPS));
                facts.add(sale("S-" + random.nextInt(1_000) + "-" + i, day(1, 1 + random.nextInt(28)),
                        subject, ANNA, sizes[i]));
            }
            long total = reckoned(plan, QUARTER, facts).total();
            if (round == 0) first = total;
            assertThat(total).isEqualTo(first);
        }
    }

    /// So what was stated of short windows can be told of a longer one, where new terms need that.
    @Property(tries = 200)
    void a_wider_window_comes_to_the_sum_of_its_parts(@ForAll Random random) {
        var plan = random(random).plan();
        var facts = new ArrayList<Fact>();
        for (int i = random.nextInt(40); i > 0; i--) {
            var subject = new Subject(random.nextBoolean() ? HEGYI : KOVACS, null, null, null, List.of(PUMPS));
            facts.add(sale("S-" + i, day(1 + random.nextInt(12), 1 + random.nextInt(28)), subject, ANNA,
                    random.nextLong(-20_000, 90_000)));
        }
        long parts = 0;
        for (int quarter = 0; quarter < 4; quarter++) {
            var span = new Span(JANUARY_1.plusMonths(3 * quarter), JANUARY_1.plusMonths(3 * quarter + 3));
            parts += reckoned(plan, span, facts.stream()
                    .filter(fact -> span.contains(fact.document().day())).toList()).total();
        }
        assertThat(reckoned(plan, YEAR, facts).total()).isEqualTo(parts);
    }
}
