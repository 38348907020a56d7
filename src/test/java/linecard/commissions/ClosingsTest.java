package linecard.commissions;

import linecard.LinecardTest;
import linecard.access.Viewer;
import linecard.people.Agencies;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import static linecard.commissions.Firm.YEAR;
import static linecard.commissions.Firm.as;
import static org.assertj.core.api.Assertions.assertThat;

/// When a month is closed, and once, whoever closes it at the same time.
@LinecardTest
class ClosingsTest {

    private static final LocalDate FEBRUARY_3 = LocalDate.of(2026, 2, 3);
    private static final LocalDate MARCH_3 = LocalDate.of(2026, 3, 3);

    @Autowired
    private Firm.Rooms rooms;
    @Autowired
    private Agencies agencies;
    @Autowired
    private StatedWindows windows;

    private Firm firm;

    @BeforeEach
    void found() {
        firm = new Firm(rooms).withRates();
    }

    @Test
    void the_same_month_closed_twice_answers_the_same_statement() {
        firm.invoice("S-1", firm.tiszai, FEBRUARY_3, firm.pumps, 100_000_00);
        assertThat(firm.issue(firm.alfold, 2)).isEqualTo(firm.issue(firm.alfold, 2));
        assertThat(ofMonth(2)).hasSize(1);
    }

    @Test
    void closed_by_many_at_once_there_is_one_statement_each_and_no_gap_in_the_numbers()
            throws Exception {
        firm.invoice("S-1", firm.szucs, FEBRUARY_3, firm.pumps, 100_000_00);
        firm.invoice("S-2", firm.tiszai, FEBRUARY_3, firm.pumps, 100_000_00);
        var ids = new HashSet<UUID>();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<UUID> duna = () -> firm.issue(firm.duna, 2);
            Callable<UUID> alfold = () -> firm.issue(firm.alfold, 2);
            for (var one : people.invokeAll(List.of(duna, alfold, duna, alfold, duna, alfold))) {
                ids.add(one.get());
            }
        }
        assertThat(ids).hasSize(2);
        assertThat(ofMonth(2)).extracting(Statement::number)
                .containsExactlyInAnyOrder("2026-0001", "2026-0002");
    }

    @Test
    void a_month_is_closed_once_it_is_over_after_those_before_it_and_before_those_after_it() {
        firm.invoice("S-1", firm.tiszai, FEBRUARY_3, firm.pumps, 100_000_00);
        firm.invoice("S-2", firm.tiszai, MARCH_3, firm.pumps, 100_000_00);
        assertRefused(firm.closeOn(firm.alfold, 2, LocalDate.of(2026, 2, 28)), "notOver");
        assertRefused(firm.closeOn(firm.alfold, 3, LocalDate.of(2026, 4, 1)), "earlier");
        assertThat(firm.closeOn(firm.alfold, 2, LocalDate.of(2026, 3, 1)))
                .isInstanceOf(Closing.Closed.class);
        assertRefused(firm.close(firm.alfold, 3), "prepared");
        firm.issue(firm.alfold, 2);
        firm.issue(firm.alfold, 3);
        assertRefused(firm.close(firm.alfold, 1), "later");
    }

    @Test
    void an_empty_month_is_closed_only_when_asked() {
        assertRefused(firm.close(firm.alfold, 2), "empty");
        var closing = as(firm.finance, () -> rooms.closings().close(firm.finance, firm.alfold,
                Firm.month(firm.finance, 2), YEAR.plusYears(1), null, true));
        assertThat(statement(((Closing.Closed) closing).statement()).lines()).isZero();
    }

    @Test
    void what_changed_since_it_was_looked_at_is_not_closed() {
        firm.invoice("S-1", firm.tiszai, FEBRUARY_3, firm.pumps, 100_000_00);
        var seen = new Closing.Seen(1, 5_000_00, 0);
        firm.invoice("S-2", firm.tiszai, FEBRUARY_3, firm.pumps, 100_00);
        assertRefused(as(firm.finance, () -> rooms.closings().close(firm.finance, firm.alfold,
                Firm.month(firm.finance, 2), YEAR.plusYears(1), seen, false)), "changed");
    }

    @Test
    void what_was_worked_out_before_somebody_else_closed_a_month_is_worked_out_anew() {
        firm.invoice("S-1", firm.tiszai, FEBRUARY_3, firm.pumps, 100_000_00);
        firm.invoice("S-2", firm.szucs, FEBRUARY_3, firm.pumps, 10_000_00);
        var february = Firm.month(firm.finance, 2);
        var today = YEAR.plusYears(1);
        var batch = as(firm.finance, () -> new Closings.Batch(List.of(
                agencies.of(firm.finance, firm.alfold), agencies.of(firm.finance, firm.duna)), february,
                windows.counts(firm.finance, List.of(), february.span().to())));
        var ahead = as(firm.finance, () -> rooms.closings().ahead(firm.finance, batch, today));
        assertThat(ahead.drafts()).hasSize(2);
        firm.issue(firm.alfold, 2);
        assertThat(as(firm.finance, () -> rooms.closings().close(firm.finance, batch, ahead, today, null)))
                .singleElement().satisfies(closed ->
                        assertThat(statement(closed.statement()).agency()).isEqualTo(firm.duna));
    }

    private Statement statement(UUID id) {
        return as(firm.finance, () -> rooms.statements().of(firm.finance, id));
    }

    private List<Statement> ofMonth(int month) {
        Viewer viewer = firm.finance;
        return as(viewer, () -> rooms.statements().ofMonth(viewer, Firm.month(viewer, month)));
    }

    private static void assertRefused(Closing closing, String why) {
        assertThat(closing).isInstanceOfSatisfying(Closing.Refused.class,
                refused -> assertThat(refused.key()).isEqualTo("commissions.close." + why));
    }
}
