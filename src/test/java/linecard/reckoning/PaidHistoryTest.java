package linecard.reckoning;

import linecard.calendar.Span;
import linecard.reckoning.Agreement.Tail;
import linecard.reckoning.Agreement.Version;
import linecard.reckoning.Extra.Kind;
import linecard.reckoning.Ladder.Style;
import linecard.reckoning.Releases.Paid;
import linecard.reckoning.Terms.Cause;
import linecard.reckoning.Terms.Clawback;
import linecard.reckoning.Terms.Limit;
import linecard.reckoning.Terms.LimitsOn;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.BeforeTry;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import static java.util.Objects.requireNonNull;
import static linecard.reckoning.Examples.*;
import static org.assertj.core.api.Assertions.assertThat;

/// Half a year of invoices, partial payments and returns, with minimum, cap and a cap of the clawback,
/// by terms of which some wait for payment and some do not.
class PaidHistoryTest {

    /// A statement, and all of which it was made.
    private record Stated(Span month, List<Fact> facts, Map<UUID, Paid> paid,
            Map<LocalDate, Reckoned> before, List<Change> changes) {}

    private final List<Fact> facts = new ArrayList<>();
    private final Map<UUID, Long> paid = new HashMap<>();
    private final List<Stated> statements = new ArrayList<>();
    private Map<LocalDate, Reckoned> latest = Map.of();
    private Agreement agreement = flat("1").agreement();

    /// One instance serves all tries.
    @BeforeTry
    void startAgain() {
        facts.clear();
        paid.clear();
        statements.clear();
        latest = Map.of();
    }

    @Property(tries = 80)
    void statements_are_the_recomputation_whatever_is_paid_when(@ForAll Random random) {
        var versions = new ArrayList<Version>();
        for (int month = 1; month <= 6; month += 1 + random.nextInt(4)) {
            versions.add(new Version(day(month, month == 1 ? 1 : 1 + random.nextInt(28)),
                    terms(random)));
        }
        agreement = new Agreement(TISZA, EURO, false, JANUARY_1, null, Tail.NONE, List.of(), versions);
        for (int month = 1; month <= 7; month++) {
            for (int i = random.nextInt(12); i > 0; i--) happens(Math.min(month, 6), random);
            if (month == 7) facts.forEach(fact -> paid.put(fact.document().whole(), 1_000_000_00L));
            close(month(month), random);
        }
        for (var stated : statements) {
            assertThat(changes(stated.month(), now(stated.month(), stated.facts(), stated.paid(), random),
                    stated.before())).as("replayed as known then").isEqualTo(stated.changes());
        }
        boolean areAlike = agreement.versions().stream()
                .map(version -> version.terms().clawback()).distinct().count() == 1;
        for (var all : latest.values()) {
            assertThat(all.total()).as("in the end, all is paid for")
                    .isEqualTo(reckoned(plan(null), all.known(), all.lines()).total());
            // A month without a cap of the clawback beside one with it was held to all of it.
            if (areAlike) assertThat(all.total()).as("and all that was sold is earned")
                    .isEqualTo(reckoned(plan(LimitsOn.SOLD), all.known(), all.lines()).total());
        }
    }

    private static Terms terms(Random random) {
        var clauses = random.nextBoolean() ? flat("6.125")
                : clauses().tiers(Style.values()[random.nextInt(2)], Reset.MONTH, "0:3 900:5.25 2000:7.5");
        // The longest period is one for all, so that windows do not move.
        clauses.ladder(Examples.ladder("unused", Style.MARGINAL, Reset.QUARTER, Measure.GROSS, "0:1"));
        clauses.event = random.nextInt(4) == 0 ? Event.INVOICE : Event.PAYMENT;
        clauses.limitsOn = LimitsOn.values()[random.nextInt(5) / 4];
        clauses.minimum = limit(random, 20_00);
        clauses.cap = limit(random, 60_00);
        clauses.clawback = new Clawback(12, percent(random.nextBoolean() ? "100" : "30"),
                EnumSet.allOf(Cause.class));
        if (random.nextBoolean()) clauses.override = new Terms.Override("Over", ANNA, percent("1.3"),
                Terms.Of.values()[random.nextInt(2)]);
        if (random.nextInt(3) == 0) clauses.spiffs.add(
                new Spiff("Push", new Match.Line(PUMPS), Dated.ALWAYS, 77));
        return clauses.terms();
    }

    private static @Nullable Limit limit(Random random, long minor) {
        return random.nextInt(3) == 0 ? null : new Limit(minor, Reset.values()[random.nextInt(2)]);
    }

    /// Terms of which payments earn, as they would be with limits on something else.
    private Plan plan(@Nullable LimitsOn other) {
        return new Plan(new Agreement(TISZA, EURO, false, JANUARY_1, null, Tail.NONE, List.of(),
                agreement.versions().stream().map(version -> new Version(version.from(),
                        other == null ? version.terms() : on(version.terms(), other))).toList()), CALENDAR);
    }

    private static Terms on(Terms of, LimitsOn other) {
        return new Terms(of.event(), of.base(), of.rates(), of.ladders(), of.spiffs(), of.roles(),
                of.override(), of.minimum(), of.cap(), of.draw(), of.holdback(), of.clawback(),
                of.carriesNegative(), other);
    }

    private static Reckoned reckoned(Plan plan, Span known, Lines lines) {
        return Reckoning.of(plan, lines, known).orThrow();
    }

    private void happens(int month, Random random) {
        var some = facts.isEmpty() ? null : facts.get(random.nextInt(facts.size()));
        int what = random.nextInt(6);
        if (some == null || what < 2) {
            var number = "S-" + facts.size();
            var day = day(month, 1 + random.nextInt(28));
            var document = new Document(id(number), number, Event.INVOICE, day, day, null, null);
            long gross = random.nextLong(90_000);
            long part = random.nextBoolean() ? gross : random.nextLong(gross + 1);
            split(document, 1, random.nextBoolean() ? ANNA : BELA, part);
            if (part < gross) split(document, 2, BELA, gross - part);
        } else if (what == 2 && some.document().returned() == null) {
            var back = returned("R-" + facts.size(), day(month, 28), some,
                    -random.nextLong(gross(some.amounts()) + 1), Cause.RETURN);
            facts.add(new Fact(back.document(), 1, some.place(), back.subject(), back.rep(), WHOLE,
                    Map.of(Column.GROSS, gross(back.amounts()), Column.QUANTITY, -1_000L)));
        } else {
            paid.merge(some.document().whole(), random.nextLong(60_000) - 5_000, Long::sum);
        }
    }

    private void split(Document document, int place, UUID rep, long gross) {
        facts.add(new Fact(document, 1, place, PUMP, rep, WHOLE,
                Map.of(Column.GROSS, gross, Column.QUANTITY, 2_000L)));
    }

    private Map<UUID, Paid> paid() {
        var totals = new HashMap<UUID, Long>();
        for (var fact : facts) totals.merge(fact.document().whole(), gross(fact.amounts()), Long::sum);
        var all = new HashMap<UUID, Paid>();
        paid.forEach((invoice, sum) -> all.put(invoice, new Paid(sum, totals.getOrDefault(invoice, 0L))));
        return all;
    }

    /// Each quarter until then, by its first day.
    private Map<LocalDate, Reckoned> now(
            Span month, List<Fact> known, Map<UUID, Paid> paid, Random random) {
        var all = new HashMap<LocalDate, Reckoned>();
        for (var from = JANUARY_1; from.isBefore(month.to()); from = from.plusMonths(3)) {
            var to = from.plusMonths(3);
            var window = new Span(from, to.isAfter(month.to()) ? month.to() : to);
            var theirs = new ArrayList<>(known.stream()
                    .filter(fact -> window.contains(fact.document().ratedOn())).toList());
            Collections.shuffle(theirs, random);
            all.put(from, Releases.of(plan(null), reckoned(plan(null), window, lines(theirs)), paid));
        }
        return all;
    }

    private static List<Change> changes(
            Span month, Map<LocalDate, Reckoned> now, Map<LocalDate, Reckoned> before) {
        var changes = new ArrayList<Change>();
        now.keySet().stream().sorted().forEach(from -> changes.addAll(Differences.between(
                before.getOrDefault(from, nothing(month)), requireNonNull(now.get(from)), month)));
        return changes;
    }

    private void close(Span month, Random random) {
        var before = latest;
        latest = now(month, facts, paid(), random);
        statements.add(new Stated(month, List.copyOf(facts), paid(), before,
                changes(month, latest, before)));
        latest.values().forEach(this::isHeld);
        assertThat(statements.stream().flatMap(one -> one.changes().stream())
                .mapToLong(Change::amount).sum()).as("all statements are the recomputation")
                .isEqualTo(latest.values().stream().mapToLong(Reckoned::total).sum());
    }

    /// Worked out line by line: each period comes to what of it is earned, held to its limits.
    private void isHeld(Reckoned reckoned) {
        for (var reset : List.of(Reset.MONTH, Reset.QUARTER)) {
            for (var at = reckoned.known().from(); at.isBefore(reckoned.known().to());
                    at = reset.around(at, CALENDAR).to()) {
                var period = reset.around(at, CALENDAR);
                var terms = requireNonNull(agreement.on(at)).terms();
                boolean byEarned = terms.limitsOn() == LimitsOn.EARNED;
                long sum = reckoned.entries().stream()
                        .filter(entry -> period.contains(entry.line().document().ratedOn()))
                        .mapToLong(entry -> byEarned ? entry.amount() : entry.rated()).sum()
                        + reckoned.extras().stream().filter(extra -> extra.kind() == Kind.CLAWBACK_CAP
                                && period.overlaps(extra.period()))
                        .mapToLong(extra -> byEarned ? extra.amount() : extra.amountInFull()).sum();
                long cut = reset == Reset.MONTH ? 0 : reckoned.extras().stream()
                        .filter(extra -> extra.kind() == Kind.CAP && period.overlaps(extra.period())
                                && !period.equals(extra.period()))
                        .mapToLong(extra -> byEarned ? extra.amount() : extra.amountInFull()).sum();
                var cap = terms.cap();
                assertThat(amount(reckoned, Kind.CAP, period)).as("cap of %s", period).isEqualTo(
                        cap == null || cap.per() != reset ? 0 : Math.min(0, cap.minor() - sum - cut));
                var minimum = terms.minimum();
                boolean isDue = minimum != null && minimum.per() == reset
                        && !period.to().isAfter(reckoned.known().to());
                assertThat(amount(reckoned, Kind.MINIMUM, period)).as("minimum of %s", period).isEqualTo(
                        minimum == null || !isDue ? 0 : Math.max(0, minimum.minor() - sum));
            }
        }
        assertThat(reckoned.entries().stream().mapToLong(Entry::amount).sum()
                + reckoned.extras().stream().mapToLong(Extra::amount).sum())
                .as("details sum to the window").isEqualTo(reckoned.total());
    }

    private static long amount(Reckoned reckoned, Kind kind, Span period) {
        return reckoned.extras().stream()
                .filter(extra -> extra.kind() == kind && extra.period().equals(period))
                .mapToLong(Extra::amount).sum();
    }
}
