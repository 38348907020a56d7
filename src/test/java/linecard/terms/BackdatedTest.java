package linecard.terms;

import linecard.calendar.Span;
import linecard.money.Rate;
import linecard.reckoning.Agreement;
import linecard.reckoning.Dated;
import linecard.reckoning.Event;
import linecard.reckoning.Match;
import linecard.reckoning.RateRule;
import linecard.reckoning.TermsCheck;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class BackdatedTest {

    private static final UUID AGENCY = new UUID(0, 1);
    private static final UUID PUMPS = new UUID(0, 2);
    private static final Span PAST = new Span(day(2025, 1), day(2026, 1));

    private static LocalDate day(int year, int month) {
        return LocalDate.of(year, month, 1);
    }

    private static DatedRate rate(@Nullable UUID line, LocalDate from, @Nullable String percent) {
        return new DatedRate(UUID.randomUUID(), AGENCY, line, from,
                percent == null ? null : Rate.ofPercent(percent), 1);
    }

    private static Version version(LocalDate from) {
        return new Version(new UUID(0, from.getYear()), AGENCY, from,
                Composition.usual(Event.INVOICE, false), 1);
    }

    private static Agreement tried(List<DatedRate> rates, Version tried, Version... others) {
        var all = new Composition(AGENCY, Currency.getInstance("HUF"), Event.INVOICE, rates,
                List.of(others), Frame.none(AGENCY), day(2040, 1)).with(tried);
        var agreement = Backdated.of(all, tried, PAST);
        assertThat(agreement.to()).isEqualTo(day(2040, 1));
        assertThat(agreement.versions()).hasSize(1);
        assertThat(TermsCheck.findings(agreement)).isEmpty();
        return agreement;
    }

    private static List<RateRule> rules(Agreement agreement) {
        return agreement.versions().getFirst().terms().rates();
    }

    @Test
    void rates_of_its_first_day_hold_before_it_and_those_of_its_last_after_it() {
        var agreement = tried(List.of(rate(null, day(2020, 1), "1"), rate(null, day(2024, 1), "2"),
                rate(null, day(2027, 5), "3"), rate(null, day(2031, 1), "4"),
                rate(PUMPS, day(2025, 6), "8"), rate(PUMPS, day(2026, 6), null)),
                version(day(2027, 1)), version(day(2023, 1)), version(day(2030, 1)));
        assertThat(agreement.from()).isEqualTo(day(2020, 1));
        assertThat(rules(agreement)).extracting(RateRule::match, RateRule::pay, RateRule::dated)
                .containsExactlyInAnyOrder(
                        tuple(new Match.Any(), new RateRule.Flat(Rate.ofPercent("2")),
                                new Dated(day(2020, 1), day(2027, 5))),
                        tuple(new Match.Any(), new RateRule.Flat(Rate.ofPercent("3")),
                                new Dated(day(2027, 5), null)));
    }

    @Test
    void where_nothing_was_agreed_on_those_days_it_always_held() {
        var agreement = tried(List.of(rate(null, day(2026, 1), "2")), version(day(2027, 1)));
        assertThat(agreement.from()).isEqualTo(LocalDate.EPOCH);
        assertThat(rules(agreement)).extracting(RateRule::dated)
                .containsExactly(new Dated(LocalDate.EPOCH, null));
    }
}
