package linecard.exchange;

import linecard.Described;
import linecard.LinecardTest;
import linecard.Program;
import linecard.Stage;
import linecard.Tables;
import linecard.access.Viewer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/// Files that programs send, from the first byte to taking them back.
@LinecardTest
class ImportApiTest {

    private static final String IMPORTS = "/api/v1/imports";
    private static final String PRODUCTS = """
            product;name;line
            P-1;Pump;PUMPS
            P-2;;PUMPS
            P-3;Valve;VALVES
            """;

    @Autowired ApplicationContext program;
    @Autowired MockMvcTester http;
    @Autowired Stage stage;
    @Autowired Tables tables;

    private Viewer owner;
    private Described described;
    private Program erp;

    @BeforeEach
    void found() {
        owner = stage.company();
        described = new Described(http);
        erp = new Program(program, owner);
    }

    @Test
    void a_file_is_sent_checked_mended_taken_and_taken_back() {
        var sent = described.read("addImport", send(
                "?subject=products&name=products.csv", PRODUCTS));
        var at = IMPORTS + "/" + sent.path("id").stringValue();
        assertThat(sent.path("state").stringValue()).isEqualTo("uploaded");
        assertThat(sent.path("header")).hasSize(3);

        assertThat(erp.post(at + "/checking", """
                {"mapping": [{"field": "product", "column": "product"}]}""")).hasStatus(422).bodyText()
                .contains("#/mapping");
        described.read("checkImport", erp.post(at + "/checking", "{}"));
        tables.awaitNoJobs();
        var checked = described.read("getImport", erp.get(at));
        assertThat(checked.path("state").stringValue()).isEqualTo("checked");
        assertThat(rows(checked, "new")).isEqualTo(2);
        assertThat(rows(checked, "rejected")).isEqualTo(1);

        var rejected = described.read("listRejectedRows", erp.get(at + "/rejected"))
                .path("items").get(0);
        assertThat(rejected.path("field").stringValue()).isEqualTo("name");
        assertThat(erp.post(at + "/mending", """
                {"cells": [{"row": 3, "column": "nothing", "value": "x"}]}""")).hasStatus(422);
        described.read("mendImport", erp.post(at + "/mending", """
                {"cells": [{"row": %s, "column": "name", "value": "Second"}]}"""
                .formatted(rejected.path("row"))));
        described.read("replaceInImport", erp.post(at + "/replacements", """
                {"column": "name", "original": "Valve", "value": "Ball valve"}"""));
        tables.awaitNoJobs();
        assertThat(rows(described.read("getImport", erp.get(at)), "new")).isEqualTo(3);

        described.read("applyImport", erp.post(at + "/applying", ""));
        tables.awaitNoJobs();
        assertThat(state(at)).isEqualTo("applied");
        assertThat(erp.get("/api/v1/products")).bodyText().contains("Second", "Ball valve");
        assertThat(erp.post(at + "/applying", "")).as("once").hasStatus(412);
        described.read("undoImport", erp.post(at + "/undoing", ""));
        tables.awaitNoJobs();
        assertThat(state(at)).isEqualTo("undone");
        assertThat(erp.get("/api/v1/products")).bodyText().doesNotContain("Ball valve");
        assertThat(described.read("listImports", erp.get(IMPORTS)).path("items")).hasSize(1);
        described.read("cancelImport", erp.post(at + "/cancellation", ""));
        described.read("listCorrections", erp.get(at + "/corrections"));
        described.read("listUnknownCustomers", erp.get(at + "/customers"));
    }

    @Test
    void what_a_program_says_of_a_file_is_taken_or_refused_and_never_passed_over() {
        var sent = described.read("addImport", send("?subject=products&name=a.csv", PRODUCTS));
        var at = IMPORTS + "/" + sent.path("id").stringValue();
        for (var wrong : List.of("{\"sheet\": \"2026\"}", "{\"charset\": \"EBCDIC\"}",
                "{\"delimiter\": \"x\"}")) {
            assertThat(erp.post(at + "/reading", wrong)).as(wrong).hasStatus(422);
        }
        for (var wrong : List.of("{\"numbers\": \"de\"}", "{\"dates\": \"ymd\"}",
                "{\"mapping\": [{\"field\": \"product\", \"column\": \"product\"},"
                + "{\"field\": \"name\", \"column\": \"name\"}, {\"field\": \"line\", \"column\": \"line\"},"
                + "{\"field\": \"cost\", \"column\": \"Costs\"}]}")) {
            assertThat(erp.post(at + "/checking", wrong)).as(wrong).hasStatus(422);
        }
        assertThat(state(at)).isEqualTo("uploaded");
        assertThat(erp.post(at + "/reading", "{\"delimiter\": \";\"}")).hasStatusOk();
        assertThat(erp.post(at + "/checking", "{\"numbers\": \"HU\", \"dates\": \"mdy\"}")).hasStatusOk();
        tables.awaitNoJobs();
        assertThat(state(at)).isEqualTo("checked");
    }

    @Test
    void the_same_key_brings_a_file_once() {
        var address = "?subject=products&name=nightly.csv";
        var first = send(address, PRODUCTS, "Idempotency-Key", "nightly");
        var again = send(address, PRODUCTS, "Idempotency-Key", "nightly");
        assertThat(described.read("addImport", again))
                .isEqualTo(described.read("addImport", first));
        assertThat(again.getResponse().getHeader("Idempotency-Replayed")).isEqualTo("true");
        assertThat(send(address, PRODUCTS + "P-4;X;PUMPS\n", "Idempotency-Key", "nightly"))
                .as("another file").hasStatus(422).bodyText().contains("key-reused");
        assertThat(described.read("listImports", erp.get(IMPORTS)).path("items")).hasSize(1);
    }

    @Test
    void what_is_no_file_for_us_is_refused() {
        assertThat(send("?subject=nothing", PRODUCTS)).hasStatus(400).bodyText()
                .contains("\"parameter\":\"subject\"");
        assertThat(send("?source=" + UUID.randomUUID(), PRODUCTS)).hasStatus(404);
        assertThat(erp.post(IMPORTS + "?subject=products", "{}")).hasStatus(415);
        assertThat(erp.ask("POST", "/api/v1/agencies").contentType("text/csv").content(PRODUCTS)
                .exchange()).hasStatus(415);
        var unread = described.read("addImport", send("?subject=products", ""));
        assertThat(unread.path("state").stringValue()).isEqualTo("failed");
        assertThat(unread.path("problem").isString()).isTrue();
    }

    @Test
    void a_trusted_source_is_taken_by_itself() {
        var sources = "/api/v1/sources";
        assertThat(erp.post(sources, "{\"name\": \"SAP\", \"subject\": \"x\"}"))
                .hasStatus(422).bodyText().contains("#/subject");
        var added = erp.post(sources, "{\"name\": \"SAP\", \"subject\": \"products\"}");
        described.read("addSource", added);
        assertThat(erp.post(sources, "{\"name\": \"SAP\", \"subject\": \"products\"}"))
                .hasStatus(422).bodyText().contains("#/name");
        var at = sources + "/" + Program.id(added);
        var changed = described.read("changeSource", erp.put(
                at, 1, "{\"name\": \"SAP\", \"trusted\": true}"));
        assertThat(changed.path("trusted").booleanValue()).isTrue();
        var sent = described.read("addImport", send("?source=" + Program.id(added), """
                product;name;line
                P-1;Pump;PUMPS
                """));
        assertThat(sent.path("unattended").booleanValue()).isTrue();
        tables.awaitNoJobs();
        assertThat(state(IMPORTS + "/" + sent.path("id").stringValue()))
                .as("nobody said yet what the columns mean").isIn("checked", "applied");
        described.read("getSource", erp.get(at));
        assertThat(described.read("listSources", erp.get(sources)).path("items")).hasSize(1);
        assertThat(erp.send("DELETE", at, "", "If-Match", "\"2\"")).hasStatus(204);
        assertThat(erp.get(at)).hasStatus(404);
    }

    private MvcTestResult send(String address, String csv, String... headers) {
        var request = erp.ask("POST", IMPORTS + address).contentType("text/csv").content(csv);
        for (int i = 0; i < headers.length; i += 2) request.header(headers[i], headers[i + 1]);
        return request.exchange();
    }

    private String state(String at) {
        return described.read("getImport", erp.get(at)).path("state").stringValue();
    }

    private static long rows(JsonNode shown, String outcome) {
        for (var count : shown.path("difference")) {
            if (count.path("outcome").stringValue().equals(outcome)) {
                return count.path("rows").longValue();
            }
        }
        throw new AssertionError(outcome);
    }
}
