package linecard.pipeline;

import linecard.LinecardTest;
import linecard.Town;
import linecard.Visitor;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.catalog.ProductLine;
import linecard.catalog.ProductLines;
import linecard.database.Bound;
import linecard.database.Ids;
import linecard.sales.Booking;
import linecard.sales.Documents;
import linecard.sales.Kind;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import static linecard.Visitor.body;
import static linecard.Visitor.led;
import static org.assertj.core.api.Assertions.assertThat;

/// Which orders came of an opportunity: what is proposed, what a person confirms, and what stays of it.
@LinecardTest
class WonOrdersTest {

    private static final LocalDate TODAY = Town.today();

    @Autowired Town town;
    @Autowired ApplicationContext program;
    @Autowired ProductLines lines;
    @Autowired Documents documents;
    @Autowired Opportunities opportunities;
    @Autowired WonOrders orders;

    private void book(Viewer owner, Kind kind, String number, UUID account, LocalDate day, UUID line, long net) {
        Bound.run(owner.binding(), () -> documents.book(owner, Ids.fresh(), List.of(new Booking(kind, number,
                account, null, day, "", List.of(new Booking.Line(null, line, kind == Kind.CREDIT ? -1000 : 1000,
                        net, null))))));
    }

    private List<String> linked(Viewer who, String id) {
        return Bound.call(who.binding(), () -> orders.of(who, UUID.fromString(id))).stream()
                .map(one -> one.number() + " " + one.net().minor()).toList();
    }

    @Test
    void orders_of_its_account_lines_and_days_are_proposed_and_confirmed_by_a_person() {
        var company = town.company();
        var owner = company.owner();
        var account = company.north().id("account");
        var pumps = company.north().id("product-line");
        var valves = Ids.fresh();
        Bound.run(owner.binding(), () -> lines.add(owner, new ProductLine(valves, null, "V", "Valves", false, 1)));
        var viewer = town.somebody(company, Role.REP, company.north());
        var anna = new Visitor(program, viewer);
        var one = led(anna.post("/opportunities", "account", account.toString(), "name", "Pump house", "close",
                TODAY.plusDays(60).toString(), "stage", company.north().id("pipeline-stage").toString(), "line",
                pumps.toString(), "lineAmount", "1000"));
        book(owner, Kind.INVOICE, "YES-1", account, TODAY, pumps, 700_00);
        book(owner, Kind.INVOICE, "LINE-1", account, TODAY, valves, 700_00);
        book(owner, Kind.INVOICE, "OLD-1", account, TODAY.minusDays(100), pumps, 700_00);
        book(owner, Kind.CREDIT, "BACK-1", account, TODAY, pumps, -700_00);
        book(owner, Kind.INVOICE, "AWAY-1", company.south().id("account"), TODAY, pumps, 700_00);
        var at = "/opportunities/" + one;
        assertThat(body(anna.get(at))).contains("YES-1").doesNotContain("LINE-1", "OLD-1", "BACK-1", "AWAY-1");
        assertThat(linked(viewer, one)).as("only a person links").isEmpty();

        for (var wrong : List.of(List.of("invoice", "NONE-1"), List.of("invoice", "AWAY-1"),
                List.of("order", "YES-1"), List.of("credit", "BACK-1"), List.of("invoice", ""),
                List.of("invoice", "x".repeat(61)), List.of("invoice", "'; drop table x; --"))) {
            assertThat(anna.post(at + "/orders", "kind", wrong.get(0), "number", wrong.get(1)))
                    .as(wrong.toString()).hasStatus(422);
        }
        for (int twice = 0; twice < 2; twice++) {
            assertThat(anna.post(at + "/orders", "kind", "invoice", "number", "YES-1")).hasStatus(303);
        }
        assertThat(linked(viewer, one)).containsExactly("YES-1 70000");
        assertThat(body(anna.get("/opportunities/" + company.north().id("opportunity"))))
                .as("of no other one").doesNotContain("YES-1").contains("LINE-1");

        book(owner, Kind.INVOICE, "YES-1", account, TODAY, pumps, 650_00);
        assertThat(linked(viewer, one)).as("corrected, it stays under its number").containsExactly("YES-1 65000");
        assertThat(anna.post(at + "/orders", "kind", "invoice", "number", "YES-1", "drop", "true")).hasStatus(303);
        assertThat(linked(viewer, one)).isEmpty();
        assertThat(body(anna.get(at))).contains("YES-1");
        assertThat(new Visitor(program, town.somebody(company, Role.REP, company.south()))
                .post(at + "/orders", "kind", "invoice", "number", "YES-1")).hasStatus(404);
    }
}
