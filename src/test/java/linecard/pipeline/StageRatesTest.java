package linecard.pipeline;

import linecard.money.Money;
import linecard.pipeline.Opportunity.Outcome;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class StageRatesTest {

    private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");
    private static final UUID FIRST = new UUID(0, 1);
    private static final UUID SECOND = new UUID(0, 2);
    private static final UUID END = new UUID(0, 9);

    private static History.Moment moment(int day, UUID stage) {
        return new History.Moment(START.plus(day, ChronoUnit.DAYS), stage, Money.of(100, "EUR"),
                LocalDate.of(2026, 6, 1), new UUID(0, 0));
    }

    private static History ended(Outcome outcome, History.Moment... moments) {
        return new History(UUID.randomUUID(), UUID.randomUUID(), outcome, moments[moments.length - 1].at(),
                List.of(moments));
    }

    @Test
    void what_is_won_is_counted_from_each_stage_that_was_stayed_in() {
        var finished = new ArrayList<History>();
        for (int i = 0; i < 6; i++) {
            finished.add(ended(Outcome.WON, moment(0, FIRST), moment(10, SECOND), moment(30, END)));
        }
        for (int i = 0; i < 14; i++) finished.add(ended(Outcome.LOST, moment(0, FIRST), moment(4, END)));
        var measured = StageRates.of(finished, ZoneOffset.UTC);
        assertThat(measured.won()).isEqualTo(new StageRates.Part(6, 20));
        assertThat(Objects.requireNonNull(measured.stages().get(FIRST)).won()).isEqualTo(new StageRates.Part(6, 20));
        assertThat(Objects.requireNonNull(measured.stages().get(FIRST)).days()).isEqualTo(4);
        assertThat(Objects.requireNonNull(measured.stages().get(SECOND)).won()).isEqualTo(new StageRates.Part(6, 6));
        assertThat(Objects.requireNonNull(measured.stages().get(SECOND)).days()).as("too few").isNull();
        assertThat(measured.cycleDays()).as("too few").isNull();
    }

    @Test
    void a_move_taken_back_on_the_same_day_counts_for_nothing() {
        var slip = new History.Moment(START.plusSeconds(60), SECOND, Money.of(100, "EUR"),
                LocalDate.of(2026, 6, 1), new UUID(0, 0));
        var back = new History.Moment(START.plusSeconds(120), FIRST, Money.of(100, "EUR"),
                LocalDate.of(2026, 6, 1), new UUID(0, 0));
        var measured = StageRates.of(List.of(
                ended(Outcome.WON, moment(0, FIRST), slip, back, moment(9, END))), ZoneOffset.UTC);
        assertThat(measured.stages()).containsOnlyKeys(FIRST);
    }

    /// Published: 15 of 148 lies between 6.2 and 16.0 per cent (R. G. Newcombe, 1998); 0 of 20 below 16.1.
    @Test
    void the_interval_is_the_published_one() {
        var part = new StageRates.Part(15, 148);
        assertThat(part.low()).isCloseTo(0.0624, within(0.00005));
        assertThat(part.high()).isCloseTo(0.1605, within(0.00005));
        var none = new StageRates.Part(0, 20);
        assertThat(none.low()).isZero();
        assertThat(none.high()).isCloseTo(0.1611, within(0.00005));
    }
}
