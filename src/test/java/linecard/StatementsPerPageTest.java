package linecard;

import linecard.access.Viewer;
import linecard.accounts.Account;
import linecard.accounts.Accounts;
import linecard.accounts.Assignment;
import linecard.accounts.Assignments;
import linecard.calendar.Span;
import linecard.catalog.ProductLine;
import linecard.catalog.ProductLines;
import linecard.contacts.Contact;
import linecard.contacts.Contacts;
import linecard.contacts.Place;
import linecard.contacts.Places;
import linecard.database.Bound;
import linecard.database.Ids;
import linecard.joint.JointPlan;
import linecard.joint.JointPlan.Course;
import linecard.joint.JointPlan.Lead;
import linecard.joint.JointPlans;
import linecard.joint.Period;
import linecard.money.Rate;
import linecard.people.Agencies;
import linecard.people.Agency;
import linecard.people.Rep;
import linecard.people.Reps;
import linecard.pipeline.OpportunityBook;
import linecard.pipeline.Stages;
import linecard.pipeline.Task;
import linecard.pipeline.Tasks;
import linecard.plan.Goal;
import linecard.plan.Goal.Measure;
import linecard.plan.GoalMonths;
import linecard.plan.Goals;
import linecard.plan.Profile;
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

/// The main pages ask the database as many questions of a big company as of a small one, about a year
/// that is over and about the one that is under way.
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
    @Autowired Contacts contacts;
    @Autowired Places places;
    @Autowired Stages stages;
    @Autowired OpportunityBook opportunities;
    @Autowired Tasks tasks;
    @Autowired JointPlans plans;

    private Viewer owner;
    private UUID line = Ids.fresh();
    private UUID firstRep = Ids.fresh();
    private UUID firstAccount = Ids.fresh();
    private UUID firstContact = Ids.fresh();
    private int grown;

    @Test
    void ten_times_the_data_take_as_many_statements() {
        owner = stage.company();
        Bound.run(owner.binding(),
                () -> lines.add(owner, new ProductLine(line, null, "L", "Line", false, 1)));
        new Visitor(program, owner).post("/pipeline-settings/usual");
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
        var pages = List.of("/today", "/reps/" + firstRep + "/figures", "/ranking", "/statements", "/documents",
                "/goals", "/goals/plan", "/what-if?rate=5", "/today?by=year&at=" + YEAR + "-06-01",
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
                "/pipeline/funnel", "/contests", "/leaderboard", "/accounts/key",
                "/accounts/key/coverage", "/conflicts/cases", "/opportunities", "/pipeline",
                "/pipeline/measures", "/tasks", "/quotes", "/contacts",
                "/contacts/" + firstContact, "/joint-plans", "/calls/team", "/line-cards",
                "/disclosures", "/duplicates", "/awards");
        var counts = new LinkedHashMap<String, Integer>();
        for (var page : pages) {
            counts.put(page, Heard.during(() ->
                    assertThat(desk.get(page)).as(page).hasStatusOk()).size());
        }
        return counts;
    }

    /// So many agencies more, each with a rep, a goal, and an account that bought, paid and
    /// returned, where somebody works, something may be sold and something is to be done.
    private void grow(int many) {
        Bound.run(owner.binding(), () -> {
            var booked = new ArrayList<Booking>();
            var paid = new ArrayList<Payment>();
            var deals = new Deals(owner, stages.all(owner));
            for (int i = 0; i < many; i++) one(booked, paid, deals);
            deals.load(opportunities);
            documents.book(owner, Ids.fresh(), booked);
            payments.book(owner, Ids.fresh(), paid);
        });
    }

    private void one(List<Booking> booked, List<Payment> paid, Deals deals) {
        int number = ++grown;
        var agency = Ids.fresh();
        var rep = number == 1 ? firstRep : Ids.fresh();
        var account = number == 1 ? firstAccount : Ids.fresh();
        agencies.add(owner, new Agency(agency, "A" + number, "Agency " + number, "HU", "", "", "",
                "", false, 1));
        var seller = new Rep(rep, agency, null, "R" + number, "Rep", "No " + number, "", "", "",
                false, 1);
        reps.add(owner, seller);
        accounts.add(owner, new Account(account, null, null, "C" + number, "Account " + number, "",
                "HU", "", "", "", "", "", "", false, false, 1));
        assignments.add(owner, new Assignment(Ids.fresh(), account, rep, Assignment.Role.OWNER,
                Rate.ofPercent("100"), LocalDate.of(YEAR, 1, 1), null, 1));
        for (int year = YEAR; year <= YEAR + 1; year++) {
            goals.set(owner, new Goal.Aim(year, Measure.REVENUE, rep, null),
                    new GoalMonths(Collections.nCopies(12, 100_00L), Profile.EVEN, ""));
        }
        work(seller, account, number, deals);
        for (int month = 0; month <= 3; month++) {
            var day = month == 0 ? Town.today() : LocalDate.of(YEAR, month, 10);
            var name = "I" + number + "-" + month;
            booked.add(new Booking(Kind.INVOICE, name, account, null, day, "", List.of(
                    new Booking.Line(null, line, 2000, 200_00, null))));
            paid.add(new Payment("P" + name, account, name, day, null, 200_00));
        }
    }

    private void work(Rep rep, UUID account, int number, Deals deals) {
        var contact = number == 1 ? firstContact : Ids.fresh();
        var today = Town.today();
        contacts.addAll(owner, List.of(new Contact(contact, "K" + number, "Ember", "No " + number,
                "", "hu", List.of(), List.of(), "", false, 1)));
        places.addAll(owner, List.of(new Place(
                Ids.fresh(), contact, account, "", false, null, null, 1)));
        deals.add(rep, account, "Deal " + number, Deals.Was.open(today, 0, 500_00, today));
        tasks.add(owner, new Task(Ids.fresh(), rep.id(), account, null, null, null, "Ask again",
                today, null, 1));
        plans.add(owner, new JointPlan(Ids.fresh(), account, rep.id(), new Period(YEAR, null),
                new Span(LocalDate.of(YEAR, 1, 1), LocalDate.of(YEAR + 1, 1, 1)), today,
                Lead.NOBODY, Course.NEW, false, 1));
    }
}
