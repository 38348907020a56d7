package linecard.disputes;

import linecard.LinecardTest;
import linecard.access.Absent;
import linecard.access.Viewer;
import linecard.commissions.Ledger;
import linecard.database.Ids;
import linecard.disputes.Decision.Outcome;
import linecard.disputes.Dispute.Reason;
import linecard.disputes.DisputeFilter.Group;
import linecard.people.Outcome.Done;
import linecard.people.Outcome.Done;
import linecard.people.Outcome.Refused;
import linecard.reckoning.Book;
import linecard.reckoning.Posting;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import static linecard.commissions.Firm.as;
import static linecard.disputes.Quarrel.MARCH_9;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@LinecardTest
class DisputesTest {

    @Autowired Quarrel.Rooms rooms;
    @Autowired JdbcClient sql;
    @Autowired TransactionOperations transaction;

    private Quarrel quarrel;

    @BeforeEach
    void found() {
        quarrel = new Quarrel(rooms);
    }

    @Test
    void a_dispute_keeps_what_the_statement_said_and_is_due_thirty_days_later() {
        var id = quarrel.opened(quarrel.duna, quarrel.wanted(1, Reason.RATE, 3_500_00));
        var dispute = quarrel.of(quarrel.finance, id);
        assertThat(dispute.stated().minor()).isEqualTo(2_500_00);
        assertThat(dispute.claim().minor()).isEqualTo(1_000_00);
        assertThat(dispute.document()).isEqualTo("S-1");
        assertThat(dispute.repName()).isEqualTo("Kiss Anna");
        assertThat(dispute.agencyName()).startsWith("Dunamenti");
        assertThat(dispute.dueOn()).isEqualTo(LocalDate.of(2026, 4, 8));
        assertThat(dispute.state(MARCH_9)).isEqualTo(Dispute.State.OPEN);
        assertThat(dispute.state(LocalDate.of(2026, 4, 1))).isEqualTo(Dispute.State.SOON);
        assertThat(dispute.state(LocalDate.of(2026, 4, 9))).isEqualTo(Dispute.State.OVERDUE);
        assertThat(messages(quarrel.anna, dispute)).extracting(Message::words)
                .containsExactly("Ez így nem jó.");
    }

    @Test
    void a_disputed_line_is_marked_however_many_are_disputed_before_it() {
        as(quarrel.finance, () -> transaction.execute(_ -> sql.sql("""
                insert into disputes.dispute (id, organisation_id, agency_id, statement_id, position,
                    attempt, reason, agency_name, document_number, account_name, stated_minor,
                    expected_minor, opened_on, due_on, opened_name)
                select uuidv7(), :organisation, :agency, :statement, place, attempt, 'rate', '', 'S', '', 1,
                       2, '2026-03-09', '2026-04-08', ''
                from generate_series(1, 1100) place, generate_series(1, 2) attempt
                """)
                .param("organisation", quarrel.finance.organisation().id())
                .param("agency", quarrel.firm.duna)
                .param("statement", quarrel.statement)
                .update()));
        var marked = as(quarrel.finance, () -> rooms.disputes().ofLines(
                quarrel.finance, quarrel.statement, List.of(7, 1_100, 1_101)));
        assertThat(marked).containsOnlyKeys(7, 1_100);
        assertThat(marked.values()).extracting(Dispute::attempt).containsOnly(2);
    }

    private List<Message> messages(Viewer viewer, Dispute dispute) {
        return as(viewer, () -> rooms.messages().of(viewer, dispute.id()));
    }

    @Test
    void the_organisation_says_how_many_days_there_are() {
        as(quarrel.finance, () -> {
            rooms.deadlines().set(quarrel.finance, 10, 0);
            return null;
        });
        var id = quarrel.opened(quarrel.duna, quarrel.wanted(1, Reason.RATE, 3_500_00));
        assertThat(quarrel.of(quarrel.duna, id).dueOn()).isEqualTo(LocalDate.of(2026, 3, 19));
        assertThatThrownBy(() -> as(quarrel.finance, () -> {
            rooms.deadlines().set(quarrel.finance, 20, 0);
            return null;
        })).isInstanceOf(linecard.access.Stale.class);
    }

    @Test
    void whoever_sees_no_line_cannot_dispute_it() {
        var hers = quarrel.wanted(1, Reason.RATE, 3_500_00);
        assertThatThrownBy(() -> quarrel.open(quarrel.bela, hers)).isInstanceOf(Absent.class);
        assertThatThrownBy(() -> quarrel.open(quarrel.alfold, hers)).isInstanceOf(Absent.class);
        var stranger = rooms.firm().stage().company();
        assertThatThrownBy(() -> quarrel.open(stranger, hers)).isInstanceOf(Absent.class);
        assertThatThrownBy(() -> quarrel.open(quarrel.duna, quarrel.wanted(99, Reason.RATE, 1)))
                .isInstanceOf(Absent.class);
        var id = quarrel.opened(quarrel.anna, hers);
        for (var other : List.of(quarrel.bela, quarrel.alfold, stranger)) {
            assertThatThrownBy(() -> quarrel.of(other, id)).isInstanceOf(Absent.class);
            assertThat(as(other, () -> rooms.messages().of(other, id))).isEmpty();
        }
        assertThat(quarrel.of(quarrel.anna, id).rep()).isEqualTo(quarrel.firm.anna);
        assertThat(quarrel.of(quarrel.duna, id).rep()).isEqualTo(quarrel.firm.anna);
    }

    @Test
    void a_line_is_disputed_once_unless_it_was_withdrawn() {
        var id = quarrel.opened(quarrel.duna, quarrel.wanted(1, Reason.RATE, 3_500_00));
        refused(quarrel.open(quarrel.anna, quarrel.wanted(1, Reason.SHARE, 5_000_00)),
                "disputes.alreadyOpen");
        assertThat(quarrel.withdraw(quarrel.duna, id)).isInstanceOf(Done.class);
        var again = quarrel.opened(quarrel.anna, quarrel.wanted(1, Reason.SHARE, 5_000_00));
        assertThat(quarrel.of(quarrel.anna, again).attempt()).isEqualTo(2);
        assertThat(quarrel.decide(quarrel.finance, again, Outcome.REJECTED, 0))
                .isInstanceOf(Done.class);
        refused(quarrel.open(quarrel.duna, quarrel.wanted(1, Reason.RATE, 3_500_00)),
                "disputes.alreadyDecided");
        assertThat(quarrel.opened(quarrel.duna, quarrel.wanted(2, Reason.RATE, 3_500_00)))
                .isNotNull();
    }

    private static void refused(linecard.people.Outcome outcome, String key) {
        assertThat(outcome).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.key()).isEqualTo(key));
    }

    @Test
    void the_same_form_sent_twice_opens_one_dispute() {
        var wanted = quarrel.wanted(1, Reason.RATE, 3_500_00);
        assertThat(quarrel.opened(quarrel.duna, wanted)).isEqualTo(wanted.id());
        assertThat(quarrel.open(quarrel.duna, wanted)).isEqualTo(new Done(List.of()));
        assertThat(messages(quarrel.duna, quarrel.of(quarrel.duna, wanted.id()))).hasSize(1);
    }

    @Test
    void what_is_said_must_be_a_claim() {
        refused(quarrel.open(quarrel.duna, quarrel.wanted(1, Reason.RATE, 2_500_00)),
                "disputes.sameAmount");
        refused(quarrel.open(quarrel.duna, quarrel.wanted(1, Reason.MISSING, 1)),
                "web.notOffered");
        refused(quarrel.open(quarrel.duna,
                quarrel.wanted(1, Reason.RATE, DisputeRules.MOST_MINOR + 1)), "words.tooLarge");
        assertThat(quarrel.opened(quarrel.duna, quarrel.wanted(1, Reason.CUSTOMER, 2_500_00)))
                .isNotNull();
    }

    @Test
    void a_sale_on_no_statement_is_claimed_once() {
        var id = quarrel.opened(quarrel.anna, quarrel.missing("S-77", 900_00));
        var dispute = quarrel.of(quarrel.duna, id);
        assertThat(dispute.line()).isNull();
        assertThat(dispute.rep()).isEqualTo(quarrel.firm.anna);
        assertThat(dispute.claim().minor()).isEqualTo(900_00);
        refused(quarrel.open(quarrel.duna, quarrel.missing("S-77", 900_00)),
                "disputes.alreadyOpen");
        assertThatThrownBy(() -> quarrel.open(quarrel.finance, quarrel.missing("S-78", 1)))
                .isInstanceOf(Absent.class);
    }

    @Test
    void what_is_granted_is_payable_and_nothing_before() {
        var id = quarrel.opened(quarrel.duna, quarrel.wanted(1, Reason.RATE, 3_500_00));
        assertThat(quarrel.balance(Book.PAYABLE)).isZero();
        assertThat(quarrel.balance(Book.DISPUTED)).isZero();
        assertThat(quarrel.decide(quarrel.finance, id, Outcome.PARTLY, 400_00))
                .isInstanceOf(Done.class);
        assertThat(quarrel.balance(Book.PAYABLE)).isEqualTo(400_00);
        assertThat(quarrel.balance(Book.COST)).isEqualTo(-400_00);
        assertThat(quarrel.of(quarrel.anna, id).state(MARCH_9)).isEqualTo(Dispute.State.PARTLY);
    }

    @Test
    void where_the_records_were_put_right_nothing_is_posted() {
        var id = quarrel.opened(quarrel.duna, quarrel.wanted(1, Reason.RATE, 3_500_00));
        assertThat(quarrel.decide(quarrel.finance, id, Outcome.GRANTED, 1_000_00, true))
                .isInstanceOf(Done.class);
        assertThat(quarrel.balance(Book.PAYABLE)).isZero();
    }

    @Test
    void what_the_agency_got_too_much_is_held_back_until_it_is_decided() {
        quarrel.payable(5_000_00);
        var id = quarrel.opened(quarrel.duna, quarrel.wanted(1, Reason.DEDUCTION, 1_000_00));
        assertThat(quarrel.balance(Book.PAYABLE)).isEqualTo(3_500_00);
        assertThat(quarrel.balance(Book.DISPUTED)).isEqualTo(1_500_00);
        assertThat(quarrel.decide(quarrel.finance, id, Outcome.PARTLY, -500_00))
                .isInstanceOf(Done.class);
        assertThat(quarrel.balance(Book.DISPUTED)).isZero();
        assertThat(quarrel.balance(Book.PAYABLE)).isEqualTo(4_500_00);
        var other = quarrel.opened(quarrel.duna, quarrel.wanted(2, Reason.DEDUCTION, 0));
        assertThat(quarrel.withdraw(quarrel.duna, other)).isInstanceOf(Done.class);
        assertThat(quarrel.balance(Book.DISPUTED)).isZero();
        assertThat(quarrel.balance(Book.PAYABLE)).isEqualTo(4_500_00);
    }

    @Test
    void what_is_not_payable_any_more_is_not_held_back_but_owed() {
        var id = quarrel.opened(quarrel.duna, quarrel.wanted(1, Reason.DEDUCTION, 1_000_00));
        assertThat(quarrel.balance(Book.DISPUTED)).isZero();
        quarrel.decide(quarrel.finance, id, Outcome.GRANTED, -1_500_00);
        assertThat(quarrel.balance(Book.PAYABLE)).isEqualTo(-1_500_00);
    }

    @Test
    void more_or_less_than_the_claim_is_not_granted() {
        var id = quarrel.opened(quarrel.duna, quarrel.wanted(1, Reason.RATE, 3_500_00));
        for (long no : new long[] {1_000_01, -1, 0}) {
            refused(quarrel.decide(quarrel.finance, id, Outcome.PARTLY, no), "disputes.notPart");
        }
        assertThat(quarrel.of(quarrel.duna, id).decision()).isNull();
    }

    @Test
    void two_who_decide_at_once_decide_once() throws Exception {
        var id = quarrel.opened(quarrel.duna, quarrel.wanted(1, Reason.RATE, 3_500_00));
        var tries = new ArrayList<Callable<linecard.people.Outcome>>();
        for (int i = 1; i <= 8; i++) {
            long part = i * 100_00L;
            var who = i % 2 == 0 ? quarrel.finance : quarrel.firm.owner;
            tries.add(() -> quarrel.decide(who, id, Outcome.PARTLY, part));
        }
        var outcomes = new ArrayList<linecard.people.Outcome>();
        try (var pool = Executors.newFixedThreadPool(8)) {
            for (var one : pool.invokeAll(tries)) outcomes.add(one.get());
        }
        assertThat(outcomes).filteredOn(Done.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Refused.class::isInstance).hasSize(7)
                .allSatisfy(no -> refused(no, "disputes.decidedBefore"));
        var decision = Objects.requireNonNull(quarrel.of(quarrel.finance, id).decision());
        assertThat(quarrel.balance(Book.PAYABLE)).isEqualTo(decision.granted().minor());
    }

    @Test
    void the_same_decision_sent_twice_is_made_once() {
        var id = quarrel.opened(quarrel.duna, quarrel.wanted(1, Reason.RATE, 3_500_00));
        for (int i = 0; i < 2; i++) {
            assertThat(quarrel.decide(quarrel.finance, id, Outcome.GRANTED, 1_000_00))
                    .isInstanceOf(Done.class);
        }
        assertThat(quarrel.balance(Book.PAYABLE)).isEqualTo(1_000_00);
    }

    @Test
    void a_rep_withdraws_only_what_the_same_rep_opened() {
        var id = quarrel.opened(quarrel.duna, quarrel.wanted(1, Reason.RATE, 3_500_00));
        refused(quarrel.withdraw(quarrel.anna, id), "disputes.notYours");
        var own = quarrel.opened(quarrel.bela, quarrel.wanted(2, Reason.RATE, 3_500_00));
        assertThat(quarrel.withdraw(quarrel.bela, own)).isInstanceOf(Done.class);
    }

    @Test
    void the_database_lets_no_agency_decide_nor_help_itself() {
        var id = quarrel.opened(quarrel.duna, quarrel.wanted(1, Reason.RATE, 3_500_00));
        assertThatThrownBy(() -> quarrel.decide(quarrel.duna, id, Outcome.GRANTED, 1_000_00))
                .isInstanceOf(DataAccessException.class);
        for (var theft : List.of(Posting.disputed(-1_000_00), Posting.grantedAnew(1_000_00),
                Posting.granted(1_000_00))) {
            assertThatThrownBy(() -> as(quarrel.duna, () -> rooms.ledger().post(quarrel.duna,
                    quarrel.firm.duna, new Ledger.About("theft/" + Ids.fresh(), null, MARCH_9),
                    List.of(theft)))).isInstanceOf(DataAccessException.class);
        }
        assertThat(quarrel.balance(Book.PAYABLE)).isZero();
    }

    @Test
    void nothing_that_was_said_can_be_changed_or_taken_back() {
        var id = quarrel.opened(quarrel.duna, quarrel.wanted(1, Reason.RATE, 3_500_00));
        quarrel.decide(quarrel.finance, id, Outcome.REJECTED, 0);
        for (var table : List.of("dispute", "message", "decision", "attachment")) {
            for (var statement : List.of("delete from disputes." + table,
                    "update disputes." + table + " set organisation_id = organisation_id")) {
                assertThatThrownBy(() -> as(quarrel.finance, () -> transaction.execute(
                        status -> sql.sql(statement).update())))
                        .as(statement).isInstanceOf(DataAccessException.class);
            }
        }
    }

    @Test
    void the_board_lists_by_state_and_counts() {
        var one = quarrel.opened(quarrel.duna, quarrel.wanted(1, Reason.RATE, 3_500_00));
        var two = quarrel.opened(quarrel.duna, quarrel.wanted(2, Reason.SHARE, 5_000_00));
        quarrel.decide(quarrel.finance, two, Outcome.GRANTED, 2_500_00);
        assertThat(listed(Group.OPEN, MARCH_9)).containsExactly(one);
        assertThat(listed(Group.DECIDED, MARCH_9)).containsExactly(two);
        assertThat(listed(Group.ALL, MARCH_9)).containsExactly(one, two);
        assertThat(listed(Group.SOON, MARCH_9)).isEmpty();
        assertThat(listed(Group.SOON, LocalDate.of(2026, 4, 8))).containsExactly(one);
        assertThat(listed(Group.OVERDUE, LocalDate.of(2026, 4, 9))).containsExactly(one);
        assertThat(as(quarrel.finance, () -> rooms.disputes().counts(
                quarrel.finance, LocalDate.of(2026, 4, 9))))
                .isEqualTo(new Disputes.Counts(1, 0, 1));
    }

    private List<UUID> listed(Group group, LocalDate today) {
        var filter = new DisputeFilter(group, null, null, today);
        return as(quarrel.finance, () -> rooms.disputes().page(quarrel.finance, filter, 1)).rows()
                .stream().map(Dispute::id).toList();
    }
}
