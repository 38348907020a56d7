package linecard.payouts;

import linecard.database.Ids;
import linecard.files.FileRefused;
import linecard.reckoning.Book;

import org.junit.jupiter.api.Test;

import java.util.List;

import static linecard.commissions.Firm.as;
import static linecard.payouts.Bank.answer;
import static linecard.payouts.Bank.block;
import static linecard.payouts.Bank.detail;
import static linecard.payouts.Bank.entry;
import static linecard.payouts.Bank.note;
import static linecard.payouts.Bank.order;
import static linecard.payouts.Bank.payment;
import static linecard.payouts.Bank.statement;
import static linecard.payouts.Till.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

/// What banks say that does not fit what was ordered, is not clear, or is not of here: somebody is told,
/// and nothing moves until it fits.
class BankMisfitsTest extends BankDesk {

    @Test
    void an_answer_that_says_nothing_of_any_payment_is_told_as_such() {
        for (var bare : List.of(answer("A-1", order(batch), "PART"), answer("A-2", order(batch), ""),
                answer("A-3", order(batch), "PART", block("P-2026-0001-FORINT", "PART")))) {
            assertThatThrownBy(() -> take(bare)).isInstanceOfSatisfying(FileRefused.class, refused ->
                    assertThat(refused.problem().key()).isEqualTo("payouts.message.nothing"));
        }
        assertThat(all()).isEmpty();
    }

    @Test
    void a_debit_that_takes_a_credit_back_is_told_from_a_payment() {
        taken(note("N-1", entry("1251", "DBIT", "2026-11-28", detail(reference(0)))
                .replace("<Sts>", "<RvslInd>true</RvslInd><Sts>")));
        assertThat(as(till.maker, () -> messages.said(till.maker, all().getFirst().id())))
                .extracting(SaidOfPayment::code, SaidOfPayment::consequence)
                .containsExactly(tuple("DBIT BOOK RVSL", Consequence.UNCLEAR));
        assertThat(states()).first().isEqualTo("approved null ");
    }

    @Test
    void details_without_amounts_are_paid_where_they_come_to_the_entry() {
        var both = detail(reference(0)) + detail(reference(1));
        taken(note("N-1", entry("1550.50", "DBIT", "2026-11-28", both)));
        assertThat(said()).containsOnly(Consequence.DIFFERENT).hasSize(2);
        assertThat(reasons()).containsExactly("The bank booked HUF 1,550.50 in one entry, but the "
                + "payments it names come to HUF 1,551: a difference of HUF 0.50.");
        assertThat(states()).containsOnly("approved null ");
        assertThat(all().getFirst()).extracting(TakenMessage::payments, TakenMessage::troubles)
                .containsExactly(2, 2);
        taken(note("N-2", entry("1551", "DBIT", "2026-11-28", both)));
        assertThat(said()).containsOnly(Consequence.PAID);
        assertThat(states()).containsOnly("paid 2026-11-28 ");
        taken(statement(2, "S-1", entry("1550", "DBIT", "2026-11-28", both)));
        assertThat(states()).as("told wrongly afterwards").containsOnly("paid 2026-11-28 ");
    }

    @Test
    void what_fits_no_payment_of_a_block_is_said_once_and_one_that_fits_is_paid() {
        var named = "<TxDtls><Refs><PmtInfId>P-2026-0001-FORINT</PmtInfId></Refs></TxDtls>";
        taken(note("N-1", entry("77", "DBIT", "2026-11-28", named)));
        assertThat(said()).containsExactly(Consequence.UNCLEAR);
        assertThat(reasons()).containsExactly("P-2026-0001-FORINT: the bank booked HUF 77. That fits no "
                + "open payment under this name, nor all of them together: HUF 1,551, "
                + "a difference of HUF 1,474.");
        assertThat(states()).containsOnly("approved null ");
        taken(statement(2, "S-1", entry("300", "DBIT", "2026-11-28", named)));
        assertThat(said()).containsExactly(Consequence.PAID);
        assertThat(states()).containsExactly("approved null ", "paid 2026-11-28 ");
        taken(note("N-2", entry("300", "DBIT", "2026-11-28", named)));
        assertThat(said()).as("told again").containsExactly(Consequence.NONE);
    }

    @Test
    void what_does_not_fit_changes_nothing_and_is_shown() {
        for (var entry : List.of(entry("1250", "DBIT", "2026-11-27", detail(reference(0))),
                entry("1251", "DBIT", "2026-09-27", detail(reference(0))),
                entry("1251", "DBIT", "2027-11-27", detail(reference(0))),
                entry("1251", "DBIT", "2026-11-27", detail(reference(0))).replace("HUF", "EUR"),
                entry("1550", "DBIT", "2026-11-27", "<Btch><MsgId>" + order(batch) + "</MsgId></Btch>"),
                entry("1251", "XXXX", "2026-11-27", detail(reference(0))))) {
            taken(note("N-" + Ids.fresh().toString().substring(10), entry));
            assertThat(said()).as(entry).isNotEmpty().allMatch(Consequence::isTrouble);
        }
        assertThat(states()).containsOnly("approved null ");
        assertThat(refusal(till.withdraw(batch))).isEqualTo("done");
        taken(answer("A-1", order(batch), "ACSC"));
        assertThat(said()).containsOnly(Consequence.CONTRARY);
        taken(answer("A-2", order(batch), "ACCP"));
        assertThat(said()).as("taken in by the bank").containsOnly(Consequence.CONTRARY);
        assertThat(states()).containsOnly("withdrawn null ");
        assertThat(till.balance(firm.duna, Book.PAYABLE)).isEqualTo(1_250_50);
    }

    @Test
    void what_was_not_ordered_here_is_refused_whole() {
        var stranger = new Till(rooms);
        stranger.owe(stranger.firm.duna, 100_00);
        var theirs = stranger.approved(stranger.firm.duna);
        till.owe(firm.duna, 77_00);
        var waiting = till.batch(firm.duna);
        var bad = payment("P-2026-9999-0001", "RJCT", "");
        assertThat(refusal(take(answer("A", order(theirs), "RJCT"))))
                .isEqualTo("payouts.message.unknown");
        assertThat(refusal(take(answer("A", "../" + "x".repeat(200), "RJCT"))))
                .isEqualTo("payouts.message.unknown");
        assertThat(refusal(take(answer("A", order(batch), "RJCT", block("B", "", bad)))))
                .isEqualTo("payouts.message.unknown");
        assertThat(refusal(take(answer("A", order(waiting), "ACSC", block("B", "",
                payment(reference(0), "RJCT", "")))))).isEqualTo("payouts.message.unknown");
        assertThat(refusal(take(answer("A", order(waiting), "ACSC"))))
                .isEqualTo("payouts.message.notApproved");
        assertThat(refusal(take(note("A", entry("1", "DBIT", "2026-11-27", detail("RENT"))))))
                .isEqualTo("payouts.message.noneOurs");
        assertThat(all()).isEmpty();
        assertThat(states()).containsOnly("approved null ");
    }
}
