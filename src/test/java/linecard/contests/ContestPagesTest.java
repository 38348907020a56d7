package linecard.contests;

import linecard.LinecardTest;
import linecard.Program;
import linecard.Town;
import linecard.Town.Company;
import linecard.Town.Side;
import linecard.Visitor;
import linecard.access.Role;
import linecard.contests.Contest.State;
import linecard.database.Bound;
import linecard.database.Ids;
import linecard.sales.Booking;
import linecard.sales.Documents;
import linecard.sales.Kind;
import linecard.scoring.PublishedFile;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import java.io.BufferedReader;
import java.io.StringReader;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import static linecard.Visitor.body;
import static linecard.Visitor.led;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@LinecardTest
class ContestPagesTest {

    private static final LocalDate TODAY = Town.today();

    @Autowired ApplicationContext program;
    @Autowired Town town;
    @Autowired Documents documents;
    @Autowired Contests contests;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transactions;

    static String[] form(String... changes) {
        var fields = new LinkedHashMap<>(Map.of("name", "Autumn race", "kind", "ranking",
                "measure", "revenue", "from", TODAY.minusDays(3).toString(),
                "last", TODAY.plusDays(5).toString(), "cutOff", TODAY.plusDays(9).toString(),
                "handicap", "none", "tied", "each", "returns", "in_time"));
        fields.putAll(Map.of("leavers", "stay", "prize1", "100000", "prize2", "50000",
                "thing2", "Bag"));
        for (int i = 0; i < changes.length; i += 2) fields.put(changes[i], changes[i + 1]);
        return fields.entrySet().stream().flatMap(one -> List.of(one.getKey(), one.getValue())
                .stream()).toArray(String[]::new);
    }

    private void sell(Company company, Side side, String number, long net) {
        var owner = company.owner();
        var kind = net < 0 ? Kind.CREDIT : Kind.INVOICE;
        Bound.run(owner.binding(), () -> documents.book(owner, Ids.fresh(), List.of(new Booking(
                kind, number, side.id("account"), null, TODAY, "", List.of(new Booking.Line(
                        side.id("product"), side.id("product-line"), Long.signum(net) * 1000L, net,
                        0L))))));
    }

    private UUID started(Visitor desk, String... changes) {
        var id = led(desk.post("/contests", form(changes)));
        assertThat(body(desk.get("/contests/" + id))).contains("/trial\">Próba és indítás");
        assertThat(body(desk.get("/contests/" + id + "/trial"))).contains("Verseny indítása");
        assertThat(desk.post("/contests/" + id + "/start", "version", "1"))
                .hasStatus(303);
        return UUID.fromString(id);
    }

    private void keepAt(Company company, Duration later) {
        Later.keepAll(program, company.owner(), later);
    }

    @Test
    void a_contest_is_fought_from_the_draft_to_the_file() throws Exception {
        var company = town.company();
        var desk = new Visitor(program, company.owner());
        assertThat(body(desk.get("/contests"))).contains("Lefújva");
        var id = started(desk);
        var path = "/contests/" + id;
        sell(company, company.south(), "S-2", 5_000_00);
        sell(company, company.north(), "N-2", 3_000_00);
        assertThat(body(desk.get(path))).containsPattern("(?s)>1\\.&#160;[^>]*MarkS.*>2\\.&#160;[^>]*MarkN");
        sell(company, company.south(), "S-3", -2_500_00);
        assertThat(body(desk.get(path))).containsPattern("(?s)>1\\.&#160;[^>]*MarkN.*>2\\.&#160;[^>]*MarkS")
                .contains("1 hellyel feljebb");

        var rep = new Visitor(program, town.somebody(company, Role.REP, company.north()));
        var other = new Visitor(program, town.somebody(company, Role.REP, company.south()));
        assertThat(body(rep.get(path))).contains("MarkN", "név nélkül: 1")
                .doesNotContain("MarkS", "R-S");
        assertThat(other.post("/contests/consent", "contest", id.toString(), "given", "true"))
                .hasStatus(303);
        assertThat(body(rep.get(path))).contains("MarkN", "MarkS").doesNotContain("név nélkül");
        other.post("/contests/consent", "contest", id.toString(), "given", "false");
        assertThat(body(rep.get(path))).doesNotContain("MarkS", "R-S");
        assertThat(body(rep.get(path + "/places.csv"))).contains("R-N").doesNotContain("R-S");

        var told = new Program(program, town.somebody(company, Role.REP, company.north()));
        assertThat(told.get("/api/v1/contests/" + id + "/places")).hasStatusOk().bodyText()
                .contains("\"entrants\":2", "R-N").doesNotContain("R-S");
        assertThat(told.post("/api/v1/naming-consent", "{}")).hasStatus(422);
        assertThat(told.post("/api/v1/naming-consent", "{\"given\": false}")).hasStatusOk()
                .bodyText().contains("false");
        assertThat(told.get("/api/v1/contests/" + id)).hasStatusOk().bodyText()
                .contains("\"kind\":\"ranking\"", "\"state\":\"running\"");

        keepAt(company, Duration.ofDays(9));
        assertThat(desk.get(path + "/contest.txt")).hasStatus(404);
        sell(company, company.south(), "S-4", 9_000_00);
        finishTwice(company);
        assertThat(body(desk.get(path))).contains("Lezárult");
        var file = body(desk.get(path + "/contest.txt"));
        assertThat(new Program(program, company.owner()).get("/api/v1" + path + "/publication"))
                .hasStatusOk().bodyText().contains("\"hash\":", "kind\\tranking");
        var published = PublishedFile.read(new BufferedReader(new StringReader(file)));
        assertThat(published.isRight()).isTrue();
        assertThat(published.places()).extracting(place -> place.who() + " " + place.minor())
                .containsExactly("R-S 10000000", "R-N 5000000");
        assertThat(rep.get(path + "/contest.txt")).hasStatus(403);
        sell(company, company.north(), "N-5", 90_000_00);
        keepAt(company, Duration.ofDays(12));
        assertThat(body(desk.get(path + "/contest.txt"))).isEqualTo(file);
        assertThatThrownBy(() -> Bound.run(company.owner().binding(), () ->
                transactions.executeWithoutResult(_ -> sql.sql("""
                        update contests.contest set cancelled_why = 'x' where id = :id
                        """).param("id", id).update()))).hasMessageContaining("stands");
    }

    private void finishTwice(Company company) throws Exception {
        try (var nodes = Executors.newVirtualThreadPerTaskExecutor()) {
            var both = new ArrayList<Future<?>>();
            for (int i = 0; i < 2; i++) {
                both.add(nodes.submit(() -> keepAt(company, Duration.ofDays(11))));
            }
            for (var one : both) one.get();
        }
        var owner = company.owner();
        assertThat(Bound.call(owner.binding(), () -> contests.all(owner)))
                .extracting(Contest::state).containsExactly(State.FINAL, State.CANCELLED);
        List<String> awarded = Bound.call(owner.binding(), () -> transactions.execute(_ ->
                sql.sql("""
                        select state || ' ' || who || ' ' || place from prizes.award
                        where state = 'proposed' order by place
                        """).query(String.class).list()));
        assertThat(awarded).containsExactly("proposed R-S 1", "proposed R-N 2");
    }

    @Test
    void rules_do_not_change_after_the_start_and_a_contest_may_be_called_off() {
        var company = town.company();
        var desk = new Visitor(program, company.owner());
        var id = started(desk);
        assertThat(desk.post("/contests/" + id, form("version", "1"))).hasStatus(409);
        assertThat(desk.post("/contests/" + id, form("version", "2"))).hasStatus(422)
                .bodyText().contains("A verseny már elindult");
        assertThat(desk.post("/contests/" + id + "/start", "version", "2")).hasStatus(409);
        assertThatThrownBy(() -> Bound.run(company.owner().binding(), () ->
                transactions.executeWithoutResult(_ -> sql.sql("""
                        update contests.contest set rules = rules || ' ' where id = :id
                        """).param("id", id).update()))).hasMessageContaining("stand");
        assertThat(desk.post("/contests/" + id + "/cancellation", "version", "2", "why", ""))
                .hasStatus(422).bodyText().contains("id=\"why-error\"");
        var tooLong = "Esik. ".repeat(84).strip();
        assertThat(desk.post("/contests/" + id + "/cancellation", "version", "2", "why", tooLong))
                .hasStatus(422).bodyText().contains("Legfeljebb 500", "value=\"" + tooLong);
        assertThat(body(desk.get("/contests/" + id))).contains("Folyamatban");
        desk.post("/contests/" + id + "/cancellation", "version", "2", "why", "Elfogyott a díj");
        assertThat(body(desk.get("/contests/" + id))).contains("Lefújva: Elfogyott a díj");
    }

    @Test
    void a_draft_is_deleted_and_comes_back_with_what_it_was_to_give() {
        var company = town.company();
        var desk = new Visitor(program, company.owner());
        var path = "/contests/" + led(desk.post("/contests", form()));
        assertThat(new Program(program, company.owner()).put("/api/v1" + path + "/prizes", 1,
                "{\"places\": [{\"prize\": \"%s\"}], \"series\": \"Spring\"}".formatted(
                        company.north().id("prize")))).hasStatusOk();
        assertThat(body(desk.get(path))).contains("Tervezet törlése");
        assertThat(desk.post(path + "/removal", "version", "1")).hasStatus(409);
        assertThat(desk.post(path + "/removal", "version", "2")).hasStatus(303);
        assertThat(desk.get(path)).hasStatus(404);
        assertThat(desk.post("/history/contests.contest/" + path.substring(10) + "/undo"))
                .hasStatus(303);
        assertThat(body(desk.get(path + "/prizes"))).contains("Autumn race", "Spring")
                .containsPattern("value=\"%s\"[^>]*selected".formatted(
                        company.north().id("prize")));
        assertThat(desk.post(path + "/start", "version", "2")).hasStatus(303);
        assertThat(desk.post(path + "/removal", "version", "3")).hasStatus(303);
        assertThat(body(desk.get(path))).contains("Folyamatban").doesNotContain("törlése");
    }

    @Test
    void who_has_no_goal_keeps_a_contest_by_goals_from_starting() {
        var company = town.company();
        var desk = new Visitor(program, company.owner());
        var month = TODAY.withDayOfMonth(1);
        var id = led(desk.post("/contests", form("handicap", "goal", "from", month.toString(),
                "last", month.plusMonths(1).minusDays(1).toString(),
                "cutOff", month.plusMonths(2).toString())));
        assertThat(body(desk.get("/contests/" + id + "/trial"))).contains("Képviselők (2)");
        assertThat(desk.post("/contests/" + id + "/start", "version", "1")).hasStatus(303);
        assertThat(body(desk.get("/contests/" + id))).contains("Tervezet");
    }

    @Test
    void rules_that_nobody_can_play_by_are_refused_at_their_field() {
        var desk = new Visitor(program, town.company().owner());
        for (var wrong : List.of(
                List.of("prize1", "", "díj"), List.of("prize1", "-5", "nullánál"),
                List.of("prize3", "", "prize4", "10", "hézag"), List.of("bar", "10", "szint"),
                List.of("kind", "first_past_the_post", "szint"),
                List.of("kind", "pot", "egy díja"), List.of("minimum", "-1", "nullánál"),
                List.of("passesDown", "true", "tovább"), List.of("tied", "pooled", "pénz"),
                List.of("cutOff", "2020-01-01", "zárás"), List.of("last", "2020-01-01", "első"),
                List.of("from", "1980-01-01", "1990"), List.of("from", "x", "dátum"),
                List.of("kind", "x'; drop", ""), List.of("measure", "hours", ""),
                List.of("break", "x", ""), List.of("line", "NONE", ""), List.of("territory", "\0", ""),
                List.of("agency", "x".repeat(5000), ""), List.of("joinedBefore", "2026-02-30", ""),
                List.of("measure", "calls", "line", "PUMPS", "termékcsoporthoz"),
                List.of("handicap", "goal", "egész"), List.of("name", "", ""),
                List.of("name", "x".repeat(5000), ""),
                List.of("prize1", "9".repeat(80), ""))) {
            var fields = wrong.subList(0, wrong.size() - 1).toArray(String[]::new);
            var answer = desk.post("/contests", form(fields));
            assertThat(answer).as(wrong.toString()).hasStatus(422);
            assertThat(body(answer)).as(wrong.toString())
                    .contains("error-summary", wrong.getLast());
        }
        var hostile = led(desk.post("/contests", form("name", "<b>\"'&", "thing1", "<script>")));
        assertThat(body(desk.get("/contests/" + hostile)))
                .contains("&lt;script&gt;").doesNotContain("<script>");
    }
}
