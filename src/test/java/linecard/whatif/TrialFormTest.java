package linecard.whatif;

import linecard.calendar.FiscalCalendar;
import linecard.money.Rate;
import linecard.reckoning.Event;
import linecard.reckoning.Ladder.Style;
import linecard.reckoning.Ladder.Tier;
import linecard.reckoning.Match;
import linecard.reckoning.Outlook.Distance;
import linecard.reckoning.RateRule;
import linecard.reckoning.Reset;
import linecard.reckoning.Terms.Limit;
import linecard.reckoning.Terms.LimitsOn;
import linecard.web.Form;
import linecard.words.Language;
import linecard.words.Words;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import static linecard.reckoning.Dated.ALWAYS;
import static org.assertj.core.api.Assertions.assertThat;

/// What is typed becomes terms, or a sentence at its field.
class TrialFormTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 5, 20);
    private static final UUID AGENCY = new UUID(1, 1);
    private static final FiscalCalendar CALENDAR = FiscalCalendar.parse("months:1");

    private Form form = form(Map.of());

    private static Form form(Map<String, String> typed) {
        var all = new HashMap<>(Map.of("year", "2025"));
        all.putAll(typed);
        return Form.of(Words.in(Language.ENGLISH), all);
    }

    private Asked asked(Map<String, String> typed) {
        var asked = read(typed);
        assertThat(form.problems()).isEmpty();
        return asked.orElseThrow();
    }

    private Optional<Asked> read(Map<String, String> typed) {
        form = form(typed);
        return new TrialForm(form, CALENDAR, Currency.getInstance("EUR"))
                .read(Set.of(AGENCY), TODAY);
    }

    @Test
    void one_rate_is_flat_beside_the_rates_of_product_lines() {
        var asked = asked(Map.of("rate", "7.5", "part", "q3", "agency", AGENCY.toString()));
        assertThat(asked.agency()).isEqualTo(AGENCY);
        assertThat(asked.stretch().span().from()).isEqualTo("2025-07-01");
        assertThat(asked.stretch().span().to()).isEqualTo("2025-10-01");
        var own = new RateRule("pumps", new Match.Line(new UUID(2, 1)), ALWAYS,
                new RateRule.Flat(Rate.ofPercent("9")));
        var terms = asked.offer().terms(Event.INVOICE, List.of(own), LimitsOn.EARNED);
        assertThat(terms.ladders()).isEmpty();
        assertThat(terms.rates()).hasSize(2).contains(own);
        assertThat(terms.rates().getLast().match()).isEqualTo(new Match.Any());
        assertThat(terms.rates().getLast().pay())
                .isEqualTo(new RateRule.Flat(Rate.ofPercent("7.5")));
        assertThat(terms.minimum()).isNull();
        assertThat(terms.cap()).isNull();
        assertThat(terms.limitsOn()).as("there are none").isEqualTo(LimitsOn.SOLD);
        assertThat(asked(Map.of("rate", "7.5", "keep", "none")).offer()
                .terms(Event.INVOICE, List.of(own), LimitsOn.EARNED).rates())
                .hasSize(1);
    }

    @Test
    void rows_of_tiers_are_a_ladder_from_zero_and_limits_hold_for_their_periods() {
        var offer = asked(Map.of("rate", "3", "from2", "300,000", "rate2", "5", "from4", "500,000",
                "rate4", "7", "way", "retroactive", "by", "quarter", "cap", "90,000",
                "capPer", "year", "minimum", "100")).offer();
        var ladder = offer.terms(Event.INVOICE, List.of(), LimitsOn.EARNED).ladders().getFirst();
        assertThat(ladder.style()).isEqualTo(Style.RETROACTIVE);
        assertThat(ladder.reset()).isEqualTo(Reset.QUARTER);
        assertThat(ladder.tiers()).containsExactly(new Tier(0, Rate.ofPercent("3")),
                new Tier(300_000_00, Rate.ofPercent("5")), new Tier(500_000_00, Rate.ofPercent("7")));
        assertThat(offer.cap()).isEqualTo(new Limit(90_000_00, Reset.YEAR));
        assertThat(offer.minimum()).isEqualTo(new Limit(100_00, Reset.MONTH));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', value = {
            "rate=                            | rate    | This is needed",
            "rate=101                         | rate    | from 0 to 100",
            "rate=5&from2=100                 | rate2   | This is needed",
            "rate=5&rate2=6                   | from2   | This is needed",
            "rate=5&from2=0&rate2=6           | from2   | bound of tier 2",
            "rate=5&from3=9&rate3=6&from5=9&rate5=7 | from5 | bound of tier 5",
            "rate=5&from2=-1&rate2=6          | from2   | below zero",
            "rate=5&cap=-1                    | cap     | below zero",
            "rate=5&cap=1&minimum=2           | minimum | above the cap",
            "rate=5&part=q9                   | part    | ",
            "rate=5&part=7&cap=1&capPer=year  | capPer  | whole year",
            "rate=5&part=7&from2=1&rate2=6&by=quarter | by | whole quarter",
            "rate=5&year=2027                 | year    | begun",
            "rate=5&year=2026&part=7          | part    | begun",
            "rate=5&year=20x6                 | year    | ",
            "rate=5&agency=1                  | agency  | ",
            "rate=5&way=sideways              | way     | ",
            "rate=5&sellers=0                 | sellers | from 1 to",
            "rate=5&sellers=2                 | salary  | This is needed",
            "rate=5&sold=x                    | sold    | ",
            "rate=5&from2=999999999999999&rate2=6 | from2 | "})
    void what_cannot_be_is_said_at_its_field(String typed, String field, String says) {
        var fields = new HashMap<String, String>();
        for (var pair : typed.split("&")) {
            var parts = pair.split("=", 2);
            fields.put(parts[0], parts[1]);
        }
        assertThat(read(fields)).isEmpty();
        assertThat(form.problems()).containsOnlyKeys(field);
        assertThat(form.problem(field)).contains(says == null ? "" : says);
    }

    @Test
    void a_part_of_a_year_knows_how_long_the_year_is() {
        assertThat(Stretch.of(CALENDAR, 2025, "12").daysOfYear()).isEqualTo(365);
        assertThat(Stretch.of(CALENDAR, 2024, "q1").daysOfYear()).isEqualTo(366);
    }

    @Test
    void the_example_counts_what_was_sold_before() {
        var offer = asked(Map.of("rate", "5", "from2", "1,000,000", "rate2", "7")).offer();
        var asked = asked(Map.of("rate", "5", "from2", "1,000,000", "rate2", "7",
                "sold", "900,000", "order", "200,000", "minimum", "1"));
        var example = Example.of(offer, CALENDAR, LocalDate.of(2026, 5, 31), asked.sold(),
                asked.order());
        assertThat(example.earned().minor()).isEqualTo(12_000_00);
        assertThat(example.next()).extracting(Distance::next).isNull();
        var before = Example.of(offer, CALENDAR, TODAY, asked.sold().minus(asked.sold()),
                asked.order());
        assertThat(before.earned().minor()).isEqualTo(10_000_00);
        assertThat(before.next()).extracting(Distance::missing).isEqualTo(800_000_00L);
    }
}
