package linecard;

import linecard.access.Role;
import linecard.access.Viewer;
import linecard.database.Ids;
import linecard.web.Once;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

import static linecard.Visitor.body;
import static linecard.Visitor.led;
import static linecard.Visitor.notice;
import static org.assertj.core.api.Assertions.assertThat;

/// Forms that add a record: whoever goes back and saves again comes to the one that is there.
@LinecardTest
class OnceTest {

    @Autowired Town town;
    @Autowired ApplicationContext program;

    private static String[] with(String id, List<String> fields) {
        var all = new ArrayList<>(List.of(Once.FIELD, id));
        all.addAll(fields);
        return all.toArray(String[]::new);
    }

    /// The first id in a page that stands after something.
    private static String first(String page, String after) {
        var found = Pattern.compile(after + "([0-9a-f-]{36})\"").matcher(page);
        assertThat(found.find()).as(page).isTrue();
        return found.group(1);
    }

    private static String address(MvcTestResult answer) {
        assertThat(answer).as(body(answer)).hasStatus(303);
        return String.valueOf(answer.getResponse().getRedirectedUrl());
    }

    @Test
    void what_is_saved_again_after_going_back_is_there_once() {
        var company = town.company();
        var account = company.north().id("account").toString();
        var until = Town.today().plusDays(30).toString();
        Map<String, List<String>> forms = Map.of(
                "/quotes", List.of("account", account, "title", "Pump", "language", "hu", "currency", "HUF",
                        "validUntil", until, "lines/0/what", "x", "lines/0/quantity", "1", "lines/0/price", "1",
                        "lines/0/tax", "27"),
                "/opportunities", List.of("account", account, "name", "Pump", "close", until),
                "/contacts", List.of("account", "C-N", "familyName", "Őrsi", "givenName", "Zsófia"));
        var north = new Visitor(program, rep(company, company.north()));
        var other = new Visitor(program, rep(company, company.north()));
        forms.forEach((path, said) -> {
            var form = path + "/new?account=" + (path.equals("/contacts") ? "C-N" : account);
            var blank = body(north.blank(form));
            var id = first(blank, "name=\"id\" value=\"");
            var fields = new ArrayList<>(said);
            if (path.equals("/opportunities")) {
                fields.addAll(List.of("stage", first(blank, "(?s)name=\"stage\".*?value=\"")));
            }
            var saved = north.post(path, with(id, fields));
            var again = north.post(path, with(id, fields));
            assertThat(address(again)).as(path).isEqualTo(address(saved));
            assertThat(notice(again)).isEqualTo("web.savedBefore");
            var back = north.get(form + "&id=" + id);
            assertThat(address(back)).as("asked for again").isEqualTo(address(saved));
            assertThat(north.get(path + "/" + led(saved))).hasStatusOk();
            assertThat(other.get(form + "&id=" + id)).as("somebody else's is blank").hasStatusOk();
            assertThat(address(other.post(path, with(led(saved), fields)))).as("nobody names another's")
                    .isNotEqualTo(address(saved));
        });
    }

    @Test
    void a_prize_and_a_call_too_and_cases_keep_their_address() {
        var company = town.company();
        var desk = new Visitor(program, company.owner());
        var id = Ids.fresh().toString();
        var prize = List.of("kind", "merchandise", "name", "Umbrella", "value", "1000");
        assertThat(address(desk.post("/prizes", with(id, prize)))).endsWith("/prizes");
        assertThat(notice(desk.post("/prizes", with(id, prize)))).isEqualTo("web.savedBefore");
        assertThat(body(desk.get("/prizes"))).containsOnlyOnce("Umbrella");
        assertThat(address(desk.get("/prizes/new?id=" + id))).endsWith("/prizes");
        assertThat(body(desk.blank("/conflicts/cases/new"))).contains("name=\"id\" value=\"");
        var rep = new Visitor(program, rep(company, company.north()));
        assertThat(body(rep.blank("/conflicts/report"))).contains("name=\"id\" value=\"");
        var entry = "/calls/new?account=" + company.north().id("account") + "&id=" + id;
        assertThat(body(rep.get(entry))).contains("name=\"id\" value=\"" + id);
        assertThat(rep.post("/calls", "id", id, "command", Ids.fresh().toString(), "account",
                company.north().id("account").toString(), "day", Town.today().toString(), "kind", "visit",
                "outcome", "interested")).hasStatus(303);
        assertThat(address(rep.get(entry))).endsWith("/calls/" + id);
    }

    /// More than two, so that some surely come while another is being kept.
    private static List<MvcTestResult> atOnce(Callable<MvcTestResult> request) throws Exception {
        var answers = new ArrayList<MvcTestResult>();
        try (var threads = Executors.newFixedThreadPool(6)) {
            for (var one : threads.invokeAll(Collections.nCopies(6, request))) answers.add(one.get());
        }
        return answers;
    }

    @Test
    void what_is_sent_several_times_at_once_is_there_once_and_all_are_led_to_it() throws Exception {
        var company = town.company();
        var account = company.north().id("account").toString();
        var north = new Visitor(program, rep(company, company.north()));
        var desk = new Visitor(program, company.owner());
        var day = Town.today().plusDays(30).toString();
        var stage = first(body(north.blank("/opportunities/new?account=" + account)),
                "(?s)name=\"stage\".*?value=\"");
        for (int round = 0; round < 3; round++) {
            var held = Ids.fresh().toString();
            comesOnce(north, "/quotes", with(held, List.of("account", account, "title", "Pump", "language", "hu",
                    "currency", "HUF", "validUntil", day, "lines/0/what", "x", "lines/0/quantity", "1",
                    "lines/0/price", "1", "lines/0/tax", "27")));
            comesOnce(north, "/opportunities", with(held, List.of(
                    "account", account, "name", "Pump", "close", day, "stage", stage)));
            comesOnce(north, "/contacts", with(held, List.of(
                    "account", "C-N", "familyName", "Őrsi", "givenName", "Zsófia")));
            comesOnce(north, "/disputes", with(held, List.of("reason", "missing", "document", "S-" + round,
                    "account", "Pump Ltd", "expected", "900", "words", "It is on no statement.")));
            comesOnce(north, "/tasks", "content", "Call back " + round, "due", day);
            comesOnce(desk, "/prizes", with(held, List.of(
                    "kind", "merchandise", "name", "Umbrella " + round, "value", "1000")));
            comesOnce(desk, "/conflicts/cases", with(held, List.of(
                    "title", "Gift", "content", "A watch.", "severity", "notice")));
        }
        assertThat(body(north.get("/tasks"))).containsOnlyOnce(": Call back 1<");
        assertThat(body(desk.get("/prizes"))).containsOnlyOnce("Umbrella 1");
    }

    /// All answers lead to the same record, and all but one say that it was there before.
    private static void comesOnce(Visitor visitor, String path, String... fields) throws Exception {
        var answers = atOnce(() -> visitor.post(path, fields));
        assertThat(answers.stream().map(OnceTest::address).distinct()).as(path).hasSize(1);
        assertThat(answers.stream().map(Visitor::notice).filter("web.savedBefore"::equals)).as(path).hasSize(5);
    }

    @Test
    void a_case_is_led_to_and_another_report_from_the_same_form_is_another_one() {
        var company = town.company();
        var desk = new Visitor(program, company.owner());
        var held = Ids.fresh().toString();
        var gift = with(held, List.of("title", "Gift", "content", "A watch.", "severity", "notice"));
        var opened = desk.post("/conflicts/cases", gift);
        assertThat(notice(opened)).isEqualTo("cases.opened");
        assertThat(address(desk.get("/conflicts/cases/new?id=" + held))).isEqualTo(address(opened));
        var rep = new Visitor(program, rep(company, company.north()));
        for (var title : List.of("Rebate", "Rebate", "Cousin")) {
            assertThat(notice(rep.post("/conflicts/report", with(held, List.of("title", title, "content", "So."))))
            ).isEqualTo("cases.reported");
        }
        assertThat(body(desk.get("/conflicts/cases"))).containsOnlyOnce(">Gift<").containsOnlyOnce(">Rebate<")
                .containsOnlyOnce(">Cousin<");
    }

    @Test
    void an_id_is_of_its_moment_and_of_whoever_sends_it() {
        var here = town.company();
        var elsewhere = town.company();
        var held = Ids.fresh().toString();
        var id = Once.id(here.owner(), held);
        assertThat(id).isEqualTo(Once.id(here.owner(), held)).isNotEqualTo(Once.id(elsewhere.owner(), held))
                .isNotEqualTo(Once.id(rep(here, here.north()), held));
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.toString()).startsWith(held.substring(0, 13));
        assertThat(Once.id(here.owner(), "'; --")).isNotEqualTo(Once.id(here.owner(), "'; --"));
    }

    private Viewer rep(Town.Company company, Town.Side side) {
        return town.somebody(company, Role.REP, side);
    }
}
