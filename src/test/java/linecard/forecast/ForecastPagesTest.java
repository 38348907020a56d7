package linecard.forecast;

import linecard.Deals;
import linecard.Deals.Was;
import linecard.LinecardTest;
import linecard.Program;
import linecard.Stage;
import linecard.Town;
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
import linecard.jobs.Progress;
import linecard.money.Rate;
import linecard.people.Agencies;
import linecard.people.Agency;
import linecard.people.Rep;
import linecard.people.Reps;
import linecard.pipeline.Opportunity.Outcome;
import linecard.pipeline.OpportunityBook;
import linecard.pipeline.Stages;
import linecard.sales.Booking;
import linecard.sales.Documents;
import linecard.sales.Kind;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

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
    @Autowired OpportunityBook book;
    @Autowired Stages stages;

    private final LocalDate today = Town.today();
    private UUID line = Ids.fresh();

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

        enter_deals(owner, anna);
        Bound.run(owner.binding(), () -> forecasts.take(owner, today, Progress.ofNobody()));
        var page = desk.get("/forecast");
        assertThat(page).hasStatusOk().bodyText().contains("Anna").contains("Miből áll össze")
                .contains("túl kevés hónap telt el").doesNotContain("NaN");
        for (var by : List.of("territory", "product_line", "account_group", "nonsense")) {
            assertThat(desk.get("/forecast?by=" + by + "&quarter=3&calls=9999")).hasStatusOk();
        }
        assertThat(desk.get("/forecast/part?of=product_line&part=" + line)).hasStatusOk().bodyText().contains("Pumps");
        assertThat(desk.get("/forecast/part?of=product_line&part='%22")).hasStatus(303);
        assertThat(desk.get("/forecast/record")).hasStatusOk().bodyText()
                .contains("Utólag számítva", "scope=\"rowgroup\" colspan=\"5\">0 hónappal előre")
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
        what_is_open_counts_at_measured_rates(owner, desk, anna);
    }

    @Test
    void what_was_worked_out_from_too_little_does_not_look_as_if_it_never_was() {
        var owner = stage.company();
        Bound.run(owner.binding(), () -> forecasts.take(owner, today, Progress.ofNobody()));
        assertThat(new Visitor(program, owner).get("/forecast")).hasStatusOk().bodyText()
                .contains("Még nincs miből előrejelezni", "/imports")
                .doesNotContain("Még nincs előrejelzés", "/forecast.csv", "class=\"segments\"");
    }

    @Test
    void what_is_dated_after_today_has_not_come_yet() {
        var told = new ArrayList<String>();
        for (boolean hasLater : List.of(false, true)) {
            line = Ids.fresh();
            var owner = stage.company();
            Bound.run(owner.binding(),
                    () -> lines.add(owner, new ProductLine(line, null, "L", "Pumps", false, 1)));
            var anna = rep(owner, "Anna", 30);
            if (hasLater) {
                Bound.run(owner.binding(), () -> documents.book(owner, Ids.fresh(), List.of(new Booking(
                        Kind.INVOICE, "ahead", assignments.ofRep(owner, anna.id()).getFirst().account(), null,
                        today.plusDays(1), "",
                        List.of(new Booking.Line(null, line, 1000, 900_000_000_00L, null))))));
            }
            Bound.run(owner.binding(), () -> forecasts.take(owner, today, Progress.ofNobody()));
            var desk = new Visitor(program, owner);
            told.add(body(desk.get("/forecast.csv?by=rep")) + body(desk.get("/forecast.csv?by=territory"))
                    + body(desk.get("/forecast.csv?by=product_line")));
        }
        assertThat(told.getFirst()).contains("Anna", "Pumps");
        assertThat(told.getLast()).isEqualTo(told.getFirst());
    }

    /// Twelve won and four lost from the first stage; one open, one overdue, one huge one lost.
    private void enter_deals(Viewer owner, Rep anna) {
        Bound.run(owner.binding(), () -> {
            book.begin(owner);
            var account = assignments.ofRep(owner, anna.id()).getFirst().account();
            var deals = new Deals(owner, stages.all(owner));
            for (int i = 0; i < 16; i++) {
                var end = today.minusDays(30 + 15L * i);
                deals.add(anna, account, "Past " + i, Was.open(end.minusDays(40), 0, 300_00, end),
                        Was.ended(end, i % 4 == 0 ? Outcome.LOST : Outcome.WON, 300_00, end));
            }
            deals.add(anna, account, "Old", Was.open(today.minusDays(700), 0, 1, today.minusDays(650)),
                    Was.ended(today.minusDays(600), Outcome.WON, 1, today.minusDays(650)));
            deals.add(anna, account, "Lost", Was.open(today.minusDays(20), 0, 1, today.plusDays(40)),
                    Was.ended(today.minusDays(20), Outcome.LOST, 900_000_000_000_00L, today.plusDays(40)));
            deals.add(anna, account, "Overdue", Was.open(today.minusDays(20), 0, 700_000_00, today.minusDays(1)));
            deals.add(anna, account, "Open", Was.open(today.minusDays(20), 0, 1_000_000_00, today.plusDays(40)));
            deals.load(book);
        });
    }

    private void what_is_open_counts_at_measured_rates(Viewer owner, Visitor desk, Rep anna) {
        var api = new Program(program, owner);
        long expected = Pattern.compile("\"openPipeline\":(\\d+)")
                .matcher(body(api.get("/api/v1/reps/" + anna.id() + "/forecast"))).results()
                .mapToLong(found -> Long.parseLong(found.group(1))).sum();
        assertThat(expected).as("three of four are won; lost and overdue ones never count")
                .isEqualTo(75_000_000);
        var path = "/reps/" + anna.id() + "/forecast";
        assertThat(body(desk.get(path))).contains("mintegy 75%-a", "Nyitott lehetőségek a mért arányokkal");
        assertThat(body(desk.get(path + "?wins=90&calls=9999"))).contains("90% mellett a negyedév végéig")
                .contains("ennyivel több jönne");
        for (var typed : List.of("-1", "abc", "1e99", "%00", "99999999999999")) {
            assertThat(body(desk.get(path + "?wins=" + typed))).as(typed).doesNotContain("mellett a negyedév");
        }
        var others = body(desk.get("/forecast/part?of=rep&part="));
        assertThat(others).doesNotContain("NaN");
        var bela = Bound.call(owner.binding(), () -> reps.all(owner)).stream()
                .filter(one -> one.givenName().equals("Béla")).findFirst().orElseThrow();
        assertThat(body(desk.get("/reps/" + bela.id() + "/forecast"))).contains("tíznél kevesebb megnyert");
        assertThat(body(desk.get("/forecast?by=territory"))).contains("mért arányokkal");
        assertThat(desk.get("/forecast/record.pdf")).hasStatusOk();
        assertThat(body(api.get("/api/v1/forecast/record"))).contains("\"source\":\"pipeline\"");
        assertThat(body(desk.get("/forecast/record.csv"))).contains("Értékesítési lehetőségek");
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
