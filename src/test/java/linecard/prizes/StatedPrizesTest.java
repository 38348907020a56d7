package linecard.prizes;

import linecard.LinecardTest;
import linecard.Race;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.commissions.Approvals;
import linecard.commissions.Closing;
import linecard.commissions.Closings;
import linecard.commissions.Firm;
import linecard.commissions.Ledger;
import linecard.commissions.PrizeLine;
import linecard.commissions.PrizeLines;
import linecard.payouts.TaxRow.Reporting;
import linecard.payouts.Till;
import linecard.people.Outcome;
import linecard.prizes.Prize.Kind;
import linecard.reckoning.Book;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import static linecard.commissions.Firm.YEAR;
import static linecard.commissions.Firm.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// A prize in cash becomes a line of the next statement: once, after the approval, and taken back
/// once where the award is withdrawn.
@LinecardTest
class StatedPrizesTest extends AwardingFirm {

    private static final LocalDate OVER = YEAR.plusYears(2);

    @Autowired Till.Rooms tills;
    @Autowired Closings closings;
    @Autowired Approvals approvals;
    @Autowired PrizeLines lines;
    @Autowired PrizeYears years;
    @Autowired Ledger ledger;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transactions;

    private void withdraw(Firm firm, UUID award) {
        assertThat(as(firm.owner, () -> acts.withdraw(firm.owner, award, "not so",
                awards.of(firm.owner, award).version(), YEAR))).isInstanceOf(Outcome.Done.class);
    }

    private @Nullable UUID prepared(Firm firm, UUID agency, int month) {
        return as(firm.finance, () -> closings.close(firm.finance, agency,
                firm.finance.organisation().calendar().year(month > 12 ? 2027 : 2026)
                        .month(month > 12 ? month - 12 : month), OVER, null, false))
                instanceof Closing.Closed closed ? closed.statement() : null;
    }

    private List<PrizeLine> lines(Viewer viewer, UUID statement) {
        return as(viewer, () -> lines.of(viewer, statement));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void all_statements_come_to_what_stands_awarded_and_to_the_ledger(long seed) {
        var random = new Random(seed);
        var firm = new Firm(firms).withRates();
        var standing = new HashMap<UUID, Map<UUID, Long>>();
        var totals = new HashMap<UUID, long[]>();
        for (int month = 1; month <= 13; month++) {
            for (int i = random.nextInt(4); i > 0 && month < 13; i--) {
                act(firm, random, month, standing);
            }
            for (var agency : List.of(firm.duna, firm.alfold)) {
                for (int open = 1; open <= month; open++) {
                    var id = prepared(firm, agency, open);
                    if (id == null || statement(firm, id).isIssued()) continue;
                    if (random.nextInt(3) == 0) {
                        as(firm.owner, () -> approvals.giveBack(firm.owner, id, "again"));
                        if (month < 13) act(firm, random, month, standing);
                        open--;
                        continue;
                    }
                    assertThat(as(firm.owner, () -> approvals.approve(firm.owner, id))).isNull();
                    add(firm, agency, id, totals);
                }
            }
        }
        for (var agency : List.of(firm.duna, firm.alfold)) {
            var sums = totals.getOrDefault(agency, new long[3]);
            assertThat(sums[1]).as("prizes of seed " + seed).isEqualTo(standing
                    .getOrDefault(agency, Map.of()).values().stream().mapToLong(n -> n).sum());
            var balances = as(firm.finance, () -> ledger.balances(firm.finance, agency));
            assertThat(-balances.of(Book.COST)).isEqualTo(sums[0] + sums[1]);
            assertThat(balances.of(Book.PAYABLE)).isEqualTo(sums[2]);
        }
    }

    private void add(Firm firm, UUID agency, UUID id, Map<UUID, long[]> totals) {
        var sums = totals.computeIfAbsent(agency, _ -> new long[3]);
        var statement = statement(firm, id);
        sums[0] += statement.total().minor();
        for (var line : lines(firm.finance, id)) sums[1] += line.amount().minor();
        sums[2] += statement.payable().minor();
        assertThat(as(firm.finance, () -> statements.verify(firm.finance, id)).holds()).isTrue();
    }

    private void act(
            Firm firm, Random random, int month, Map<UUID, Map<UUID, Long>> standing) {
        boolean isDuna = random.nextBoolean();
        var agency = isDuna ? firm.duna : firm.alfold;
        var theirs = standing.computeIfAbsent(agency, _ -> new HashMap<>());
        switch (random.nextInt(4)) {
            case 0 -> firm.invoice("S-" + random.nextLong(), isDuna ? firm.szucs : firm.tiszai,
                    YEAR.plusMonths(month - 1).plusDays(random.nextInt(28)), firm.pumps,
                    1 + random.nextInt(9_000_00));
            case 1, 2 -> {
                long minor = 1 + random.nextInt(500_00);
                var award = proposed(firm, agency, isDuna ? firm.anna : firm.csaba, month,
                        cash(minor));
                if (random.nextInt(4) == 0) return;
                approve(firm, award);
                theirs.put(award, minor);
            }
            default -> {
                var all = new ArrayList<>(theirs.keySet());
                if (all.isEmpty()) return;
                var award = all.get(random.nextInt(all.size()));
                withdraw(firm, award);
                theirs.remove(award);
            }
        }
    }

    @Test
    void it_stands_once_after_the_approval_and_on_no_closed_statement() throws Exception {
        var firm = new Firm(firms).withRates();
        firm.invoice("S-1", firm.tiszai, YEAR.plusDays(3), firm.pumps, 1_000_00);
        var award = proposed(firm, firm.alfold, firm.csaba, 2, cash(300_00));
        var january = firm.issue(firm.alfold, 1);
        approve(firm, award);
        assertThat(lines(firm.finance, january)).isEmpty();
        try (var threads = Executors.newFixedThreadPool(3)) {
            Callable<UUID> closing = () -> prepared(firm, firm.alfold, 2);
            var done = threads.invokeAll(List.of(closing, closing, closing));
            for (var one : done) assertThat(one.get()).isEqualTo(done.getFirst().get());
        }
        var february = firm.issue(firm.alfold, 2);
        assertThat(lines(firm.finance, february)).singleElement().satisfies(line -> {
            assertThat(line.amount().minor()).isEqualTo(300_00);
            assertThat(line.contest()).isEqualTo("Race 2");
            assertThat(line.who()).isEqualTo("Őri Csaba");
        });
        assertThat(statement(firm, february).payable().minor()).isEqualTo(300_00);
        assertThat(statement(firm, february).total().minor()).isZero();
        assertThat(prepared(firm, firm.alfold, 3)).isNull();
        withdraw(firm, award);
        assertThat(lines(firm.finance, february)).hasSize(1);
        var march = firm.issue(firm.alfold, 3);
        assertThat(statement(firm, march).payable().minor()).isEqualTo(-300_00);
        assertThat(prepared(firm, firm.alfold, 4)).isNull();
        assertThat(as(firm.finance, () -> ledger.balances(firm.finance, firm.alfold))
                .of(Book.PAYABLE)).isEqualTo(50_00);
    }

    @Test
    void while_something_is_undecided_the_prize_waits_and_earned_commission_does_not() {
        var firm = new Firm(firms).withRates();
        firm.invoice("S-1", firm.tiszai, YEAR.plusDays(3), firm.pumps, 1_000_00);
        var award = proposed(firm, firm.alfold, firm.csaba, 1, cash(300_00));
        approve(firm, award);
        var other = proposed(firm, firm.alfold, firm.csaba, 2, cash(7_00));
        as(firm.owner, () -> transactions.execute(_ -> sql.sql("""
                insert into people.restraint (organisation_id, agency_id, rep_id, kind, starts)
                values (:organisation, :agency, :rep, 'prize_suspended', '2026-01-01')
                """).param("organisation", firm.owner.organisation().id())
                .param("agency", firm.alfold).param("rep", firm.csaba).update()));
        assertThat(as(firm.finance, () -> acts.approve(firm.finance, other, 1, YEAR)))
                .isInstanceOfSatisfying(Outcome.Refused.class,
                        no -> assertThat(no.key()).isEqualTo("prizes.no.held"));
        var january = firm.issue(firm.alfold, 1);
        assertThat(lines(firm.finance, january)).isEmpty();
        assertThat(statement(firm, january).payable().minor()).isEqualTo(50_00);
        as(firm.owner, () -> transactions.execute(_ -> sql.sql("""
                update people.restraint set ends = '2026-01-02'
                """).update()));
        assertThat(lines(firm.finance, firm.issue(firm.alfold, 2))).hasSize(1);
    }

    @Test
    void the_agency_and_the_winner_see_it_once_it_is_issued_and_nobody_changes_it() {
        var firm = new Firm(firms).withRates();
        var award = proposed(firm, firm.duna, firm.anna, 1, cash(70_00));
        approve(firm, award);
        var id = Objects.requireNonNull(prepared(firm, firm.duna, 1));
        var agency = firms.stage().member(firm.owner, Role.AGENCY_OWNER, firm.duna, null, null);
        var anna = firms.stage().member(firm.owner, Role.REP, firm.duna, firm.anna, null);
        var bela = firms.stage().member(firm.owner, Role.REP, firm.duna, firm.bela, null);
        for (var viewer : List.of(agency, anna, bela)) assertThat(lines(viewer, id)).isEmpty();
        as(firm.owner, () -> approvals.approve(firm.owner, id));
        assertThat(lines(agency, id)).hasSize(1);
        assertThat(lines(anna, id)).hasSize(1);
        assertThat(lines(bela, id)).isEmpty();
        assertThat(as(agency, () -> statements.verify(agency, id)).holds()).isTrue();
        assertThat(as(anna, () -> awards.of(anna, award)).who()).isEqualTo("Kiss Anna");
        for (var attempt : List.of("update commissions.prize_line set amount_minor = 1",
                "delete from commissions.prize_line")) {
            assertThatThrownBy(() -> as(firm.finance, () -> transactions.execute(
                    _ -> sql.sql(attempt).update()))).as(attempt).isInstanceOf(Exception.class);
        }
        assertThatThrownBy(() -> as(anna, () -> transactions.execute(_ -> sql.sql("""
                update prizes.award set chosen_name = 'x' where id = :id
                """).param("id", award).update() == 0 ? fail() : 0)))
                .isInstanceOf(Exception.class);
    }

    private static int fail() {
        throw new IllegalStateException("row-level security hides it");
    }

    @Test
    void a_year_s_prizes_count_when_they_are_had_at_their_fair_value() {
        var till = new Till(tills);
        var firm = till.firm.withRates();
        var bag = new Option(0, null, Kind.MERCHANDISE, "Bag", 80_00, null, null, false);
        approve(firm, proposed(firm, firm.duna, firm.anna, 1, cash(500_00)));
        var thing = proposed(firm, firm.duna, firm.anna, 2, bag);
        approve(firm, thing);
        firm.issue(firm.duna, 1);
        int year = LocalDate.now(firm.owner.organisation().zone()).getYear();
        assertThat(as(firm.owner, () -> years.of(firm.owner, year)).had()).isEmpty();
        till.settle(till.sent(firm.duna));
        var today = LocalDate.now(firm.owner.organisation().zone());
        assertThat(as(firm.owner, () -> acts.deliver(firm.owner, thing,
                Award.Delivery.HANDED_OVER, today, "", 2, today)))
                .isInstanceOf(Outcome.Done.class);
        var had = as(firm.owner, () -> years.of(firm.owner, year));
        assertThat(had.had()).extracting(one -> one.kind() + " " + one.value().minor())
                .containsExactlyInAnyOrder("CASH 50000", "MERCHANDISE 8000");
        assertThat(had.firms()).singleElement().satisfies(one -> {
            assertThat(one.paid().minor()).isEqualTo(500_00);
            assertThat(one.total().minor()).isEqualTo(580_00);
            assertThat(one.reporting()).isEqualTo(Reporting.NONE);
        });
        assertThat(as(firm.owner, () -> years.of(firm.owner, year - 1)).had()).isEmpty();
    }
}
