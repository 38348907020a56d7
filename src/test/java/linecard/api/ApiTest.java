package linecard.api;

import linecard.LinecardTest;
import linecard.Program;
import linecard.access.Role;
import linecard.database.Bound;

import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.CannotCreateTransactionException;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;

import static linecard.Visitor.body;
import static org.assertj.core.api.Assertions.assertThat;

/// What holds for every route of the API, seen on agencies.
@LinecardTest
class ApiTest extends ErpDesk {

    @Test
    void a_record_is_added_read_changed_and_archived() {
        var added = erp.post(AGENCIES, agency("A", "Alfa"));
        assertThat(added).hasStatus(201).bodyText().contains("\"name\":\"Alfa\"", "\"version\":1");
        assertThat(added.getResponse().getHeader("ETag")).isEqualTo("\"1\"");
        var at = AGENCIES + "/" + Program.id(added);
        assertThat(erp.get(at)).hasStatusOk().bodyText().isEqualTo(body(added));
        assertThat(erp.send("GET", at, "", "If-None-Match", "\"1\"")).hasStatus(304);
        assertThat(erp.send("PUT", at, agency("A", "Beta"))).hasStatus(428);
        assertThat(erp.put(at, 1, agency("A", "Beta"))).hasStatusOk();
        assertThat(erp.put(at, 1, agency("A", "Gamma"))).hasStatus(412);
        assertThat(erp.send("PUT", at, agency("A", "Gamma"), "If-Match", "*")).hasStatus(412);
        var archived = """
                {"code": "A", "name": "Beta", "country": "HU", "archived": true}""";
        assertThat(erp.put(at, 2, archived)).hasStatusOk().bodyText().contains("\"archived\":true");
        assertThat(erp.get(AGENCIES)).bodyText().doesNotContain("Beta");
        assertThat(erp.get(AGENCIES + "?archived=true")).bodyText().contains("Beta");
    }

    @Test
    void a_body_is_refused_by_field() {
        var before = tables.hash();
        refused("{\"code\": \"A\", \"name\": \"Alfa\", \"country\": \"HU\", \"nmae\": 1}",
                422, "#/nmae", "There is no field nmae here.");
        refused("{\"code\": 5, \"name\": \"Alfa\", \"country\": \"HU\"}", 422, "#/code", "A text");
        refused("{\"code\": \"A\", \"name\": \"Alfa\", \"country\": \"XX\"}",
                422, "#/country", "Choose one from the list.");
        refused("{\"name\": \"Alfa\"}", 422, "#/code", "This is needed.");
        refused("{\"code\": \"A\", \"name\": {}, \"country\": \"HU\"}", 422, "#/name", "A text");
        refused("{\"code\": \"A\", \"archived\": \"yes\"}", 422, "#/archived", "true or false");
        refused("[]", 400, "unreadable", "");
        refused("{\"code\": \"A\", \"code\": \"B\"}", 400, "unreadable", "");
        refused("{} {}", 400, "unreadable", "");
        refused("{\"code\": ", 400, "unreadable", "");
        refused("", 400, "unreadable", "");
        refused("{\"code\": " + "[".repeat(500_000), 422, "#/code", "A text");
        refused("[".repeat(500_000), 400, "unreadable", "");
        refused("{\"code\": " + "1".repeat(5000) + "}", 400, "unreadable", "Too deep");
        refused("{\"code\": \"" + "x".repeat(200_000) + "\"}", 400, "unreadable", "Too deep");
        refused(" ".repeat(1 << 20) + "{}", 413, "too-large", "");
        refused("[".repeat(10_000_000), 413, "too-large", "");
        assertThat(tables.hash()).isEqualTo(before);
    }

    private void refused(String json, int status, String... says) {
        var answer = erp.post(AGENCIES, json, "Accept-Language", "en");
        var start = json.substring(0, Math.min(60, json.length()));
        assertThat(answer).as(start).hasStatus(status).hasContentType("application/problem+json");
        assertThat(body(answer)).as(start).contains(says);
    }

    @Test
    void every_no_is_a_problem_in_the_language_asked_for() {
        assertThat(erp.get("/api/v1/nothing")).hasStatus(404)
                .hasContentType("application/problem+json").bodyText().contains("Itt nincs semmi");
        assertThat(erp.get(AGENCIES + "/" + UUID.randomUUID())).hasStatus(404);
        assertThat(erp.get(AGENCIES + "/x")).hasStatus(404);
        var method = erp.send("DELETE", AGENCIES, "", "Accept-Language", "en-GB,en;q=0.8");
        assertThat(method).hasStatus(405).bodyText().contains("does not know this method");
        assertThat(method.getResponse().getHeader("Allow")).contains("GET", "POST");
        assertThat(erp.ask("GET", AGENCIES).accept("text/csv").exchange()).hasStatus(406)
                .hasContentType("application/problem+json");
        assertThat(erp.ask("POST", AGENCIES).contentType("text/plain").content("x").exchange())
                .hasStatus(415);
        assertThat(erp.ask("POST", AGENCIES).contentType("application/x-www-form-urlencoded")
                .content("code=A").exchange()).hasStatus(415);
        assertThat(erp.ask("POST", AGENCIES).contentType("application/cbor").content(new byte[] {(byte) 0xa0})
                .exchange()).hasStatus(415);
        assertThat(erp.ask("GET", AGENCIES).accept("application/cbor").exchange()).hasStatus(406);
        assertThat(erp.get(AGENCIES + "?archvied=true")).hasStatus(400).bodyText()
                .contains("archvied");
        assertThat(erp.get(AGENCIES + "?archived=perhaps")).hasStatus(400).bodyText()
                .contains("\"parameter\":\"archived\"");
        for (var limit : List.of("0", "201", "x", "-1")) {
            assertThat(erp.get(AGENCIES + "?limit=" + limit)).hasStatus(400);
        }
    }

    @Test
    void what_goes_wrong_inside_is_told_without_the_words_of_the_database() throws Exception {
        var problems = program.getBean(Problems.class);
        for (var mishap : Map.of(503, new CannotCreateTransactionException("secret"),
                409, new DataIntegrityViolationException("secret"),
                507, new UncategorizedSQLException("t", "s", new SQLException("secret", "53100")),
                500, new IllegalStateException("secret")).entrySet()) {
            var response = new MockHttpServletResponse();
            problems.answer(new MockHttpServletRequest("POST", AGENCIES), response,
                    mishap.getValue());
            assertThat(response.getStatus()).isEqualTo(mishap.getKey());
            assertThat(response.getContentType()).isEqualTo("application/problem+json");
            assertThat(response.getContentAsString()).doesNotContain("secret");
            assertThat(response.containsHeader("Retry-After")).isEqualTo(mishap.getKey() == 503);
        }
    }

    @Test
    void a_code_that_is_taken_is_said_at_its_field() {
        erp.post(AGENCIES, agency("A", "Alfa"));
        assertThat(erp.post(AGENCIES, agency("A", "Beta"), "Idempotency-Key", "k")).hasStatus(422)
                .bodyText().contains("#/code", "foglalt");
        assertThat(erp.post(AGENCIES, agency("B", "Beta"), "Idempotency-Key", "k"))
                .as("a refused command leaves no key").hasStatus(201);
    }

    @Test
    void a_list_is_leafed_through_without_gap_or_double() {
        var ids = new ArrayList<String>();
        for (int i = 0; i < 7; i++) {
            ids.add(Program.id(erp.post(AGENCIES, agency("A" + i, "Agency " + i))));
        }
        var seen = new ArrayList<String>();
        var next = AGENCIES + "?limit=3";
        while (next != null) {
            var page = erp.get(next);
            assertThat(page).hasStatusOk();
            var matcher = Pattern.compile("\"id\":\"([^\"]+)\"").matcher(body(page));
            while (matcher.find()) seen.add(matcher.group(1));
            if (seen.size() == 3) erp.post(AGENCIES, agency("Z", "Late"));
            var link = page.getResponse().getHeader("Link");
            next = link == null ? null : link.replaceAll("<(.*)>; rel=\"next\"", "$1");
        }
        assertThat(seen).startsWith(ids.toArray(String[]::new)).hasSize(8).doesNotHaveDuplicates();
        var cursor = new Cursor(UUID.fromString(ids.getFirst()), 0).in(AGENCIES);
        assertThat(erp.get(AGENCIES + "?cursor=" + cursor)).hasStatusOk().bodyText()
                .doesNotContain(ids.getFirst()).contains(ids.get(1));
        assertThat(erp.get(AGENCIES + "?archived=true&cursor=" + cursor)).hasStatus(400);
        assertThat(erp.get("/api/v1/territories?cursor=" + cursor)).hasStatus(400);
        assertThat(erp.get(AGENCIES + "?cursor=' or 1=1")).hasStatus(400);
    }

    @Test
    void the_same_key_does_it_once() {
        var first = erp.post(AGENCIES, agency("A", "Alfa"), "Idempotency-Key", "\"one\"");
        assertThat(first).hasStatus(201);
        var again = erp.post(AGENCIES, agency("A", "Alfa"), "Idempotency-Key", "one");
        assertThat(again).hasStatus(201).bodyText().isEqualTo(body(first));
        assertThat(again.getResponse().getHeader("Idempotency-Replayed")).isEqualTo("true");
        for (var name : List.of("Location", "ETag", "Content-Type")) {
            assertThat(again.getResponse().getHeader(name))
                    .isEqualTo(first.getResponse().getHeader(name));
        }
        assertThat(erp.post(AGENCIES, agency("B", "Beta"), "Idempotency-Key", "one"))
                .hasStatus(422).bodyText().contains("key-reused");
        assertThat(erp.post("/api/v1/territories", agency("A", "Alfa"), "Idempotency-Key", "one"))
                .hasStatus(422);
        assertThat(erp.post(AGENCIES, agency("C", "C"), "Idempotency-Key", "é")).hasStatus(400);
        assertThat(erp.post(AGENCIES, agency("C", "C"), "Idempotency-Key", "")).hasStatus(400);
        assertThat(count()).isEqualTo(1);
        var colleague = new Program(program, stage.member(owner, Role.MANAGER, null, null, null));
        assertThat(colleague.post(AGENCIES, agency("B", "Beta"), "Idempotency-Key", "one"))
                .as("somebody else's key is another key").hasStatus(201);
    }

    @Test
    void of_many_at_once_with_one_key_one_does_it() throws Exception {
        var answers = new ArrayList<Future<MvcTestResult>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                answers.add(threads.submit(() ->
                        erp.post(AGENCIES, agency("A", "Alfa"), "Idempotency-Key", "race")));
            }
        }
        int replayed = 0;
        for (var answer : answers) {
            assertThat(answer.get()).hasStatus(201);
            if (answer.get().getResponse().getHeader("Idempotency-Replayed") != null) replayed++;
        }
        assertThat(replayed).isEqualTo(7);
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void keys_are_kept_for_400_days() {
        var commands = program.getBean(Commands.class);
        erp.post(AGENCIES, agency("A", "Alfa"), "Idempotency-Key", "old");
        erp.post(AGENCIES, agency("B", "Beta"), "Idempotency-Key", "new");
        assertThat(Bound.<Integer, RuntimeException>call(
                owner.binding(), () -> commands.forgetOld(owner))).isZero();
        tables.admin().sql("update api.command set at = at - interval '401 days' "
                + "where organisation_id = :id and key = 'old'")
                .param("id", owner.organisation().id()).update();
        var manager = stage.member(owner, Role.MANAGER, null, null, null);
        assertThat(Bound.<Integer, RuntimeException>call(
                manager.binding(), () -> commands.forgetOld(manager))).isEqualTo(1);
    }
}
