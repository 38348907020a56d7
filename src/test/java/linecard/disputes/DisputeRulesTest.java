package linecard.disputes;

import linecard.disputes.Decision.Outcome;
import linecard.disputes.Dispute.Reason;
import linecard.money.Money;
import linecard.reckoning.Balances;
import linecard.reckoning.Book;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;


import static org.assertj.core.api.Assertions.assertThat;

class DisputeRulesTest {

    private static Money euros(long minor) {
        return Money.of(minor, "EUR");
    }

    @Example
    void a_claim_says_another_amount_unless_it_is_about_something_else() {
        assertThat(DisputeRules.refusal(Reason.RATE, true, euros(5), euros(5))).isPresent();
        assertThat(DisputeRules.refusal(Reason.OTHER, true, euros(5), euros(5))).isEmpty();
        assertThat(DisputeRules.refusal(Reason.RATE, false, euros(0), euros(5))).isPresent();
        assertThat(DisputeRules.refusal(Reason.MISSING, true, euros(0), euros(5))).isPresent();
        assertThat(DisputeRules.refusal(Reason.MISSING, false, euros(0), euros(5))).isEmpty();
        assertThat(DisputeRules.refusal(Reason.RATE, true, euros(0), euros(Long.MAX_VALUE)))
                .contains("words.tooLarge");
        assertThat(DisputeRules.refusal(Reason.RATE, true, euros(0), euros(Long.MIN_VALUE)))
                .contains("words.tooLarge");
    }

    @Example
    void a_part_lies_between_nothing_and_the_claim() {
        assertThat(DisputeRules.outcome(euros(100), euros(100))).contains(Outcome.GRANTED);
        assertThat(DisputeRules.outcome(euros(100), euros(99))).contains(Outcome.PARTLY);
        assertThat(DisputeRules.outcome(euros(-100), euros(-1))).contains(Outcome.PARTLY);
        assertThat(DisputeRules.outcome(euros(0), euros(0))).contains(Outcome.GRANTED);
        for (long no : new long[] {0, -1, 101}) {
            assertThat(DisputeRules.outcome(euros(100), euros(no))).isEmpty();
        }
    }

    @Property
    void in_the_end_nothing_is_held_back_and_what_was_granted_is_payable(
            @ForAll @LongRange(min = -1_000_000, max = 1_000_000) long claim,
            @ForAll @IntRange(min = 0, max = 100) int percent,
            @ForAll @LongRange(min = -1_000, max = 2_000_000) long payable) {
        long granted = claim * percent / 100;
        long held = Consequences.heldBack(claim, payable);
        var open = Balances.NONE.plus(Consequences.ofOpening(held));
        assertThat(open.of(Book.DISPUTED)).isEqualTo(held).isNotNegative();
        assertThat(open.of(Book.PAYABLE)).isEqualTo(-held);
        assertThat(held).isLessThanOrEqualTo(Math.max(0, payable));
        var end = open.plus(Consequences.ofEnd(held, granted));
        assertThat(end.of(Book.DISPUTED)).isZero();
        assertThat(end.of(Book.PAYABLE)).isEqualTo(granted);
        assertThat(end.of(Book.COST)).isEqualTo(-granted);
    }
}
