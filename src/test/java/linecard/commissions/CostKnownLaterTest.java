package linecard.commissions;

import linecard.LinecardTest;
import linecard.exchange.ImportWalk;
import linecard.exchange.ImportWalk.Counts;
import linecard.reckoning.Event;
import linecard.reckoning.Measure;
import linecard.reckoning.Terms;
import linecard.reckoning.Terms.Cause;
import linecard.reckoning.Terms.Clawback;
import linecard.words.Language;
import linecard.words.Words;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;

import static linecard.commissions.Firm.YEAR;
import static linecard.commissions.Firm.as;
import static linecard.exchange.ImportWalk.counts;
import static org.assertj.core.api.Assertions.assertThat;

/// Who is paid on the margin is paid the difference once where a file says other costs later: 10 %
/// of what is left of the net.
@LinecardTest
class CostKnownLaterTest {

    private static final String HEAD =
            "kind,number,date,account,product,quantity,net,cost,original\n";

    @Autowired
    private Firm.Rooms rooms;
    @Autowired
    private Office.Rooms officeRooms;
    @Autowired
    private ApplicationContext program;
    @LocalServerPort
    private int port;

    private Firm firm;
    private ImportWalk walk;

    @BeforeEach
    void found() {
        firm = new Firm(rooms, rooms.stage().company("US", "USD", "months:1", Language.ENGLISH));
        firm.rate(firm.alfold, null, YEAR, "10");
        earnsOn(Measure.margin());
        walk = ImportWalk.of(firm.owner, program, port);
        products("", "40");
    }

    private void earnsOn(Measure base) {
        as(firm.finance, () -> {
            rooms.clausing().write(firm.finance, firm.alfold, YEAR, new Terms(Event.INVOICE, base,
                    List.of(), List.of(), List.of(), Map.of(), null, null, null, null, null,
                    new Clawback(12, linecard.money.Rate.WHOLE, EnumSet.allOf(Cause.class)), true,
                    Terms.LimitsOn.EARNED));
            return true;
        });
    }

    /// The standard costs of a piece.
    private void products(String pump, String valve) {
        walk.taken("products", "sku,name,category,cost\nP-1,Pump,Szivattyúk,%s\nP-2,Valve,Szelepek,%s\n"
                .formatted(pump, valve));
    }

    /// @return how many rows were new, changed and the same
    private List<Long> file(String... rows) {
        var taken = counts(walk.taken("documents", HEAD + String.join("\n", rows) + "\n"));
        assertThat(taken).extracting(Counts::rejected).isEqualTo(0L);
        return List.of(taken.fresh(), taken.changed(), taken.same());
    }

    private static String sale(String number, String day, String product, String net, String cost) {
        return "invoice," + number + "," + day + ",Tiszai Öntöde Zrt.," + product + ",1," + net + ","
                + cost + ",";
    }

    private long stated(int month) {
        var id = firm.issue(firm.alfold, month);
        assertThat(as(firm.finance, () -> rooms.statements().verify(firm.finance, id)))
                .isEqualTo(new Statements.Proof(true, true, true));
        return as(firm.finance, () -> rooms.statements().of(firm.finance, id)).total().minor();
    }

    private List<String> said(int month) {
        var draft = firm.draft(firm.alfold, month);
        var text = new StatementText(Words.in(Language.ENGLISH), firm.finance.organisation(),
                draft.earlier());
        return draft.lines().stream().map(line -> line.cause() + " " + line.number() + ": "
                + text.explained(line).replace('\u00a0', ' ')).toList();
    }

    private void holds() {
        var office = new Office(officeRooms, firm, new Random(1), List.of(firm.alfold));
        office.closeAll();
        office.holds("costs");
    }

    @Test
    void a_month_waits_for_its_costs_and_what_the_erp_says_otherwise_later_comes_next_and_once() {
        var unknown = sale("S-1", "2026-01-09", "P-1", "100.00", "");
        var standard = sale("S-2", "2026-01-09", "P-2", "100.00", "");
        assertThat(file(unknown, standard)).containsExactly(2L, 0L, 0L);
        assertThat(firm.close(firm.alfold, 1)).isInstanceOf(Closing.Refused.class);

        var known = sale("S-1", "2026-01-09", "P-1", "100.00", "60.00");
        assertThat(file(known, standard)).containsExactly(0L, 1L, 1L);
        assertThat(stated(1)).isEqualTo(4_00 + 6_00);

        products("55", "45");
        assertThat(file(known, standard)).as("a standard cost is no news").containsExactly(0L, 0L, 2L);
        assertThat(file(unknown)).containsExactly(0L, 0L, 1L);
        assertThat(firm.draft(firm.alfold, 2).lines()).isEmpty();

        var put = sale("S-2", "2026-01-09", "P-2", "100.00", "25.00");
        assertThat(file(known, put)).containsExactly(0L, 1L, 1L);
        assertThat(said(2)).singleElement().asString().startsWith("CORRECTED S-2: ")
                .contains("The document was corrected. Stated before: $6.00", "$75.00 × rate 10%",
                        "The difference is $1.50.");
        assertThat(stated(2)).isEqualTo(1_50);
        assertThat(file(known, put)).containsExactly(0L, 0L, 2L);
        assertThat(file(standard)).containsExactly(0L, 0L, 1L);
        assertThat(firm.draft(firm.alfold, 3).lines()).isEmpty();
        holds();
    }

    @Test
    void a_cost_that_comes_after_what_came_back_counts_on_both() {
        var sold = sale("S-1", "2026-01-09", "P-2", "100.00", "");
        var back = "credit,J-1,2026-02-09,Tiszai Öntöde Zrt.,P-2,-1,-100.00,,S-1";
        file(sold, back);
        assertThat(stated(1)).isEqualTo(6_00);
        assertThat(stated(2)).isEqualTo(-6_00);
        assertThat(file(sale("S-1", "2026-01-09", "P-2", "100.00", "70.00"),
                back.replace(",,", ",-70.00,"))).containsExactly(0L, 2L, 0L);
        assertThat(said(3)).hasSize(2).allSatisfy(said ->
                assertThat(said).startsWith("CORRECTED").contains("Stated before", "$30.00 × rate 10%"));
        assertThat(stated(3)).as("less for the one, less taken back for the other").isZero();
        file(sale("S-1", "2026-01-09", "P-2", "100.00", "50.00"));
        assertThat(stated(4)).isEqualTo(2_00);
        holds();
    }

    @Test
    void months_closed_on_the_net_are_paid_on_the_margin_once_all_their_costs_are_known() {
        earnsOn(Measure.GROSS);
        file(sale("S-1", "2026-01-09", "P-1", "100.00", ""), sale("S-2", "2026-01-09", "P-2", "50.00", ""));
        assertThat(stated(1)).isEqualTo(15_00);
        earnsOn(Measure.margin());
        file(sale("S-3", "2026-02-09", "P-2", "100.00", ""));
        assertThat(firm.close(firm.alfold, 2)).isInstanceOf(Closing.Refused.class);
        file(sale("S-1", "2026-01-09", "P-1", "100.00", "80.00"));
        assertThat(said(2)).hasSize(3).anySatisfy(said -> assertThat(said).startsWith("CORRECTED S-1: ")
                .contains("Stated before: $10.00", "$20.00 × rate 10%"));
        assertThat(stated(2)).isEqualTo(6_00 - 8_00 - 4_00);
        holds();
    }
}
