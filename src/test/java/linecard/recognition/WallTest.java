package linecard.recognition;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import linecard.LinecardTest;
import linecard.Town;
import linecard.Visitor;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.contests.Consents;
import linecard.contests.Later;
import linecard.database.Binding;
import linecard.database.Bound;
import linecard.words.Language;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;

import static linecard.Visitor.body;
import static linecard.recognition.Races.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/// A screen on a wall, from its address to its end.
@LinecardTest
class WallTest {

    @Autowired ApplicationContext program;
    @Autowired Town town;
    @Autowired Consents consents;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transactions;
    @LocalServerPort int port;

    private void agree(Viewer rep, boolean given) {
        Bound.run(rep.binding(), () -> consents.say(
                rep, Objects.requireNonNull(rep.rep()), given));
    }

    @Test
    @Timeout(60)
    void a_screen_shows_places_as_they_change_and_nobody_who_did_not_agree() throws Exception {
        var company = town.company();
        var desk = new Visitor(program, company.owner());
        Races.start(program, company.owner(), "Race <b>\"'&", TODAY.minusDays(3),
                TODAY.plusDays(5), TODAY.plusDays(9));
        Races.sell(program, company, "N", "N-2", TODAY, 3_000_00);
        var made = Pattern.compile("/wall/[A-Za-z0-9_-]{43}").matcher(body(
                desk.post("/displays", "name", "Hall", "language", "english")));
        assertThat(made.find()).isTrue();
        var address = "http://localhost:" + port + made.group();
        var north = town.somebody(company, Role.REP, company.north());
        try (var screen = new Watched(address + "/live")) {
            assertThat(screen.next().data()).contains("/wall/wall.js");
            assertThat(screen.until("2 reps who are not named"))
                    .contains("Race &lt;b&gt;").doesNotContain("Mark", "R-N", "R-S");
            agree(north, true);
            assertThat(screen.until("MarkN")).contains("3,000", "1 rep who is not named");
            Races.sell(program, company, "N", "N-3", TODAY, 1_500_00);
            assertThat(screen.until("4,500")).doesNotContain("MarkS", "R-S");
            agree(north, false);
            assertThat(screen.until("2 reps who are not named")).doesNotContain("Mark");
            var page = Watched.page(address);
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().map()).doesNotContainKey("set-cookie");
            assertThat(page.headers().firstValue("content-security-policy").orElse(""))
                    .contains("script-src 'self'").doesNotContain("unsafe");
            assertThat(page.body()).contains("http-equiv=\"refresh\"", "Race &lt;b")
                    .doesNotContain("Mark", "R-N", "_csrf");
            assertThat(body(desk.get("/displays"))).contains("/displays.csv");
            var list = desk.get("/displays.json");
            assertThat(body(list)).contains("Hall", "seenAt\":\"20");
            assertThat(desk.post("/displays/" + id(desk) + "/revocation")).hasStatus(303);
            var last = screen.next();
            while (last.name().equals("board") || last.name().equals("beat")) last = screen.next();
            assertThat(last.name()).isEqualTo("ended");
        }
        assertThat(Watched.page(address).statusCode()).isEqualTo(404);
        assertThat(Watched.page(address + "/live").statusCode()).isEqualTo(404);
        assertThat(body(desk.get("/displays"))).doesNotContain("Hall");
    }

    private static String id(Visitor desk) {
        var id = Pattern.compile("/displays/([0-9a-f-]{36})/revocation")
                .matcher(body(desk.get("/displays")));
        assertThat(id.find()).isTrue();
        return id.group(1);
    }

    @Test
    void a_board_is_rendered_once_for_all_its_screens_until_something_changes() {
        var company = town.company();
        var owner = company.owner();
        Races.start(program, owner, "Race", TODAY, TODAY.plusDays(5), TODAY.plusDays(9));
        var boards = program.getBean(WallBoards.class);
        var first = boards.next(owner, owner.organisation(), Language.ENGLISH, null);
        assertThat(boards.next(owner, owner.organisation(), Language.ENGLISH, first))
                .isSameAs(first);
        Races.sell(program, company, "N", "N-2", TODAY, 3_000_00);
        Later.keepAll(program, owner, Duration.ZERO);
        var second = boards.next(owner, owner.organisation(), Language.ENGLISH, first);
        assertThat(second).as("looked up, with nobody named before").isNotSameAs(first);
        assertThat(second.event()).as("and nothing else to show").isSameAs(first.event());
        agree(town.somebody(company, Role.REP, company.north()), true);
        assertThat(boards.next(owner, owner.organisation(), Language.ENGLISH, second).text())
                .contains("MarkN").isNotEqualTo(second.text());
    }

    @Test
    void what_goes_wrong_with_the_walls_has_its_stack_unless_the_database_is_away() {
        var logger = (Logger) LoggerFactory.getLogger(Broadcast.class);
        var heard = new ListAppender<ILoggingEvent>();
        heard.start();
        logger.addAppender(heard);
        try {
            Broadcast.stood("the walls of nobody", new IllegalStateException("a mistake"));
            Broadcast.stood("the walls of nobody", new CannotGetJdbcConnectionException(
                    "none", new SQLTransientConnectionException()));
        } finally {
            logger.detachAppender(heard);
        }
        assertThat(heard.list)
                .filteredOn(event -> event.getFormattedMessage().contains("nobody stand still"))
                .extracting(ILoggingEvent::getLevel, event -> event.getThrowableProxy() != null)
                .containsExactly(tuple(Level.ERROR, true), tuple(Level.WARN, false));
    }

    @Test
    void an_address_that_is_none_is_none_and_a_display_needs_a_name() throws Exception {
        for (var wrong : new String[] {"x", "A".repeat(43), "A".repeat(5000), "%00", "..%2f"}) {
            assertThat(Watched.page("http://localhost:" + port + "/wall/" + wrong).statusCode())
                    .as(wrong).isBetween(400, 404);
        }
        var desk = new Visitor(program, town.company().owner());
        assertThat(desk.post("/displays", "name", "", "language", "english")).hasStatus(422);
        assertThat(desk.post("/displays", "name", "x".repeat(500), "language", "english"))
                .hasStatus(422);
        assertThat(desk.post("/displays", "name", "Hall", "language", "klingon")).hasStatus(422);
        assertThat(body(desk.get("/displays"))).contains("Még nincs kijelző");
    }

    @Test
    void a_screen_is_nobody_and_the_database_shows_it_next_to_nothing() {
        var company = town.company();
        Races.start(program, company.owner(), "Race", TODAY, TODAY.plusDays(5),
                TODAY.plusDays(9));
        var north = town.somebody(company, Role.REP, company.north());
        agree(north, true);
        var organisation = company.owner().organisation().id();
        var seen = new TreeSet<String>();
        Bound.run(Binding.wall(organisation), () -> transactions.executeWithoutResult(_ -> {
            for (var table : sql.sql("""
                    select a.attrelid::regclass::text
                    from pg_attribute a
                    join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p')
                    where a.attname = 'organisation_id' and not a.attisdropped
                      and has_table_privilege(c.oid, 'select')
                    """).query(String.class).list()) {
                if (sql.sql("select count(*) from " + table).query(Long.class).single() > 0) {
                    seen.add(table);
                }
            }
            assertThat(sql.sql("select who from contests.place").query(String.class).list())
                    .containsExactly("R-N");
        }));
        assertThat(seen).contains("contests.contest", "contests.place", "contests.consent")
                .doesNotContain("people.rep", "people.agency", "accounts.account",
                        "sales.document", "sales.share", "contests.entrant", "access.membership",
                        "recognition.display", "calls.call", "plan.goal");
    }
}
