package linecard.payouts;

import linecard.access.Viewer;
import linecard.database.Ids;
import linecard.files.FileRefused;
import linecard.people.Outcome;
import linecard.reckoning.Book;
import linecard.words.Language;
import linecard.words.Words;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import static linecard.commissions.Firm.as;
import static linecard.payouts.Bank.answer;
import static linecard.payouts.Bank.block;
import static linecard.payouts.Bank.detail;
import static linecard.payouts.Bank.entry;
import static linecard.payouts.Bank.note;
import static linecard.payouts.Bank.order;
import static linecard.payouts.Bank.payment;
import static linecard.payouts.Bank.statement;
import static linecard.payouts.Till.TODAY;
import static linecard.payouts.Till.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

/// What banks say sets the state of payments and moves the ledger as people do by hand.
class BankMessagesTest extends PayoutDesk {

    @Autowired BankMessages messages;

    private UUID batch;

    @BeforeEach
    void found() {
        till.owe(firm.duna, 1_250_50);
        till.owe(firm.alfold, 300_00);
        batch = till.approved(firm.duna, firm.alfold);
    }

    private Outcome take(byte[] content) {
        return take(till.maker, content);
    }

    private Outcome take(Viewer by, byte[] content) {
        return as(by, () -> messages.take(by, Ids.fresh(), "a.xml", content, TODAY));
    }

    private void taken(byte[] content) {
        assertThat(refusal(take(content))).isEqualTo("done");
    }

    private List<String> states() {
        return till.payments(batch).stream()
                .map(one -> one.state().code() + " " + one.value() + " " + one.reason()).toList();
    }

    private String reference(int place) {
        return till.payments(batch).get(place).reference();
    }

    private List<TakenMessage> all() {
        return as(till.maker, () -> messages.page(till.maker, 1).rows());
    }

    private List<Consequence> said() {
        var last = all().getFirst().id();
        return as(till.maker, () -> messages.said(till.maker, last)).stream()
                .map(SaidOfPayment::consequence).toList();
    }

    private Set<String> reasons() {
        var last = all().getFirst().id();
        return as(till.maker, () -> messages.said(till.maker, last)).stream()
                .map(one -> one.why(Words.in(Language.ENGLISH)).replace('\u00a0', ' ')).collect(Collectors.toSet());
    }

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
