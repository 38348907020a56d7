package linecard.commissions;

import linecard.LinecardTest;
import linecard.access.Organisation;
import linecard.access.Organisation.ResultsFrom;
import linecard.access.Organisations;
import linecard.access.Viewer;
import linecard.calendar.Span;
import linecard.reckoning.Event;
import linecard.sales.Kind;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import static linecard.commissions.Firm.YEAR;
import static linecard.commissions.Firm.as;
import static org.assertj.core.api.Assertions.assertThat;

/// An organisation that counts other documents from some day on: what was stated stays as it was,
/// and clauses that say what earns are not asked again.
@LinecardTest
class OtherEventsTest {

    @Autowired
    private Firm.Rooms rooms;
    @Autowired
    private Organisations organisations;
    @Autowired
    private KnownThen knownThen;
    @Autowired
    private Pasts pasts;

    private Firm firm;
    private Viewer finance;
    private int version = 1;

    @BeforeEach
    void found() {
        firm = new Firm(rooms).withRates();
        finance = firm.finance;
        for (int month = 1; month <= 4; month++) {
            var day = LocalDate.of(2026, month, 3);
            firm.book(Kind.ORDER, "R-" + month, firm.tiszai, day, "", firm.pumps, 10_000_00);
            firm.invoice("S-" + month, firm.tiszai, day, firm.pumps, 100_000_00);
        }
    }

    private void count(ResultsFrom documents) {
        var o = finance.organisation();
        var changed = new Organisation(o.id(), o.slug(), o.name(), o.country(), o.currency(),
                o.language(), o.zone(), o.calendar(), documents, o.letterhead(), version++);
        as(firm.owner, () -> {
            organisations.change(firm.owner, changed);
            return true;
        });
        finance = new Viewer(finance.user(), changed, finance.role(), null, null, null);
    }

    private long stated(int month) {
        var closed = (Closing.Closed) as(finance, () -> rooms.closings().close(finance, firm.alfold,
                Firm.month(finance, month), YEAR.plusYears(1), null, false));
        as(firm.owner, () -> rooms.approvals().approve(firm.owner, closed.statement()));
        return as(finance, () -> rooms.statements().of(finance, closed.statement())).total().minor();
    }

    @Test
    void there_and_back_every_month_stays_with_what_it_was_stated_by() {
        assertThat(stated(1)).isEqualTo(5_000_00);
        count(ResultsFrom.ORDER);
        assertThat(stated(2)).isEqualTo(500_00);
        count(ResultsFrom.INVOICE);
        assertThat(stated(3)).isEqualTo(5_000_00);
        firm.book(Kind.ORDER, "R-9", firm.tiszai, LocalDate.of(2026, 2, 9), "", firm.pumps, 1_000_00);
        firm.invoice("S-9", firm.tiszai, LocalDate.of(2026, 1, 9), firm.pumps, 1_000_00);
        assertThat(stated(4)).as("with a late one of each").isEqualTo(5_000_00 + 50_00 + 50_00);
    }

    @Test
    void what_was_shipped_earns_by_its_invoice() {
        firm.earns(firm.alfold, Event.SHIPMENT);
        assertThat(stated(1)).isEqualTo(5_000_00);
    }

    @Test
    void clauses_by_which_orders_earn_stay_when_the_organisation_counts_orders_too() {
        firm.earns(firm.alfold, Event.ORDER);
        assertThat(stated(1)).isEqualTo(500_00);
        assertThat(stated(2)).isEqualTo(500_00);
        count(ResultsFrom.ORDER);
        assertThat(stated(3)).isEqualTo(500_00);
        count(ResultsFrom.INVOICE);
        assertThat(stated(4)).isEqualTo(500_00);
    }

    private long earned(int from, int to) {
        return as(finance, () -> rooms.earned().byAgency(finance, firm.alfold, new Span(
                LocalDate.of(2026, from, 1), LocalDate.of(2026, to + 1, 1)))).orElseThrow().minor();
    }

    private long known(int month) {
        return as(finance, () -> knownThen.of(finance, firm.alfold, Firm.month(finance, month),
                YEAR.plusYears(50))).draft().total().minor();
    }

    private Pasts.Past past(int from, int to) {
        var pasts = new ArrayList<Pasts.Past>();
        as(finance, () -> {
            this.pasts.each(finance, List.of(firm.alfold), new Span(LocalDate.of(2026, from, 1),
                    LocalDate.of(2026, to + 1, 1)), YEAR.plusYears(1), pasts::add);
            return true;
        });
        return pasts.getFirst();
    }

    @Test
    void what_is_told_of_the_past_is_what_was_stated_of_it() {
        stated(1);
        count(ResultsFrom.ORDER);
        firm.returned("J-1", "S-1", firm.tiszai, LocalDate.of(2026, 2, 20), firm.pumps, -20_000_00);
        assertThat(earned(1, 2)).isEqualTo(5_000_00 + 500_00 - 1_000_00);
        assertThat(List.of(known(1), known(2))).containsExactly(5_000_00L, 500_00L);
        var past = past(1, 2);
        assertThat(past.answer().orThrow().total()).isEqualTo(5_000_00 + 500_00 - 1_000_00);
        assertThat(past.sold().lines().size()).isEqualTo(3);
    }
}
