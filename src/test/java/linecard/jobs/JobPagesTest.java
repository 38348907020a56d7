package linecard.jobs;

import linecard.LinecardTest;
import linecard.Stage;
import linecard.Visitor;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.database.Bound;
import linecard.database.Paged;
import linecard.words.Language;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import java.util.Objects;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

@LinecardTest
class JobPagesTest {

    @Autowired Stage stage;
    @Autowired JdbcClient sql;
    @Autowired TransactionOperations transaction;
    @Autowired ApplicationContext program;

    Viewer owner;
    Visitor desk;

    @BeforeEach
    void found() {
        owner = stage.company("US", "USD", "months:1", Language.ENGLISH);
        desk = new Visitor(program, owner);
    }

    /// A row that no schedule knows of, so that it stays as it is.
    private UUID job(Viewer viewer, String kind, String state, int minutesAgo) {
        return Objects.requireNonNull(Bound.call(viewer.binding(), () -> transaction.execute(
                status -> sql.sql("""
                        insert into jobs.job (organisation_id, kind, subject_id, asked_by, state,
                            asked_at, started_at, ended_at, steps_done, steps_all, problem)
                        select :organisation, :kind, uuidv7(), access.person(), :state, ago,
                            case when :state <> 'waiting' then ago end,
                            case when :state not in ('waiting', 'running')
                                then ago + interval '65 seconds' end, 1500, 5250,
                            case when :state = 'failed' then 'jobs.notAllowed' else '' end
                        from (select now() - make_interval(mins => :minutes)) as t (ago)
                        returning id
                        """)
                        .param("organisation", viewer.organisation().id())
                        .param("kind", kind)
                        .param("state", state)
                        .param("minutes", minutesAgo)
                        .query(UUID.class).single())));
    }

    @Test
    void where_nothing_ran_the_page_says_what_would_be_here() {
        assertThat(desk.get("/jobs")).hasStatusOk().bodyText()
                .contains("Nothing has run yet").doesNotContain("data-poll", "<table");
    }

    @Test
    void all_jobs_are_listed_with_how_far_they_came_and_why_they_failed() {
        job(owner, "import-check", "done", 9);
        job(owner, "import-apply", "failed", 6);
        var waiting = job(owner, "import-check", "waiting", 1);

        assertThat(desk.get("/jobs")).hasStatusOk().bodyText()
                .contains("Checking a file", "Taking in a file", "1 min 5 s",
                        "1,500 of 5,250 steps", "Whoever asked for this may not do it any more.",
                        "Waiting for its turn.", "data-poll=\"2\"",
                        "/jobs/" + waiting + "/cancellation", "Try again", owner.user().givenName());
    }

    @Test
    void a_running_job_says_how_long_it_will_take() {
        var id = job(owner, "import-check", "running", 1);

        assertThat(desk.get("/jobs/" + id)).hasStatusOk().bodyText()
                .contains("1,500 of 5,250 steps done", "About 3 minutes left.", "data-poll=\"1\"",
                        "Stop</button>");
        assertThat(desk.post("/jobs/" + id + "/repetition")).hasStatus(409);
        assertThat(desk.post("/jobs/" + id + "/cancellation")).hasStatus(303);
        assertThat(desk.get("/jobs/" + id)).bodyText()
                .contains("Stopping at the next safe place.").doesNotContain("Stop</button>");
    }

    @Test
    void the_list_is_narrowed_by_kind_and_state_and_leafed_through() {
        for (int i = 0; i <= Paged.SIZE; i++) job(owner, "import-check", "done", i + 2);
        var failed = job(owner, "import-apply", "failed", 1);

        assertThat(desk.get("/jobs")).bodyText().contains("1–50 of 52", failed.toString());
        assertThat(desk.get("/jobs?page=2")).bodyText().contains("51–52 of 52")
                .doesNotContain(failed.toString());
        assertThat(desk.get("/jobs?kind=import-apply")).bodyText()
                .contains(failed.toString(), "Taking in a file").doesNotContain("of 52");
        assertThat(desk.get("/jobs?kind=import-apply&state=done")).bodyText()
                .contains("Nothing matches these filters");
        assertThat(desk.get("/jobs?state=failed&kind=nonsense")).bodyText()
                .contains(failed.toString()).doesNotContain("of 52");
    }

    @Test
    void a_kind_that_is_not_for_the_viewer_is_not_there() {
        var foreign = job(owner, "of-another-audience", "done", 1);

        assertThat(desk.get("/jobs")).bodyText().contains("Nothing has run yet");
        assertThat(desk.get("/jobs/" + foreign)).hasStatus(404);
        assertThat(desk.post("/jobs/" + foreign + "/cancellation")).hasStatus(404);
    }

    @Test
    void whoever_asked_and_left_is_still_named_and_the_job_stays() {
        var manager = stage.member(owner, Role.MANAGER, null, null, null);
        var id = job(manager, "import-check", "done", 1);
        Bound.run(owner.binding(), () -> transaction.executeWithoutResult(status -> sql.sql("""
                delete from access.membership where user_id = :user
                """).param("user", manager.user().id()).update()));

        assertThat(desk.get("/jobs")).bodyText().contains(id.toString());
        assertThat(desk.get("/jobs/" + id)).bodyText()
                .contains("<dd>" + manager.user().name(owner.language()) + "</dd>");
    }

    @Test
    void what_is_under_way_is_said_in_hungarian_too() {
        var vezeto = stage.company();
        var id = job(vezeto, "import-apply", "running", 1);

        assertThat(new Visitor(program, vezeto).get("/jobs/" + id)).bodyText().contains(
                "Fájl adatainak átvétele",
                "Körülbelül 3 perc van hátra.", "5\u00a0250 lépésből 1\u00a0500");
    }
}
