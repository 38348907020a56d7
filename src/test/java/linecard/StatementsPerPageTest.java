package linecard;

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
import linecard.plan.Goal.Measure;
import linecard.plan.Goals;
import linecard.sales.Booking;
import linecard.sales.Documents;
import linecard.sales.Kind;
import linecard.sales.Payment;
import linecard.sales.Payments;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/// The main pages ask the database as many questions of a big company as of a small one.
@LinecardTest
class StatementsPerPageTest {

    private static final int YEAR = Town.today().getYear() - 1;
    private static final int SMALL = 6;

    @Autowired ApplicationContext program;
    @Autowired Stage stage;
    @Autowired Agencies agencies;
    @Autowired Reps reps;
    @Autowired ProductLines lines;
    @Autowired Accounts accounts;
    @Autowired Assignments assignments;
    @Autowired Documents documents;
    @Autowired Payments payments;
    @Autowired Goals goals;

    private Viewer owner;
    private UUID line = Ids.fresh();
    private UUID firstRep = Ids.fresh();
    private UUID firstAccount = Ids.fresh();
    private int grown;

    @Test
    void ten_times_the_data_take_as_many_statements() {
        owner = stage.company();
        Bound.run(owner.binding(),
                () -> lines.add(owner, new ProductLine(line, null, "L", "Line", false, 1)));
        grow(1);
        counted(); // so that what is kept is old at each of the others
        grow(SMALL - 1);
        var few = counted();
        assertThat(few.values()).allMatch(count -> count > 0);
        grow(9 * SMALL);
        assertThat(counted()).isEqualTo(few);
        for (var list : List.of("/goals?year=" + YEAR, "/reps", "/agencies",
                "/statements?year=" + YEAR + "&month=3")) {
            var desk = new Visitor(program, owner);
            assertThat(desk.get(list)).bodyText().contains("1–50 / 60").doesNotContain("51–60");
            var next = list + (list.contains("?") ? "&" : "?") + "page=2";
            assertThat(desk.get(next)).bodyText().contains("51–60 / 60");
        }
    }

    private Map<String, Integer> counted() {
        var desk = new Visitor(program, owner);
        var pages = List.of("/today?by=year&at=" + YEAR + "-06-01",
                "/reps/" + firstRep + "/figures?by=year&at=" + YEAR + "-06-01",
                "/reps/" + firstRep, "/reps", "/agencies", "/territories", "/accounts",
                "/accounts?sort=code", "/accounts/" + firstAccount,
                "/documents?from=" + YEAR + "-01-01&to=" + YEAR + "-12-31", "/payments",
                "/currency-rates", "/statements?year=" + YEAR + "&month=3",
                "/what-if?rate=5&year=" + YEAR, "/goals?year=" + YEAR,
                "/goals/plan?year=" + YEAR, "/plan", "/products", "/product-lines", "/members",
                "/imports", "/jobs", "/letters", "/webhooks", "/search?q=Account", "/payouts",
                "/payouts/new", "/payouts/messages", "/payouts/taxes", "/bank-accounts",
                "/ranking?by=year&at=" + YEAR + "-06-01",
                "/comparison", "/forecast", "/calls/results", "/pipeline/movements",
                "/pipeline/funnel", "/contests", "/accounts/key", "/accounts/key/coverage",
                "/conflicts/cases");
        var counts = new LinkedHashMap<String, Integer>();
        for (var page : pages) {
            counts.put(page, Heard.during(() ->
                    assertThat(desk.get(page)).as(page).hasStatusOk()).size());
        }
        return counts;
    }

    /// So many agencies more, each with a rep, a goal, and an account that bought, paid and
    /// returned.
    private void grow(int many) {
        Bound.run(owner.binding(), () -> {
            var booked = new ArrayList<Booking>();
            var paid = new ArrayList<Payment>();
            for (int i = 0; i < many; i++) one(booked, paid);
            documents.book(owner, Ids.fresh(), booked);
            payments.book(owner, Ids.fresh(), paid);
        });
    }

    private void one(List<Booking> booked, List<Payment> paid) {
        int number = ++grown;
        var agency = Ids.fresh();
        var rep = number == 1 ? firstRep : Ids.fresh();
        var account = number == 1 ? firstAccount : Ids.fresh();
        agencies.add(owner, new Agency(agency, "A" + number, "Agency " + number, "HU", "", "", "",
                "", false, 1));
        reps.add(owner, new Rep(rep, agency, null, "R" + number, "Rep", "No " + number, "", "", "",
                false, 1));
        accounts.add(owner, new Account(account, null, null, "C" + number, "Account " + number, "",
                "HU", "", "", "", "", "", "", false, false, 1));
        assignments.add(owner, new Assignment(Ids.fresh(), account, rep, Assignment.Role.OWNER,
                Rate.ofPercent("100"), LocalDate.of(YEAR, 1, 1), null, 1));
        goals.set(owner, YEAR, Measure.REVENUE, rep, null, Collections.nCopies(12, 100_00L),
                "even", "");
        for (int month = 1; month <= 3; month++) {
            var day = LocalDate.of(YEAR, month, 10);
            var name = "I" + number + "-" + month;
            booked.add(new Booking(Kind.INVOICE, name, account, null, day, "", List.of(
                    new Booking.Line(null, line, 2000, 200_00, null))));
            paid.add(new Payment("P" + name, account, name, day, null, 200_00));
        }
    }
}
