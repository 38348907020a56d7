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
import java.util.List;
import java.util.Map;
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
