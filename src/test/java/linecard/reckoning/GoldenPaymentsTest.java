package linecard.reckoning;

import linecard.calendar.Span;
import linecard.reckoning.Releases.Paid;
import linecard.reckoning.Terms.Draw;
import linecard.reckoning.Terms.Holdback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static linecard.reckoning.Examples.*;
import static org.assertj.core.api.Assertions.assertThat;

/// What of it is paid, and when, in the figures that the trade agrees on, to the cent.
class GoldenPaymentsTest {

    @Test
    void partial_payments_release_in_parts_and_the_last_releases_exactly_the_rest() {
        var clauses = flat("10");
        clauses.event = Event.PAYMENT;
        var plan = clauses.plan();
        var sale = sale("S-1", day(1, 5), 1_000);
        var rated = reckoned(plan, JANUARY, sale);
        var released = new ArrayList<Long>();
        var before = nothing(JANUARY);
        for (long paid : new long[] {0, 333, 666, 1_000, 1_200}) {
            var now = Releases.of(plan, rated, Map.of(id("S-1"), new Paid(paid, 1_000)));
            released.add(Differences.total(before, now));
            before = now;
        }
        assertThat(released).containsExactly(0L, 33L, 34L, 33L, 0L);
    }

    @Test
    void a_draw_of_300_000_pays_and_recovers_as_agreed() {
        var clauses = flat("10");
        clauses.draw = new Draw(300_000, true);
        var balances = Balances.NONE;
        var paid = new ArrayList<Long>();
        var outstanding = new ArrayList<Long>();
        long earned = 0;
        for (long one : new long[] {100_000, 250_000, 900_000, -200_000, 500_000}) {
            earned += one;
            balances = balances.plus(Settlement.of(clauses.terms(), balances, one, 0));
            long payable = balances.of(Book.PAYABLE);
            paid.add(payable);
            balances = balances.plus(List.of(Posting.paid(payable, 1)));
            outstanding.add(balances.outstanding());
            assertThat(balances.of(Book.PAID)).isEqualTo(earned + balances.outstanding());
        }
        assertThat(paid).containsExactly(300_000L, 300_000L, 650_000L, 300_000L, 300_000L);
        assertThat(outstanding).containsExactly(200_000L, 250_000L, 0L, 500_000L, 300_000L);
    }

    @Test
    void overpayments_recover_before_draws() {
        var clauses = flat("10");
        clauses.draw = new Draw(300_000, true);
        var terms = clauses.terms();
        var balances = Balances.NONE.plus(Settlement.of(terms, Balances.NONE, -200_000, 0));
        balances = balances.plus(Settlement.of(terms, balances, 250_000, 0));
        assertThat(balances.of(Book.EARNED)).as("overpaid").isZero();
        assertThat(balances.of(Book.RECOVERED)).as("of draws").isEqualTo(50_000);
    }

    @Test
    void a_holdback_is_kept_and_released_when_due() {
        var clauses = flat("10");
        clauses.holdback = new Holdback(percent("20"), 3);
        var balances = Balances.NONE.plus(Settlement.of(clauses.terms(), Balances.NONE, 1_001, 0));
        assertThat(balances.of(Book.HELD)).isEqualTo(200);
        assertThat(balances.of(Book.PAYABLE)).isEqualTo(801);
        var held = List.of(new Holdback.Held(day(2, 1), 200));
        assertThat(clauses.holdback.due(held, day(4, 30))).isZero();
        assertThat(clauses.holdback.due(held, day(5, 1))).isEqualTo(200);
        balances = balances.plus(Settlement.of(clauses.terms(), balances, 0, 200));
        assertThat(balances.of(Book.HELD)).isZero();
        assertThat(balances.of(Book.PAYABLE)).isEqualTo(1_001);
        balances = balances.plus(Settlement.of(clauses.terms(), balances, -500, 0));
        assertThat(balances.of(Book.HELD)).as("of what was overpaid").isZero();
        assertThat(balances.of(Book.EARNED)).isEqualTo(-500);
    }

    @Test
    void the_rounding_of_a_payout_in_whole_forints_is_booked_to_an_account_of_its_own() {
        var balances = Balances.NONE.plus(List.of(
                Posting.moved(Posting.Kind.APPROVED, Book.COST, Book.PAYABLE, 100_150)));
        balances = balances.plus(List.of(Posting.paid(100_150, 100)));
        assertThat(balances.of(Book.PAID)).isEqualTo(100_200);
        assertThat(balances.of(Book.ROUNDING)).isEqualTo(-50);
        assertThat(balances.of(Book.PAYABLE)).isZero();
    }

    @ParameterizedTest(name = "the quarter that ends before {0}: {1}")
    @CsvSource({"2026-04-01, 2026-04-30", "2026-07-01, 2026-07-31", "2026-10-01, 2026-10-31",
            "2027-01-01, 2027-01-31", "2026-03-29, 2026-04-30"})
    void a_statement_is_due_by_the_end_of_the_month_after_the_quarter(LocalDate to, LocalDate due) {
        assertThat(flat("5").agreement().due(new Span(to.minusMonths(3), to))).isEqualTo(due);
    }

    @Test
    void a_return_where_payments_earn_lowers_what_is_still_to_be_released() {
        var clauses = flat("10");
        clauses.event = Event.PAYMENT;
        var plan = clauses.plan();
        var sale = sale("S-1", day(1, 5), 1_000_00);
        var half = Releases.of(plan, reckoned(plan, JANUARY, sale),
                Map.of(id("S-1"), new Paid(500_00, 1_000_00)));
        assertThat(half.total()).isEqualTo(50_00);
        var back = Examples.returned("R-1", day(2, 5), sale, -400_00, Terms.Cause.RETURN);
        var now = Releases.of(plan, reckoned(plan, JANUARY, sale, back),
                Map.of(id("S-1"), new Paid(600_00, 600_00)));
        assertThat(Differences.total(half, now)).isEqualTo(10_00);
    }
}
