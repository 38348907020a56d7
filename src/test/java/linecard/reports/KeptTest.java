package linecard.reports;

import linecard.Deals;
import linecard.Deals.Was;
import linecard.Heard;
import linecard.LinecardTest;
import linecard.Stage;
import linecard.Tables;
import linecard.Town;
import linecard.Town.Company;
import linecard.Visitor;
import linecard.access.Identities;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.accounts.Account;
import linecard.accounts.Accounts;
import linecard.accounts.Assignments;
import linecard.contacts.Contact;
import linecard.contacts.Contacts;
import linecard.database.Bound;
import linecard.database.Ids;
import linecard.keeping.FirstLook;
import linecard.people.Rep;
import linecard.people.Reps;
import linecard.pipeline.OpportunityBook;
import linecard.pipeline.Stages;
import linecard.plan.Goal;
import linecard.plan.Goal.Measure;
import linecard.plan.GoalMonths;
import linecard.plan.Goals;
import linecard.plan.Profile;
import linecard.sales.Booking;
import linecard.sales.Documents;
import linecard.sales.Kind;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;

import static linecard.Visitor.bare;
import static linecard.Visitor.body;
import static org.assertj.core.api.Assertions.assertThat;

/// What was worked out for one is shown to nobody who sees less, and to nobody once it is old.
@LinecardTest
class KeptTest {

    private static final String WHOLE_2025 = "/today?by=year&at=2025-06-01&sort=name";

    /// Tables that only grow, and by which other one in the same transaction.
    private static final Map<String, String> WRITTEN_WITH = Map.of(
            "sales.document", "sales.share", "sales.line", "sales.share",
            "sales.part", "sales.share", "sales.credited", "sales.month",
            "commissions.statement_line", "commissions.statement",
            "commissions.input", "sales.share", "sales.credit_count", "sales.rep_month",
            "commissions.counted_days", "commissions.statement");

    @Autowired ApplicationContext program;
    @Autowired Town town;
    @Autowired Stage stage;
    @Autowired Tables tables;
    @Autowired Documents documents;
    @Autowired Accounts accounts;
    @Autowired Assignments assignments;
    @Autowired Reps reps;
    @Autowired Goals goals;

    @Autowired Stages stages;
    @Autowired OpportunityBook book;
    @Autowired Contacts contacts;
    @Autowired Identities identities;
    @Autowired List<FirstLook> looks;

    private Company company;
    private Viewer owner;
    private Visitor desk;
    private UUID north;
    private UUID south;

    @BeforeEach
    void found() {
        company = town.company();
        owner = company.owner();
        desk = new Visitor(program, owner);
        north = company.north().id("rep");
        south = company.south().id("rep");
    }

    @Test
    void who_sees_less_never_gets_what_was_kept_for_who_sees_all() {
        var manager = new Visitor(program, stage.member(owner, Role.MANAGER, null, null, null));
        for (var all : List.of(desk, manager, desk)) {
            assertThat(body(all.get(WHOLE_2025))).contains(figures(north), figures(south));
        }
        var northern = new Visitor(program, town.territorial(company, company.north()));
        var southern = new Visitor(program, town.territorial(company, company.south()));
        var agency = new Visitor(program,
                town.somebody(company, Role.AGENCY_OWNER, company.south()));
        for (int again = 0; again < 2; again++) {
            assertThat(body(northern.get(WHOLE_2025)))
                    .contains(figures(north)).doesNotContain(figures(south));
            assertThat(body(southern.get(WHOLE_2025)))
                    .contains(figures(south)).doesNotContain(figures(north));
            assertThat(body(agency.get(WHOLE_2025)))
                    .contains(figures(south)).doesNotContain(figures(north));
        }
    }

    @Test
    void a_rep_gets_the_own_page_and_no_other_though_all_are_kept() {
        var own = "/reps/%s/figures?by=year&at=2025-06-01";
        for (var rep : List.of(north, south)) {
            assertThat(desk.get(own.formatted(rep))).hasStatusOk();
        }
        var rep = new Visitor(program, town.somebody(company, Role.REP, company.north()));
        assertThat(rep.get(own.formatted(north))).hasStatusOk();
        assertThat(rep.get(own.formatted(south))).hasStatus(404);
        var stranger = new Visitor(program, stage.company());
        assertThat(stranger.get(own.formatted(north))).hasStatus(404);
        assertThat(body(stranger.get(WHOLE_2025))).doesNotContain(figures(north));
    }

    @Test
    void whatever_changes_is_seen_at_the_next_request() {
        sees("a sale", WHOLE_2025, () -> documents.book(owner, Ids.fresh(), List.of(new Booking(
                Kind.INVOICE, "NEW-1", company.north().id("account"), null,
                LocalDate.of(2025, 3, 3), "", List.of(new Booking.Line(
                        null, company.north().id("product-line"), 1000, 77_000_00, null))))));
        sees("a goal", WHOLE_2025, () -> goals.set(owner, new Goal.Aim(2025, Measure.REVENUE, south, null),
                new GoalMonths(Collections.nCopies(12, 900_00L), Profile.EVEN, "")));
        sees("who holds an account", WHOLE_2025, () -> {
            var row = assignments.ofRep(owner, north).getFirst();
            assignments.end(owner, row.id(), row.version(), LocalDate.of(2025, 2, 1));
        });
        sees("a house account", WHOLE_2025, () -> {
            var now = accounts.of(owner, company.south().id("account"));
            accounts.change(owner, new Account(now.id(), now.parent(), now.territory(), now.code(),
                    now.name(), "", "HU", "", "", "", "", "", "", true, false, now.version()));
        });
        sees("a name", WHOLE_2025, () -> {
            var now = reps.of(owner, south);
            reps.change(owner, new Rep(now.id(), now.agency(), now.territory(), now.code(),
                    "Egészen", "Más", "", "", "", false, now.version()));
        });
    }

    @Test
    void an_opportunity_is_seen_at_the_next_request_behind_whatever_is_kept() {
        for (var page : List.of("/ranking?by=year&at=2025-06-01", "/opportunities", "/pipeline")) {
            sees("an opportunity", page, () -> {
                var deals = new Deals(owner, stages.all(owner));
                deals.add(reps.of(owner, north), company.north().id("account"), "On " + page,
                        Was.open(LocalDate.of(2025, 3, 3), 0, 77_000_00,
                                LocalDate.of(2025, 12, 1)));
                deals.load(book);
            });
        }
    }

    @Test
    void a_contact_is_counted_at_the_next_request() {
        sees("a contact", "/contacts", () -> contacts.addAll(owner, List.of(new Contact(
                Ids.fresh(), "", "Egy", "Újabb", "", "", List.of(), List.of(), "", List.of(),
                Map.of(), false, 1))));
    }

    @Test
    void what_is_counted_in_lists_beats_the_pulse() {
        var heard = Heard.during(() -> {
            desk.get("/contacts?agreed=mail");
            desk.get("/opportunities?state=moved");
        });
        var read = new TreeSet<String>();
        for (var statement : heard) {
            if (!statement.contains("count(*) as number") && !statement.contains("c.search")) continue;
            var found = Pattern.compile("from (\\w+\\.\\w+)").matcher(statement);
            while (found.find()) read.add(found.group(1));
        }
        assertThat(read).contains("contacts.contact", "contacts.consent", "pipeline.opportunity",
                "accounts.assignment");
        assertThat(beaten()).containsAll(read);
    }

    @Test
    void what_many_look_at_first_is_there_before_they_look() {
        var finance = stage.member(owner, Role.FINANCE, null, null, null);
        tables.admin().sql("""
                insert into access.session (token_hash, user_id, seen_at, expires_at)
                values (sha256(convert_to(:user, 'UTF8')), :user::uuid,
                        now() - interval '2 days', now() + interval '9 days')
                """)
                .param("user", finance.user().id().toString())
                .update();
        var rep = new Visitor(program, town.somebody(company, Role.REP, company.north()));
        assertThat(rep.get("/today")).hasStatus(303);
        assertThat(identities.lately(Duration.ofDays(1), 1000)).doesNotContain(finance);
        assertThat(identities.lately(Duration.ofDays(3), 1000)).contains(owner, finance)
                .allMatch(viewer -> viewer.role().isStaff());
        assertThat(identities.lately(Duration.ofDays(3), 1)).hasSize(1);

        Bound.run(owner.binding(), () -> looks.forEach(look -> look.workOut(owner)));
        var heard = Heard.during(() -> {
            for (var page : List.of("/today", "/today?by=year&sort=attainment", "/ranking",
                    "/pipeline/movements", "/pipeline/movements?period=month", "/pipeline/funnel",
                    "/pipeline/measures")) {
                assertThat(desk.get(page)).as(page).hasStatusOk();
            }
        });
        assertThat(heard).isNotEmpty().noneMatch(statement -> Pattern.compile(
                "sales.rep_month|sales.month|calls.call|pipeline.history").matcher(statement).find());
    }

    private void sees(String what, String page, Runnable change) {
        var before = bare(desk.get(page));
        assertThat(bare(desk.get(page))).as("without " + what).isEqualTo(before);
        Bound.run(owner.binding(), change);
        assertThat(bare(desk.get(page))).as(what).isNotEqualTo(before);
    }

    @Test
    void what_figures_are_read_from_beats_the_pulse() {
        var fresh = "&line=" + Ids.fresh();
        var heard = Heard.during(() -> {
            desk.get(WHOLE_2025 + fresh);
            desk.get(WHOLE_2025 + "&basis=as_was");
            desk.get("/reps/" + north + "/figures?by=year&at=2025-06-01");
            desk.get("/reps/" + north + "/figures?by=month&at=2025-01-07&basis=same_account");
            desk.get("/ranking?by=year&at=2025-06-01");
        });
        var read = new TreeSet<String>();
        for (var statement : heard) {
            var found = Pattern.compile("(?:from|join) ((?:sales|accounts|people|catalog|plan"
                    + "|calls|commissions|terms)\\.\\w+)").matcher(statement);
            while (found.find()) read.add(found.group(1));
        }
        assertThat(read).contains("sales.rep_month", "people.rep", "plan.goal");
        assertThat(read).contains("calls.call", "calls.quota");
        read.remove("sales.credit"); // a view of shares, lines and parts
        read.remove("calls.open_plan"); // one of regimes and what is watched
        assertThat(read.removeAll(WRITTEN_WITH.keySet())).isTrue();
        read.addAll(WRITTEN_WITH.values());
        assertThat(beaten()).containsAll(read);
    }

    private List<String> beaten() {
        return tables.admin().sql("""
                select tgrelid::regclass::text from pg_trigger where tgname = 'pulse'
                """).query((row, _) -> row.getString(1)).list();
    }

    private static String figures(UUID rep) {
        return "/reps/" + rep + "/figures";
    }
}
