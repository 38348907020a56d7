package linecard.reckoning;

import linecard.calendar.FiscalCalendar;
import linecard.calendar.Span;
import linecard.money.Rate;
import linecard.reckoning.Agreement.Tail;
import linecard.reckoning.Agreement.Version;
import linecard.reckoning.Document.Returned;
import linecard.reckoning.Ladder.Style;
import linecard.reckoning.Ladder.Tier;
import linecard.reckoning.Terms.Cause;
import linecard.reckoning.Terms.Clawback;
import linecard.reckoning.Terms.Draw;
import linecard.reckoning.Terms.Holdback;
import linecard.reckoning.Terms.Limit;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import static java.nio.charset.StandardCharsets.UTF_8;

/// One agency, two reps, pumps and valves: amounts in cents.
final class Examples {

    static final FiscalCalendar CALENDAR = FiscalCalendar.parse("months:1");
    static final Currency EURO = Currency.getInstance("EUR");
    static final UUID TISZA = id("Tisza");
    static final UUID ANNA = id("Anna");
    static final UUID BELA = id("Bela");
    static final UUID HEGYI = id("Hegyi");
    static final UUID KOVACS = id("Kovacs");
    static final UUID PUMPS = id("pumps");
    static final UUID DOSING_PUMPS = id("dosing pumps");
    static final UUID VALVES = id("valves");
    static final UUID PUMP_7 = id("pump 7");
    static final Rate WHOLE = percent("100");
    static final LocalDate JANUARY_1 = LocalDate.of(2026, 1, 1);
    static final Span JANUARY = month(1);
    static final Span QUARTER = new Span(JANUARY_1, LocalDate.of(2026, 4, 1));
    static final Span YEAR = new Span(JANUARY_1, LocalDate.of(2027, 1, 1));

    private Examples() {}

    static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    }

    static Rate percent(String percent) {
        return Rate.ofPercent(percent);
    }

    static Span month(int month) {
        var from = LocalDate.of(2026, 1, 1).plusMonths(month - 1);
        return new Span(from, from.plusMonths(1));
    }

    static LocalDate day(int month, int day) {
        return LocalDate.of(2026, month, day);
    }

    /// Terms put together clause by clause.
    static final class Clauses {

        Event event = Event.INVOICE;
        Measure base = Measure.GROSS;
        final List<RateRule> rates = new ArrayList<>();
        final List<Ladder> ladders = new ArrayList<>();
        final List<Spiff> spiffs = new ArrayList<>();
        final Map<String, Rate> roles = new HashMap<>();
        Terms.@Nullable Override override;
        @Nullable Limit minimum;
        @Nullable Limit cap;
        @Nullable Draw draw;
        @Nullable Holdback holdback;
        Clawback clawback = new Clawback(120, WHOLE,
                EnumSet.complementOf(EnumSet.of(Cause.PRINCIPALS_FAULT)));
        boolean carriesNegative = true;
        Terms.LimitsOn limitsOn = Terms.LimitsOn.EARNED;

        Clauses rate(Match match, String percent) {
            return rate("rate " + (rates.size() + 1), match, Dated.ALWAYS, percent);
        }

        Clauses rate(String name, Match match, Dated dated, String percent) {
            rates.add(new RateRule(name, match, dated, new RateRule.Flat(percent(percent))));
            return this;
        }

        /// Tiers as `0:3 300000:5`, in whole euros, that pay everything.
        Clauses tiers(Style style, Reset reset, String tiers) {
            ladder(Examples.ladder("all", style, reset, Measure.GROSS, tiers));
            rates.add(new RateRule("all", new Match.Any(), Dated.ALWAYS, new RateRule.Climb("all")));
            return this;
        }

        Clauses ladder(Ladder ladder) {
            ladders.add(ladder);
            return this;
        }

        Terms terms() {
            return new Terms(event, base, rates, ladders, spiffs, roles, override, minimum, cap, draw,
                    holdback, clawback, carriesNegative, limitsOn);
        }

        Agreement agreement() {
            return Examples.agreement(new Version(JANUARY_1, terms()));
        }

        Plan plan() {
            return new Plan(agreement(), CALENDAR);
        }
    }

    static Clauses clauses() {
        return new Clauses();
    }

    static Clauses flat(String percent) {
        return clauses().rate(new Match.Any(), percent);
    }

    static Ladder ladder(String name, Style style, Reset reset, Measure counts, String tiers) {
        var list = new ArrayList<Tier>();
        for (var tier : tiers.split(" ")) {
            var part = tier.split(":");
            list.add(new Tier(Long.parseLong(part[0]) * 100, percent(part[1])));
        }
        return new Ladder(name, style, reset, counts, Set.of(), list);
    }

    static Agreement agreement(Version... versions) {
        return new Agreement(TISZA, EURO, true, versions[0].from(), null, Tail.NONE, List.of(),
                List.of(versions));
    }

    static final Subject PUMP = new Subject(HEGYI, null, null, PUMP_7, List.of(PUMPS));

    static long gross(Map<Column, Long> amounts) {
        return amounts.getOrDefault(Column.GROSS, 0L);
    }

    static Fact sale(String number, LocalDate day, long gross) {
        return sale(number, day, PUMP, ANNA, gross);
    }

    static Fact sale(String number, LocalDate day, Subject subject, UUID rep, long gross) {
        return fact(new Document(id(number), number, Event.INVOICE, day, day, null, null), subject,
                rep, Map.of(Column.GROSS, gross));
    }

    static Fact fact(Document document, Subject subject, UUID rep, Map<Column, Long> amounts) {
        return new Fact(document, 1, 1, subject, rep, WHOLE, amounts);
    }

    static Fact returned(String number, LocalDate day, Fact original, long gross, Cause cause) {
        var of = original.document();
        var document = new Document(id(number), number, Event.INVOICE, day, of.orderedOn(),
                of.stated(), new Returned(of.id(), of.day(), cause));
        return fact(document, original.subject(), original.rep(), Map.of(Column.GROSS, gross));
    }

    static Reckoned reckoned(Plan plan, Span known, Fact... facts) {
        return reckoned(plan, known, Arrays.asList(facts));
    }

    static Reckoned reckoned(Plan plan, Span known, List<Fact> facts) {
        return Reckoning.of(plan, lines(facts), known).orThrow();
    }

    static Lines lines(List<Fact> facts) {
        return Lines.of(TISZA, EURO, facts);
    }

    static Reckoned nothing(Span known) {
        return Reckoned.nothing(lines(List.of()), known);
    }

    /// What a single sale on a day of March earns.
    static long earns(Clauses clauses, Subject subject, long gross) {
        return reckoned(clauses.plan(), clauses.plan().window(month(3)),
                sale("S-1", day(3, 3), subject, ANNA, gross)).total();
    }
}
