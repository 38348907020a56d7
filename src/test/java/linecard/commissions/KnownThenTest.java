package linecard.commissions;

import linecard.LinecardTest;
import linecard.Program;
import linecard.Tables;
import linecard.Visitor;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import java.time.LocalDate;
import java.util.UUID;

import static linecard.commissions.Firm.as;
import static org.assertj.core.api.Assertions.assertThat;

/// A month as it was known on a past day: documents, corrections, payments and terms that were
/// recorded later are not in it.
@LinecardTest
class KnownThenTest {

    private static final LocalDate FEBRUARY_3 = LocalDate.of(2026, 2, 3);

    @Autowired
    private ApplicationContext program;
    @Autowired
    private Firm.Rooms rooms;
    @Autowired
    private KnownThen known;
    @Autowired
    private Tables tables;

    private Firm firm;
    private LocalDate today;

    @BeforeEach
    void found() {
        firm = new Firm(rooms).withRates();
        today = LocalDate.now(firm.finance.organisation().zone());
    }

    /// All that was recorded so far was recorded so many days ago.
    private void shift(int days) {
        var organisation = firm.owner.organisation().id();
        for (var table : new String[] {"sales.document set recorded_at = recorded_at",
            "access.audit_entry set at = at"}) {
            tables.admin().sql("update " + table + " - make_interval(days => :days) "
                    + "where organisation_id = :id")
                    .param("days", days).param("id", organisation).update();
        }
    }

    private KnownThen.Known known(int daysAgo) {
        return as(firm.finance, () -> known.of(firm.finance, firm.alfold,
                Firm.month(firm.finance, 2), today.minusDays(daysAgo)));
    }

    private long total(int daysAgo) {
        var then = known(daysAgo);
        assertThat(then.draft().lines().stream().mapToLong(line -> line.amount().minor()).sum())
                .isEqualTo(then.draft().total().minor());
        return then.draft().total().minor();
    }

    @Test
    void each_day_knows_what_was_recorded_by_then() {
        shift(1);
        firm.invoice("S-1", firm.tiszai, FEBRUARY_3, firm.pumps, 100_000_00);
        shift(1);
        firm.invoice("S-1", firm.tiszai, FEBRUARY_3, firm.pumps, 60_000_00);
        firm.returned("J-1", "S-1", firm.tiszai, FEBRUARY_3.plusDays(4), firm.pumps, -10_000_00);
        shift(1);
        firm.rate(firm.alfold, firm.pumps, FEBRUARY_3, "7");
        assertThat(total(4)).isZero();
        assertThat(total(3)).isZero();
        assertThat(total(2)).isEqualTo(5_000_00);
        assertThat(total(1)).isEqualTo(2_500_00);
        assertThat(total(0)).isEqualTo(3_500_00).isEqualTo(known(0).now())
                .isEqualTo(known(2).now());
        firm.issue(firm.alfold, 2);
        assertThat(total(1)).as("whatever was stated since").isEqualTo(2_500_00);
    }

    @Test
    void the_page_and_programs_say_it_and_nonsense_means_today() {
        shift(2);
        firm.invoice("S-1", firm.tiszai, FEBRUARY_3, firm.pumps, 100_000_00);
        var finance = new Visitor(program, firm.finance);
        var path = "/agencies/" + firm.alfold + "/statements/2026/2/known";
        assertThat(Visitor.body(finance.get(path + "?on=" + today.minusDays(1))))
                .contains("Akkor még semmi sem volt ismert").doesNotContain("S-1");
        for (var on : new String[] {"", "?on=x", "?on=2026-02-31", "?on=9999-01-01"}) {
            assertThat(Visitor.body(finance.get(path + on))).as(on).contains("S-1");
        }
        assertThat(Visitor.body(finance.get(path + "/" + today + "/lines.csv"))).contains("S-1");
        assertThat(finance.get(path.replace("/2/", "/13/"))).hasStatus(404);
        assertThat(finance.get("/agencies/" + UUID.randomUUID() + "/statements/2026/2/known"))
                .hasStatus(404);
        var erp = new Program(program, firm.finance);
        var api = "/api/v1/agencies/" + firm.alfold + "/months/2026/2/known";
        assertThat(erp.get(api + "?on=" + today.minusDays(1))).hasStatusOk().bodyText()
                .contains("\"lines\":0", "\"minor\":500000");
        assertThat(erp.get(api + "?on=tegnap")).hasStatus(400);
    }
}
