package linecard.forecast;

import linecard.LinecardTest;
import linecard.Stage;
import linecard.Visitor;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.accounts.Account;
import linecard.accounts.Accounts;
import linecard.accounts.Assignment;
import linecard.accounts.Assignments;
import linecard.catalog.ProductLine;
import linecard.catalog.ProductLines;
import linecard.database.Bound;
import linecard.database.Ids;
import linecard.money.Rate;
import linecard.people.Agencies;
import linecard.people.Agency;
import linecard.people.Rep;
import linecard.people.Reps;
import linecard.sales.Booking;
import linecard.sales.Documents;
import linecard.sales.Kind;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import static linecard.Visitor.body;
import static org.assertj.core.api.Assertions.assertThat;

@LinecardTest
class ForecastPagesTest {

    @Autowired ApplicationContext program;
    @Autowired Stage stage;
    @Autowired Agencies agencies;
    @Autowired Reps reps;
    @Autowired ProductLines lines;
    @Autowired Accounts accounts;
    @Autowired Assignments assignments;
    @Autowired Documents documents;
    @Autowired Forecasts forecasts;

    private final LocalDate today = LocalDate.now(ZoneId.of("Europe/Budapest"));
    private final UUID line = Ids.fresh();

    @Test
    void what_is_expected_is_shown_to_each_as_far_as_it_is_theirs() {
        var owner = stage.company();
        Bound.run(owner.binding(),
                () -> lines.add(owner, new ProductLine(line, null, "L", "Pumps", false, 1)));
        var anna = rep(owner, "Anna", 30);
        rep(owner, "Béla", 30);
        var newcomer = rep(owner, "Newcomer", 1);
        var desk = new Visitor(program, owner);
        assertThat(desk.get("/forecast")).hasStatusOk().bodyText().contains("Még nincs előrejelzés");
        assertThat(desk.get("/forecast/record")).hasStatusOk().bodyText().contains("Még nincs mit mérni");
        assertThat(desk.get("/reps/" + anna.id() + "/forecast")).hasStatusOk();

        Bound.run(owner.binding(), () -> forecasts.take(owner, today, Forecasts.Watch.NOBODY));
        var page = desk.get("/forecast");
        assertThat(page).hasStatusOk().bodyText().contains("Anna").contains("Miből áll össze")
                .contains("túl kevés hónap telt el").doesNotContain("NaN");
        for (var by : List.of("territory", "product_line", "account_group", "nonsense")) {
            assertThat(desk.get("/forecast?by=" + by + "&quarter=3&calls=9999")).hasStatusOk();
        }
        assertThat(desk.get("/forecast/part?of=product_line&part=" + line)).hasStatusOk().bodyText().contains("Pumps");
        assertThat(desk.get("/forecast/part?of=product_line&part='%22")).hasStatus(303);
        assertThat(desk.get("/forecast/record")).hasStatusOk().bodyText().contains("Utólag számítva")
                .contains("Ezekből még egyik hónap sem zárult le");
        assertThat(body(desk.get("/forecast.csv"))).contains("Anna").contains("Newcomer");
        assertThat(desk.get("/forecast.pdf")).hasStatusOk();
        assertThat(desk.get("/forecast/record.json")).hasStatusOk();
        assertThat(desk.get("/reps/" + newcomer.id() + "/forecast")).hasStatusOk().bodyText()
                .contains("Kevés az adat");

        var inPerson = stage.member(owner, Role.REP, anna.agency(), anna.id(), null);
        var rep = new Visitor(program, inPerson);
        assertThat(rep.get("/forecast")).hasStatus(303);
        assertThat(rep.get("/reps/" + anna.id() + "/forecast")).hasStatusOk().bodyText().contains("Miből áll össze");
        assertThat(rep.get("/reps/" + newcomer.id() + "/forecast")).hasStatus(404);
        var firm = new Visitor(program, stage.member(owner, Role.AGENCY_OWNER, anna.agency(), null, null));
        assertThat(firm.get("/forecast")).hasStatusOk().bodyText().contains("Anna").doesNotContain("Newcomer");
        says_what_people_say(desk, rep, anna);
    }

    private void says_what_people_say(Visitor desk, Visitor rep, Rep anna) {
        var path = "/reps/" + anna.id() + "/forecast";
        var page = body(rep.get(path));
        var quarter = page.replaceAll("(?s).*<option value=\"(\\d{4}-\\d\\d-\\d\\d)\".*", "$1");
        assertThat(rep.post(path, "quarter", quarter, "amount", "3 000 000", "reason", "")).hasStatus(303);
        assertThat(rep.get(path)).bodyText().contains("vállalása,").contains("az akkori számított érték");
        for (var wrong : List.of("", "abc", "-5", "99999999999999999999", "1,5,5")) {
            assertThat(rep.post(path, "quarter", quarter, "amount", wrong, "reason", "")).as(wrong).hasStatus(422);
        }
        assertThat(rep.post(path, "quarter", "1999-01-01", "amount", "5", "reason", "")).hasStatus(422);
        assertThat(desk.post(path, "quarter", quarter, "amount", "2", "reason", "")).as("no reason").hasStatus(422);
        assertThat(desk.post(path, "quarter", quarter, "amount", "2", "reason", "x".repeat(1001))).hasStatus(422);
        assertThat(desk.post(path, "quarter", quarter, "amount", "2000000", "reason", "Orders slip")).hasStatus(303);
        assertThat(desk.get(path)).bodyText().contains("Orders slip").contains("vállalása,");
        assertThat(desk.get("/forecast?quarter=3")).bodyText().contains("Orders slip");
    }

    private Rep rep(Viewer owner, String name, int months) {
        return Bound.call(owner.binding(), () -> {
            var agency = new Agency(Ids.fresh(), name, name + " Kft.", "HU", "", "", "", "", false, 1);
            agencies.add(owner, agency);
            var rep = new Rep(Ids.fresh(), agency.id(), null, name, "Szűcs", name, "", "", "", false, 1);
            reps.add(owner, rep);
            var account = new Account(Ids.fresh(), null, null, "C" + name, name + " Bt.", "trade", "HU", "", "",
                    "", "", "", "", false, false, 1);
            accounts.add(owner, account);
            assignments.add(owner, new Assignment(Ids.fresh(), account.id(), rep.id(), Assignment.Role.OWNER,
                    Rate.ofPercent("100"), LocalDate.of(2015, 1, 1), null, 1));
            var booked = new ArrayList<Booking>();
            for (int back = months; back > 0; back--) {
                booked.add(new Booking(Kind.INVOICE, name + back, account.id(), null,
                        today.minusMonths(back).withDayOfMonth(10), "",
                        List.of(new Booking.Line(null, line, 1000, 1_000_000_00L + back * 1000, null))));
            }
            documents.book(owner, Ids.fresh(), booked);
            return rep;
        });
    }
}
