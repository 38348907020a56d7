package linecard.words;

import linecard.money.Money;
import linecard.money.Rate;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;

import static org.assertj.core.api.Assertions.assertThat;

/// In the expected texts `_` stands for a no-break space.
class WritingTest {

    static final Words ENGLISH = Words.in(Language.ENGLISH);
    static final Words HUNGARIAN = Words.in(Language.HUNGARIAN);

    @Test
    void dates_are_written_as_the_language_has_them() {
        var date = LocalDate.of(2026, 11, 3);
        assertThat(spaced(ENGLISH.date(date))).isEqualTo("3_November_2026");
        assertThat(spaced(HUNGARIAN.date(date))).isEqualTo("2026._november_3.");
        assertThat(ENGLISH.shortDate(date)).isEqualTo("2026-11-03");
        assertThat(spaced(HUNGARIAN.shortDate(date))).isEqualTo("2026._11._03.");
    }

    @Test
    void english_is_written_in_the_united_states_as_americans_do_and_elsewhere_as_before() {
        var american = Words.in(Language.ENGLISH, "US");
        var date = LocalDate.of(2026, 11, 3);
        assertThat(spaced(american.date(date))).isEqualTo("November_3,_2026");
        assertThat(american.shortDate(date)).isEqualTo("2026-11-03");
        assertThat(spaced(american.month(YearMonth.of(2026, 11)))).isEqualTo("November_2026");
        var zone = ZoneId.of("America/Chicago");
        assertThat(spaced(american.moment(Instant.parse("2026-11-03T06:05:59Z"), zone)))
                .isEqualTo("November_3,_2026, 12:05_AM");
        assertThat(spaced(american.moment(Instant.parse("2026-11-03T20:05:59Z"), zone)))
                .isEqualTo("November_3,_2026, 2:05_PM");
        assertThat(american.language()).isEqualTo(Language.ENGLISH);
        assertThat(Words.in(Language.ENGLISH, "GB")).isSameAs(ENGLISH);
        assertThat(Words.in(Language.HUNGARIAN, "US")).isSameAs(HUNGARIAN);
    }

    @Test
    void months_are_named_as_the_language_has_them() {
        assertThat(spaced(ENGLISH.month(YearMonth.of(2026, 11)))).isEqualTo("November_2026");
        assertThat(spaced(HUNGARIAN.month(YearMonth.of(2026, 11)))).isEqualTo("2026._november");
        assertThat(ENGLISH.monthName(9)).isEqualTo("Sep");
        assertThat(HUNGARIAN.monthName(9)).isEqualTo("szept.");
    }

    @Test
    void a_moment_is_told_in_the_zone_of_its_reader() {
        var moment = Instant.parse("2026-11-02T23:05:59Z");
        var budapest = ZoneId.of("Europe/Budapest");
        assertThat(spaced(ENGLISH.moment(moment, budapest))).isEqualTo("3_November_2026, 00:05");
        assertThat(spaced(HUNGARIAN.moment(moment, budapest))).isEqualTo("2026._november_3. 00:05");
    }

    @Test
    void numbers_stand_in_threes() {
        assertThat(ENGLISH.number(999)).isEqualTo("999");
        assertThat(ENGLISH.number(-1_234_567)).isEqualTo("−1,234,567");
        assertThat(spaced(HUNGARIAN.number(-1_234_567))).isEqualTo("−1_234_567");
        assertThat(ENGLISH.decimal(new BigDecimal("1234.50"))).isEqualTo("1,234.50");
        assertThat(spaced(HUNGARIAN.decimal(new BigDecimal("1234.50")))).isEqualTo("1_234,50");
        assertThat(ENGLISH.decimal(new BigDecimal("1E+3"))).isEqualTo("1,000");
    }

    @Test
    void money_is_written_as_each_public_expects() {
        var euros = Money.of("-1234.56", "EUR");
        var forints = Money.of("1234.00", "HUF");
        assertThat(ENGLISH.money(euros)).isEqualTo("−€1,234.56");
        assertThat(spaced(HUNGARIAN.money(euros))).isEqualTo("−1_234,56_EUR");
        assertThat(spaced(ENGLISH.money(forints))).isEqualTo("HUF_1,234");
        assertThat(spaced(HUNGARIAN.money(forints))).isEqualTo("1_234_Ft");
        assertThat(spaced(ENGLISH.money(Money.of("5", "CHF")))).isEqualTo("CHF_5.00");
        assertThat(ENGLISH.amount(euros)).isEqualTo("−1,234.56");
        assertThat(spaced(HUNGARIAN.amount(forints))).isEqualTo("1_234");
    }

    @Test
    void forints_that_are_not_whole_are_called_as_whole_ones_are() {
        var odd = Money.of("-1234.50", "HUF");
        assertThat(HUNGARIAN.exact(odd)).isEqualTo("−1\u00a0234,50\u00a0Ft");
        assertThat(ENGLISH.exact(odd)).isEqualTo("−HUF\u00a01,234.50");
        assertThat(HUNGARIAN.exact(Money.of("1234.00", "HUF"))).isEqualTo("1\u00a0234\u00a0Ft");
        assertThat(ENGLISH.exact(Money.of("1234.50", "EUR"))).isEqualTo("€1,234.50");
    }

    @Test
    void hundredths_of_a_forint_are_rounded_away_and_leave_no_sign() {
        assertThat(HUNGARIAN.amount(Money.of("-0.49", "HUF"))).isEqualTo("0");
        assertThat(HUNGARIAN.amount(Money.of("-0.50", "HUF"))).isEqualTo("−1");
        assertThat(ENGLISH.money(Money.of("0", "EUR"))).isEqualTo("€0.00");
    }

    @Test
    void percentages_have_the_mark_of_the_language_and_no_negative_zero() {
        assertThat(ENGLISH.percent(Rate.ofPercent("7.5"))).isEqualTo("7.5%");
        assertThat(HUNGARIAN.percent(Rate.ofPercent("7.5"))).isEqualTo("7,5%");
        assertThat(ENGLISH.percent(new BigDecimal("0.875"), 0)).isEqualTo("88%");
        assertThat(HUNGARIAN.percent(new BigDecimal("-12.34567"), 1)).contains("−1", "234,6%");
        assertThat(ENGLISH.percent(new BigDecimal("-0.0001"), 0)).isEqualTo("0%");
    }

    @Test
    void hungarian_names_begin_with_the_family() {
        assertThat(ENGLISH.name("Szűcs", "Anna", "Dr.")).isEqualTo("Dr. Anna Szűcs");
        assertThat(HUNGARIAN.name("Szűcs", "Anna", "Dr.")).isEqualTo("Dr. Szűcs Anna");
        assertThat(HUNGARIAN.name("Szűcs", "", null)).isEqualTo("Szűcs");
    }

    private static String spaced(String text) {
        return text.replace('\u00a0', '_');
    }
}
