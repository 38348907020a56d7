package linecard.terms;

import linecard.Described;
import linecard.LinecardTest;
import linecard.Program;
import linecard.access.Role;
import linecard.commissions.Firm;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/// Terms as programs read and write them.
@LinecardTest
class VersionApiTest {

    private static final String CLAUSES = """
            {"event": "invoice", "base": {"kind": "gross", "less": []},
             "rates": [%s, {"name": "by", "target": "contract", "contract": "C", "ladder": "L"}],
             "ladders": [{"name": "L", "style": "marginal", "reset": "quarter",
                          "counts": {"kind": "gross", "less": []}, "countedLines": [],
                          "tiers": [{"from": 0, "rate": 50000}, {"from": 1000000, "rate": 70000}]}],
             "spiffs": [], "roles": [{"role": "owner", "share": 500000}],
             "clawback": {"months": 12, "cap": 1000000, "causes": ["return", "unpaid"]},
             "carriesNegative": true}""";

    @Autowired ApplicationContext program;
    @Autowired MockMvcTester http;
    @Autowired Firm.Rooms rooms;

    private Firm firm;
    private Described described;
    private Program erp;
    private String versions;

    @BeforeEach
    void found() {
        firm = new Firm(rooms);
        described = new Described(http);
        erp = new Program(program, firm.finance);
        versions = "/api/v1/agencies/" + firm.duna + "/terms/versions";
    }

    @Test
    void a_version_is_added_read_changed_and_removed() {
        var added = erp.post(versions, body(rule("ladder", "\"L\"")));
        assertThat(described.read("addTermsVersion", added).at("/clauses/rates/0/ladder")
                .stringValue()).isEqualTo("L");
        var at = versions + "/" + Program.id(added);
        assertThat(described.read("listTermsVersions", erp.get(versions)).path("items")).hasSize(1);
        assertThat(described.read("changeTermsVersion",
                erp.put(at, 1, body(rule("rate", "60000")))).at("/clauses/rates/0/rate")
                .longValue()).isEqualTo(60_000);
        assertThat(erp.put(at, 1, body(rule("rate", "1")))).hasStatus(412);
        described.read("getTermsVersion", erp.get(at));
        assertThat(erp.send("DELETE", at, "", "If-Match", "\"2\"")).hasStatus(204);
        assertThat(erp.get(at)).hasStatus(404);
    }

    @Test
    void limits_look_at_what_is_earned_where_nobody_says_that_they_look_at_what_was_sold() {
        var capped = body(rule("rate", "50000")).replace("\"clawback\"",
                "\"cap\": {\"minor\": 500, \"per\": \"month\"}, \"clawback\"");
        var added = erp.post(versions, capped);
        assertThat(described.read("addTermsVersion", added).at("/clauses/limitsOn").stringValue())
                .isEqualTo("earned");
        var at = versions + "/" + Program.id(added);
        var sold = capped.replace("\"event\"", "\"limitsOn\": \"sold\", \"event\"");
        assertThat(described.read("changeTermsVersion", erp.put(at, 1, sold))
                .at("/clauses/limitsOn").stringValue()).isEqualTo("sold");
        assertThat(described.read("changeTermsVersion", erp.put(at, 2, body(rule("rate", "1"))))
                .at("/clauses/limitsOn").isString()).as("there are no limits").isFalse();
    }

    @Test
    void what_is_wrong_is_said_with_its_place() {
        says(rule("ladder", "\"none\""), "#/clauses/rates/0");
        says("{\"name\": \"a\", \"target\": \"any\"}", "#/clauses");
        says("{\"target\": \"any\", \"rate\": 5}", "#/clauses/rates/0/name");
        says("null", "#/clauses/rates/0");
        says("{\"name\": \"a\", \"target\": \"guess\", \"rate\": 5}", "#/clauses/rates/0/target");
        says("{\"name\": \"a\", \"target\": \"any\", \"rate\": 5, \"x\": 1}", "/x");
        says("{\"name\": \"a\", \"target\": \"account\", \"account\": \"" + firm.duna
                + "\", \"rate\": 5}", "#/clauses/rates/0");
        says(rule("rate", "5") + ", " + rule("rate", "6"), "#/clauses/rates/1");
        says(IntStream.range(0, 5_000).mapToObj(i -> "{\"name\": \"" + i
                + "\", \"target\": \"contract\", \"contract\": \"" + i + "\", \"rate\": 5}")
                .collect(Collectors.joining(", ")), "#/clauses/rates");
        assertThat(erp.post(versions, "{\"from\": \"2026-07-01\"}")).hasStatus(422)
                .bodyText().contains("#/clauses");
        assertThat(described.read("listTermsVersions", erp.get(versions)).path("items")).isEmpty();
    }

    @Test
    void what_holds_over_all_versions_is_read_and_changed() {
        var terms = "/api/v1/agencies/" + firm.duna + "/terms";
        assertThat(described.read("getTerms", erp.get(terms)).path("version").intValue()).isZero();
        var body = """
                {"european": true, "tail": [{"month": 3, "share": 500000}], "life": [],
                 "inherited": []}""";
        assertThat(described.read("changeTerms", erp.put(terms, 0, body)).path("version")
                .intValue()).isEqualTo(1);
        assertThat(erp.put(terms, 0, body)).hasStatus(412);
        assertThat(erp.put(terms, 1, body.replace("\"life\": []", "\"life\": [\"" + firm.pumps
                + "\"]"))).hasStatus(422).bodyText().contains("#/life");
        assertThat(erp.put(terms, 1, body.replace("\"month\": 3", "\"month\": 0")))
                .hasStatus(422).bodyText().contains("#/tail");
        assertThat(erp.put(terms, 1, "{}")).hasStatus(422);
    }

    @Test
    void agencies_read_their_own_and_reps_none() {
        erp.post(versions, body(rule("rate", "5")));
        var itsOwner = new Program(program, rooms.stage().member(
                firm.owner, Role.AGENCY_OWNER, firm.duna, null, null));
        assertThat(described.read("listTermsVersions", itsOwner.get(versions)).path("items"))
                .hasSize(1);
        assertThat(itsOwner.post(versions, body(rule("rate", "5")))).hasStatus(403);
        assertThat(itsOwner.get(versions.replace(firm.duna.toString(), firm.alfold.toString())))
                .hasStatus(404);
        var anna = new Program(program, rooms.stage().member(
                firm.owner, Role.REP, firm.duna, firm.anna, null));
        assertThat(anna.get(versions)).hasStatus(403);
        var stranger = new Program(program, rooms.stage().company());
        assertThat(stranger.get(versions)).hasStatus(404);
        assertThat(stranger.post(versions, body(rule("rate", "5")))).hasStatus(404);
    }

    private void says(String rules, String pointer) {
        var answer = erp.post(versions, body(rules));
        assertThat(answer).hasStatus(422);
        assertThat(answer).bodyText().contains(pointer);
    }

    private static String body(String rules) {
        return "{\"from\": \"2026-07-01\", \"clauses\": " + CLAUSES.formatted(rules) + "}";
    }

    private static String rule(String field, String value) {
        return "{\"name\": \"" + field + value.replace("\"", "") + "\", \"target\": \"any\", \""
                + field + "\": " + value + "}";
    }
}
