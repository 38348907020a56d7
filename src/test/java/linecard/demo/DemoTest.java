package linecard.demo;

import linecard.LinecardTest;
import linecard.Stage;
import linecard.access.Identities;
import linecard.access.Members;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.calendar.Span;
import linecard.database.Bound;
import linecard.demo.Demo.Held;
import linecard.exchange.Browser;
import linecard.journey.Installation;
import linecard.people.Reps;
import linecard.plan.Goals;
import linecard.plan.Negotiation.State;
import linecard.sales.Basis;
import linecard.sales.Results;
import linecard.sales.Results.By;
import linecard.sales.Results.Question;
import linecard.sales.Scope;
import linecard.scoring.PublishedFile;
import linecard.words.Language;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/// The demo, loaded once into the tests' program.
@LinecardTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Autowired Demo demo;
    @Autowired Identities identities;
    @Autowired Results results;
    @Autowired Goals goals;
    @Autowired Reps reps;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired Stage stage;
    @Autowired Members members;
    @LocalServerPort int port;

    private final List<String> said = new ArrayList<>();
    private Duration took = Duration.ZERO;
    private Viewer anna;

    @BeforeAll
    void load() {
        assertThat(demo.held(TODAY)).isIn(Held.NOTHING, Held.SOMETHING_ELSE);
        var before = Instant.now();
        demo.load(TODAY, said::add);
        took = Duration.between(before, Instant.now());
        anna = viewer(Cast.ALFOLDI, "anna.kovacs@alfoldi.example");
    }

    @Test
    void it_is_there_soon_and_says_what_it_does() {
        assertThat(took).as("with two other tests on the same processors")
                .isLessThan(Duration.ofMinutes(3));
        assertThat(said).hasSize(12);
        assertThat(demo.held(TODAY)).isEqualTo(Held.DEMO);
        assertThat(demo.held(TODAY.plusYears(1))).isEqualTo(Held.DEMO);
    }

    @Test
    void starting_again_changes_nothing() {
        var before = documents();
        new DemoStart(demo, new Curtain(), Clock.systemUTC(), "here")
                .run(new DefaultApplicationArguments("--demo"));
        assertThat(documents()).isEqualTo(before);
    }

    private long documents() {
        return sum("select count(*) from sales.document where kind = :kind", "invoice");
    }

    @Test
    void statements_are_issued_until_two_months_ago() {
        assertThat(sum("""
                select count(distinct fiscal_month)
                from commissions.statement
                where counted = :kind and upper(period) <= '2026-10-01'
                """, "invoice")).isEqualTo(sum("""
                select count(distinct fiscal_month) from commissions.statement
                where counted = :kind
                """, "invoice")).isEqualTo(6);
    }

    @Test
    void the_race_of_half_a_year_ago_is_worked_out_again_and_what_it_gives_arrives()
            throws Exception {
        var file = text("select text from contests.publication");
        var published = PublishedFile.read(new BufferedReader(new StringReader(file)));
        assertThat(published.isRight()).isTrue();
        assertThat(published.places()).filteredOn(place -> place.prize() != null).hasSize(4);
        assertThat(text("""
                select string_agg(coalesce(a.delivery, a.state), ' ' order by a.place)
                from prizes.award a
                """)).isEqualTo("handed_over approved handed_over proposed");
        assertThat(text("""
                select string_agg(l.amount_minor || ' ' || l.issued, ' ')
                from commissions.prize_line l
                """)).isEqualTo("25000000 true");
    }

    @Test
    void the_months_add_up_to_the_credits() {
        for (var kind : List.of("order", "invoice", "credit")) {
            assertThat(sum("select sum(net_minor) from sales.month where kind = :kind", kind))
                    .isNotZero()
                    .isEqualTo(sum("select sum(net_minor) from sales.credit where kind = :kind",
                            kind))
                    .isEqualTo(sum("""
                            select sum(l.net_minor)
                            from sales.line l
                            join sales.document d on d.id = l.document_id
                            where d.kind = :kind
                            """, kind));
        }
    }

    @Test
    void the_shares_of_every_line_are_the_whole_with_the_houses() {
        assertThat(sum("""
                select count(*)
                from (select 1
                      from sales.credit
                      where kind = :kind
                      group by document_id, position
                      having sum(share_millionths) <> 1000000) as broken
                """, "invoice")).isZero();
    }

    @Test
    void a_manager_finds_somebody_over_the_goal_and_somebody_behind() {
        assertThat(attainment("SZM")).isGreaterThan(108);
        assertThat(attainment("TG")).isCloseTo(100, within(12L));
        assertThat(attainment("HL")).isLessThan(80);
    }

    @Test
    void who_left_passed_the_accounts_on() {
        var lastYear = new Span(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 11, 23));
        var bridges = Bound.call(anna.binding(), () -> results.bridges(anna, lastYear, TODAY));
        var left = Story.known(bridges, story().id("rep", "BS"));
        assertThat(left.asWas()).isPositive();
        assertThat(left.asIs()).isZero();
        assertThat(left.transferredOut()).isEqualTo(left.asWas());
        assertThat(Story.known(bridges, story().id("rep", "FZ")).transferredIn()).isPositive();
    }

    @Test
    void some_goals_are_agreed_one_is_asked_to_be_lower_and_one_waits() {
        var states = Bound.call(anna.binding(), () -> goals.ofYear(anna, 2026)).stream()
                .filter(goal -> goal.rep() != null)
                .map(goal -> goal.state()).toList();
        assertThat(states).contains(State.AGREED)
                .containsOnlyOnce(State.COUNTERED, State.SET);
    }

    @Test
    void names_stand_family_first_in_hungarian() {
        var names = Bound.call(anna.binding(), () -> reps.all(anna)).stream()
                .map(rep -> rep.name(Language.HUNGARIAN)).toList();
        assertThat(names).contains("Szabó Márton", "dr. Németh Judit", "ifj. Varga Tamás");
    }

    @Test
    void claire_works_for_both() {
        var claire = "claire@whitfield-fluid.example";
        assertThat(viewer(Cast.ALFOLDI, claire).role()).isEqualTo(Role.REP);
        assertThat(identities.organisationsOf(viewer(Cast.BLUE_HERON, claire).user()))
                .extracting(organisation -> organisation.slug())
                .containsExactlyInAnyOrder(Cast.ALFOLDI, Cast.BLUE_HERON);
    }

    @Test
    void what_happened_to_a_record_is_told_by_the_labels_and_names_that_people_know()
            throws IOException {
        int told = 0;
        for (var relation : HistoryPages.relations()) {
            for (var row : texts("""
                    select row_id as text from access.audit_entry where relation = '%s'
                    group by row_id order by count(*) desc, row_id limit 3
                    """.formatted(relation))) {
                var page = browser().get("/history/" + relation + "/" + row);
                assertThat(page.status()).as(relation).isIn(200, 404);
                if (page.status() == 200) told++;
                assertThat(HistoryPages.raw(page.text())).as(relation).isEmpty();
            }
        }
        assertThat(told).isGreaterThan(40);
    }

    @Test
    void a_company_moves_to_another_installation_with_all_it_has() throws IOException {
        var rep = viewer(Cast.ALFOLDI, "claire@whitfield-fluid.example").user();
        var id = Bound.call(anna.binding(), () -> members.all(anna)).stream()
                .filter(member -> member.user().id().equals(rep.id()))
                .findFirst().orElseThrow().id();
        try (var there = new Installation()) {
            var move = new DemoMove(browser(), there, anna);
            move.letIn(move.bring(story().id("rep", "SZM")), id, rep.email());
        }
    }

    @Test
    void every_role_signs_in() {
        assertThat(Cast.members(story())).extracting(member -> member.role())
                .contains(Role.values());
    }

    private Story story() {
        return Story.of(Cast.ALFOLDI, TODAY);
    }

    private Viewer viewer(String slug, String email) {
        return Cast.members(Story.of(slug, TODAY)).stream()
                .filter(member -> member.user().email().equals(email))
                .findFirst()
                .flatMap(member -> identities.viewer(member.user(), slug))
                .orElseThrow();
    }

    private Browser browser() {
        var session = stage.session(anna);
        return new Browser("http://localhost:" + port + "/o/" + Cast.ALFOLDI,
                session.getName(), session.getValue());
    }

    private String text(String statement) {
        return texts(statement).getFirst();
    }

    private List<String> texts(String statement) {
        return Bound.call(anna.binding(), () -> transaction.execute(_ ->
                sql.sql(statement).query(String.class).list()));
    }

    private long sum(String statement, String kind) {
        return Bound.call(anna.binding(), () -> transaction.execute(status -> sql.sql(statement)
                .param("kind", kind)
                .query(Long.class)
                .single()));
    }

    /// Percent of the goal of the months that are over, and of nothing else.
    private long attainment(String code) {
        var rep = story().id("rep", code);
        var goal = Bound.call(anna.binding(), () -> goals.inForce(anna, 2026)).stream()
                .filter(one -> rep.equals(one.rep()))
                .findFirst().orElseThrow();
        var over = new Span(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 11, 1));
        long sold = Bound.call(anna.binding(), () -> results.by(
                anna, By.REP, new Question(Basis.AS_IS, Scope.ofRep(rep), over, TODAY))).stream()
                .mapToLong(slice -> slice.sum().netMinor()).sum();
        return sold * 100 / goal.months().subList(0, 10).stream()
                .mapToLong(Long::longValue).sum();
    }
}
