package linecard.pipeline;

import linecard.LinecardTest;
import linecard.Town;
import linecard.Town.Company;
import linecard.Visitor;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.database.Bound;
import linecard.database.Ids;
import linecard.mail.Outbox;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import java.time.LocalDate;

import static linecard.Visitor.body;
import static linecard.Visitor.notice;
import static org.assertj.core.api.Assertions.assertThat;

/// What is to be done: where it comes from, on whose day it stands, and when it is reminded of.
@LinecardTest
class TaskPagesTest {

    private static final String HOSTILE = "<script>alert(1)</script>'; drop table x; --";

    @Autowired Town town;
    @Autowired ApplicationContext program;
    @Autowired TaskReminders reminders;
    @Autowired Outbox outbox;

    private Viewer rep(Company company, Town.Side side) {
        return town.somebody(company, Role.REP, side);
    }

    @Test
    void what_is_to_be_done_stands_on_today_until_it_is_done() {
        var company = town.company();
        var anna = new Visitor(program, rep(company, company.north()));
        var opportunity = company.north().id("opportunity").toString();
        var added = anna.post("/tasks", "opportunity", opportunity, "content", HOSTILE, "due", "2025-02-03");
        assertThat(added).hasStatus(303);
        var again = anna.post("/tasks", "opportunity", opportunity, "content", HOSTILE, "due", "2025-02-03");
        assertThat(notice(again)).isEqualTo("web.savedBefore");
        assertThat(body(anna.get("/tasks"))).contains("&lt;script&gt;", "lejárt")
                .doesNotContain("<script>alert");
        assertThat(body(anna.get("/reps/" + company.north().id("rep") + "/figures")))
                .contains("2 esedékes teendő");
        var task = company.north().id("task").toString();
        assertThat(anna.post("/tasks/" + task + "/completion")).hasStatus(303);
        assertThat(body(anna.get("/reps/" + company.north().id("rep") + "/figures")))
                .contains("1 esedékes teendő");
        assertThat(anna.post("/tasks/" + task + "/reopening")).hasStatus(303);
        assertThat(anna.post("/tasks", "content", "", "due", "x")).hasStatus(422);
        assertThat(anna.post("/tasks", "content", "x", "due", "2025-02-03", "opportunity", "x")).hasStatus(422);
        assertThat(anna.post("/tasks", "content", "x", "due", "2025-02-03", "opportunity",
                company.south().id("opportunity").toString())).hasStatus(404);
        assertThat(new Visitor(program, rep(company, company.south())).post("/tasks/" + task + "/completion"))
                .hasStatus(404);
    }

    @Test
    void the_next_step_of_a_call_becomes_a_task() {
        var company = town.company();
        var anna = new Visitor(program, rep(company, company.north()));
        assertThat(anna.post("/calls", "id", Ids.fresh().toString(), "command", Ids.fresh().toString(),
                "account", company.north().id("account").toString(), "day", Town.today().toString(),
                "kind", "visit", "outcome", "interested", "nextStep", "sample", "nextOn",
                Town.today().plusDays(3).toString())).hasStatus(303);
        assertThat(body(anna.get("/tasks"))).contains("Mintát küldeni");
    }

    @Test
    void a_rep_is_reminded_once_a_working_day_within_the_own_hours() {
        var company = town.company();
        var owner = company.owner();
        var viewer = rep(company, company.north());
        var monday = LocalDate.of(2026, 3, 2);
        var zone = owner.organisation().zone();
        var once = "tasks " + monday + " " + company.north().id("rep");
        Bound.run(owner.binding(), () -> reminders.remind(owner, monday.atTime(3, 0).atZone(zone).toInstant()));
        assertThat(Bound.call(owner.binding(), () -> outbox.has(owner, once))).as("at night").isFalse();
        for (int hour : new int[] {9, 10}) {
            Bound.run(owner.binding(), () -> reminders.remind(owner,
                    monday.atTime(hour, 0).atZone(zone).toInstant()));
        }
        assertThat(Bound.call(owner.binding(), () -> outbox.has(owner, once))).as(viewer.user().email()).isTrue();
    }
}
