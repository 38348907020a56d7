package linecard.payouts;

import linecard.people.Outcome;
import linecard.reckoning.Book;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;

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

/// What banks say sets the state of payments and moves the ledger as people do by hand.
class BankMessagesTest extends BankDesk {

    @Test
    void an_answer_to_an_order_pays_one_and_sends_back_the_other() {
        taken(answer("A-1", order(batch), "ACSP"));
        assertThat(states()).containsExactly("sent null ", "sent null ");
        var mixed = answer("A-2", order(batch), "PART", block("P-2026-0001-FORINT", "ACSC",
                payment(reference(1), "RJCT", "AC04")));
        taken(mixed);
        assertThat(states()).containsExactly("paid 2026-11-27 ",
                "refused null AC04 (megszűnt számla): Kontó & név");
        assertThat(till.balance(firm.duna, Book.PAID)).isEqualTo(1_251_00);
        assertThat(till.balance(firm.alfold, Book.PAYABLE)).isEqualTo(300_00);
        assertThat(till.balance(firm.alfold, Book.PAID)).isZero();
        assertThat(till.payable(firm.alfold).canBePaid()).isTrue();
        assertThat(take(mixed)).isInstanceOfSatisfying(Outcome.Refused.class, refused ->
                assertThat(refused.key()).isEqualTo("payouts.message.doubled"));
        taken(answer("A-3", order(batch), "ACSP"));
        assertThat(said()).containsOnly(Consequence.NONE);
        assertThat(all()).extracting(TakenMessage::number).containsExactly("A-3", "A-2", "A-1");
        assertThat(as(till.maker, () -> messages.ofBatch(till.maker, batch))).hasSize(3);
    }

    @Test
    void entries_on_the_account_pay_and_a_credit_brings_a_payment_back() {
        taken(note("N-1", entry("1551", "DBIT", "2026-11-28",
                        "<Btch><PmtInfId>P-2026-0001-FORINT</PmtInfId></Btch>"),
                entry("5", "DBIT", "2026-11-27", detail("RENT-11"))));
        assertThat(states()).containsExactly("paid 2026-11-28 ", "paid 2026-11-28 ");
        assertThat(all().getFirst().others()).isEqualTo(1);
        taken(note("N-2", entry("1251", "CRDT", "2026-11-30", Bank.back(reference(0))),
                entry("1251", "DBIT", "2026-11-29", detail(reference(0)))));
        assertThat(states()).first().isEqualTo("refused 2026-11-28 AC04 (megszűnt számla)");
        assertThat(till.balance(firm.duna, Book.PAYABLE)).isEqualTo(1_250_50);
        assertThat(till.balance(firm.duna, Book.ROUNDING)).isZero();
    }

    @Test
    void a_bank_statement_moves_nothing_that_a_note_of_the_same_entries_moved() {
        var debit = entry("1251", "DBIT", "2026-11-27", detail(reference(0)));
        var credit = entry("1251", "CRDT", "2026-11-28", Bank.back(reference(0)));
        taken(statement(2, "S-0", debit.replace("BOOK", "PDNG")));
        assertThat(states()).containsExactly("sent null ", "approved null ");
        taken(note("N-1", debit));
        taken(statement(8, "S-1", debit, entry("5", "DBIT", "2026-11-27", detail("RENT-11"))));
        assertThat(said()).containsExactly(Consequence.NONE);
        assertThat(all().getFirst()).extracting(TakenMessage::kind, TakenMessage::others)
                .containsExactly(BankMessage.Kind.BANK_STATEMENT, 1);
        assertThat(take(statement(8, "S-1", debit))).isInstanceOfSatisfying(Outcome.Refused.class,
                refused -> assertThat(refused.key()).isEqualTo("payouts.message.doubled"));
        assertThat(till.balance(firm.duna, Book.PAID)).isEqualTo(1_251_00);
        taken(note("N-2", credit));
        taken(statement(13, "S-2", credit, debit));
        assertThat(said()).containsExactly(Consequence.NONE);
        taken(statement(13, "S-3", debit));
        assertThat(said()).as("it is known that it had left").containsExactly(Consequence.NONE);
        taken(statement(13, "S-4", debit.replace("-27", "-30")));
        assertThat(said()).as("it left again?").containsExactly(Consequence.CONTRARY);
        assertThat(states()).first().isEqualTo("refused 2026-11-27 AC04 (megszűnt számla)");
        assertThat(till.balance(firm.duna, Book.PAYABLE)).isEqualTo(1_250_50);
        assertThat(till.balance(firm.duna, Book.PAID)).isZero();
        assertThat(refusal(take(statement(8, "S-5", entry("5", "DBIT", "2026-11-27", detail("RENT"))))))
                .isEqualTo("payouts.message.noneOurs");
    }

    @Test
    void an_answer_that_names_no_day_leaves_the_day_that_is_known() {
        taken(note("N-1", entry("1251", "DBIT", "2026-11-28", detail(reference(0)))));
        taken(answer("A-1", order(batch), "ACSC"));
        assertThat(said()).containsExactlyInAnyOrder(Consequence.NONE, Consequence.PAID);
        assertThat(states()).containsExactly("paid 2026-11-28 ", "paid 2026-11-27 ");
        assertThat(as(till.maker, () -> messages.said(till.maker, all().getFirst().id())))
                .extracting(one -> one.consequence() + " " + one.value())
                .containsExactlyInAnyOrder("NONE 2026-11-28", "PAID 2026-11-27");
        taken(note("N-2", entry("300", "DBIT", "2026-11-28", detail(reference(1)))));
        assertThat(states()).last().isEqualTo("paid 2026-11-28 ");
        taken(note("N-3", entry("300", "CRDT", "2026-11-30", Bank.back(reference(1)))));
        taken(answer("A-2", order(batch), "ACSC"));
        assertThat(said()).containsOnly(Consequence.NONE);
    }

    @Test
    void a_block_is_booked_without_what_the_bank_had_sent_back() {
        var block = "<Btch><PmtInfId>P-2026-0001-FORINT</PmtInfId></Btch>";
        taken(answer("A-1", order(batch), "PART", block("P-2026-0001-FORINT", "PART",
                payment(reference(1), "RJCT", "AC04"))));
        taken(statement(8, "S-1", entry("1251", "DBIT", "2026-11-28", block)));
        assertThat(said()).containsExactly(Consequence.PAID);
        assertThat(states()).containsExactly("paid 2026-11-28 ",
                "refused null AC04 (megszűnt számla): Kontó & név");
        taken(statement(8, "S-2", entry("1551", "DBIT", "2026-11-28", block)));
        assertThat(said()).containsExactlyInAnyOrder(Consequence.CONTRARY, Consequence.NONE);
    }

    @Test
    void what_came_back_before_the_debit_of_its_block_was_told_had_left_with_it() {
        taken(note("N-1", entry("300", "CRDT", "2026-11-30", Bank.back(reference(1)))));
        taken(statement(8, "S-1", entry("1551", "DBIT", "2026-11-28",
                "<Btch><PmtInfId>P-2026-0001-FORINT</PmtInfId></Btch>")));
        assertThat(said()).containsExactlyInAnyOrder(Consequence.PAID, Consequence.NONE);
        assertThat(states()).containsExactly("paid 2026-11-28 ",
                "refused null AC04 (megszűnt számla)");
        assertThat(till.balance(firm.alfold, Book.PAYABLE)).isEqualTo(300_00);
        assertThat(till.balance(firm.alfold, Book.PAID)).isZero();
        taken(note("N-2", entry("300", "DBIT", "2026-12-01", detail(reference(1)))));
        assertThat(said()).as("it left again?").containsExactly(Consequence.CONTRARY);
    }

    @Test
    void what_was_rejected_and_then_booked_back_had_left() {
        taken(answer("A-1", order(batch), "", block("B", "", payment(reference(0), "RJCT", ""))));
        taken(note("N-1", entry("1251", "CRDT", "2026-11-29", Bank.back(reference(0)))));
        taken(note("N-2", entry("1251", "DBIT", "2026-11-28", detail(reference(0)))));
        assertThat(said()).containsExactly(Consequence.NONE);
        assertThat(till.balance(firm.duna, Book.PAYABLE)).isEqualTo(1_250_50);
    }

    @Test
    void whatever_banks_say_in_whatever_order_each_amount_is_paid_or_payable() {
        var random = new Random(20);
        long paid = 0;
        for (int i = 0; i < 25; i++) {
            var reference = reference(random.nextInt(2));
            var amount = reference.equals(reference(0)) ? "1251" : "300";
            var day = LocalDate.of(2026, 11, 20).plusDays(random.nextInt(9)).toString();
            var status = List.of("ACSP", "ACSC", "RJCT", "QQQQ").get(random.nextInt(4));
            taken(switch (random.nextInt(3)) {
                case 0 -> answer("A-" + i, order(batch), i < 5 ? "ACCP" : status);
                case 1 -> answer("A-" + i, order(batch), "", block("B", "",
                        payment(reference, i < 5 ? "ACSC" : status, "")));
                default -> note("N-" + i, entry(amount, i < 9 ? "DBIT" : "CRDT", day,
                        detail(reference)));
            });
            for (var one : till.payments(batch)) {
                boolean isOver = one.state() == State.REFUSED;
                assertThat(till.balance(one.agency(), Book.PAYABLE))
                        .isEqualTo(isOver ? one.payable().minor() : 0);
                assertThat(till.balance(one.agency(), Book.PAID))
                        .isEqualTo(isOver ? 0 : one.amount().minor());
                if (one.state() == State.PAID) paid++;
            }
        }
        assertThat(paid).isPositive();
        assertThat(states()).allMatch(state -> state.startsWith("refused"));
    }
}
