package linecard.hooks;

import linecard.Described;
import linecard.LinecardTest;
import linecard.Program;
import linecard.Stage;
import linecard.Tables;
import linecard.Visitor;
import linecard.access.Role;
import linecard.access.Viewer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import static linecard.Visitor.body;
import static linecard.Visitor.led;
import static linecard.words.Language.ENGLISH;
import static org.assertj.core.api.Assertions.assertThat;

/// Endpoints as owners keep them, by pages and by programs.
@LinecardTest
class EndpointPagesTest {

    @Autowired ApplicationContext program;
    @Autowired MockMvcTester http;
    @Autowired Stage stage;
    @Autowired Tables tables;

    private Viewer owner;
    private Visitor desk;

    @BeforeEach
    void open() {
        owner = stage.company("US", "USD", "months:1", ENGLISH);
        desk = new Visitor(program, owner);
    }

    @Test
    void an_empty_list_teaches_in_both_languages() {
        assertThat(body(desk.get("/webhooks"))).contains("No program is told anything yet", "New webhook")
                .doesNotContain("/webhooks.csv");
        assertThat(body(new Visitor(program, stage.company()).get("/webhooks")))
                .contains("Még egyetlen program sem kap értesítést", "Új webhook");
    }

    @Test
    void a_page_loaded_again_adds_no_second_endpoint() {
        var id = find(body(desk.get("/webhooks/new")), "name=\"id\" value=\"([0-9a-f-]{36})\"");
        String[] sent = {"id", id, "url", "https://erp.example", "events", "account.created"};
        assertThat(body(desk.post("/webhooks", sent))).contains("whsec_");
        assertThat(desk.post("/webhooks", sent)).hasStatus(303);
        assertThat(body(desk.get("/webhooks"))).containsOnlyOnce("href=\"/o/" + owner.organisation().slug()
                + "/webhooks/" + id + "\"");
    }

    @Test
    void an_endpoint_is_added_changed_switched_tested_and_removed() {
        assertThat(body(desk.get("/webhooks/new"))).contains("opportunity.won", "Statement issued")
                .doesNotContain("webhook.test");
        var made = body(desk.post("/webhooks", "url", "https://erp.example/x?a=1&b=\"2", "events", "account.created"));
        assertThat(made).contains("not an address that begins with https");
        made = body(desk.post("/webhooks", "url", " https://erp.example/x?a=1&b=2 ", "description", "<script>x",
                "events", "statement.issued", "events", "account.created", "events", "account.created"));
        var secret = Pattern.compile("<code>(whsec_[^<]{44})</code>").matcher(made);
        assertThat(secret.find()).isTrue();
        assertThat(made).contains("this once only");
        var id = find(made, "/webhooks/([0-9a-f-]{36})");
        var at = "/webhooks/" + id;
        assertThat(body(desk.get("/webhooks"))).contains("erp.example/x?a=1&amp;b=2", "&lt;script&gt;x",
                "account.created", "statement.issued", ">On<", "/webhooks.csv").doesNotContain("<script>x");
        assertThat(body(desk.get(at))).contains("It was told nothing yet", "Send a test", "LINECARD_WEBHOOKS")
                .doesNotContain(secret.group(1), "<script>x");
        assertThat(body(desk.get(at + "/edit"))).contains("value=\"account.created\" checked")
                .doesNotContain("value=\"account.changed\" checked");
        assertThat(desk.post(at, "url", "https://shop.example", "events", "contact.changed", "version", "1"))
                .hasStatus(303);
        assertThat(desk.post(at, "url", "https://late.example", "events", "contact.changed", "version", "1"))
                .hasStatus(409);
        assertThat(body(desk.get("/history/hooks.endpoint/" + id))).contains("shop.example", "erp.example");
        assertThat(desk.post("/history/hooks.endpoint/" + id + "/undo")).hasStatus(303);
        assertThat(body(desk.get(at))).contains("https://erp.example");

        var told = led(desk.post(at + "/test"));
        assertThat(body(desk.get("/webhook-deliveries/" + told))).contains("\"type\":\"webhook.test\"",
                "webhook-id: " + told, "Waiting", "Send at once");
        assertThat(desk.post("/webhook-deliveries/" + told + "/repetition")).hasStatus(303);
        assertThat(body(desk.get(at + "/deliveries.csv?state=waiting"))).contains("webhook.test", told);
        assertThat(body(desk.get(at + "/deliveries.csv?state=failed"))).doesNotContain(told);
        assertThat(body(desk.get("/webhooks.json"))).contains("\"events\":\"account.created statement.issued\"")
                .doesNotContain("whsec");

        assertThat(desk.post(at + "/switch", "on", "false")).hasStatus(303);
        assertThat(body(desk.get(at + "?state=failed"))).contains("Switched off", "Given up", "switched off before");
        assertThat(desk.post("/webhook-deliveries/" + told + "/repetition")).hasStatus(409);
        assertThat(desk.post(at + "/switch", "on", "true")).hasStatus(303);
        assertThat(desk.post(at + "/switch", "on", "true")).hasStatus(409);
        assertThat(desk.post(at + "/repetition", "since", "yesterday-ish")).hasStatus(422).bodyText()
                .contains("yesterday-ish");
        assertThat(desk.post(at + "/repetition", "since", "2026-01-01")).hasStatus(303);
        assertThat(body(desk.get(at + "?state=waiting&page=99999999"))).contains("none in this state");
        var seen = find(body(desk.get(at)), "name=\"seen\" value=\"([^\"]+)\"");
        assertThat(body(desk.post(at + "/secret", "seen", seen))).contains("whsec_", "For a day")
                .doesNotContain(secret.group(1));
        assertThat(desk.post(at + "/secret", "seen", seen)).as("loaded again").hasStatus(303);
        assertThat(body(desk.get(at))).contains("The secret before it signs as well until");
        assertThat(tables.admin().sql("select secret from hooks.secret where endpoint_id = ?::uuid").param(id)
                .query(String.class).list()).hasSize(2).contains(secret.group(1));
        assertThat(desk.post(at + "/removal")).hasStatus(303);
        assertThat(desk.get(at)).hasStatus(404);
        assertThat(desk.get("/webhook-deliveries/" + told)).hasStatus(404);
        assertThat(tables.admin().sql("select count(*) from hooks.secret where endpoint_id = ?::uuid").param(id)
                .query(Long.class).single()).isZero();
    }

    @Test
    void what_is_wrong_is_said_at_the_field_and_nothing_is_kept() {
        assertThat(desk.post("/webhooks")).hasStatus(422).bodyText().contains("at least one event");
        assertThat(desk.post("/webhooks", "url", "https://169.254.169.254/latest", "events", "account.created"))
                .hasStatus(422).bodyText().contains("private network", "value=\"https://169.254.169.254/latest\"");
        assertThat(desk.post("/webhooks", "url", "https://a.example", "events", "account.created", "events",
                "<b>' or 1=1".repeat(1000))).hasStatus(422).bodyText().contains("There is no event &lt;b&gt;");
        assertThat(desk.post("/webhooks", "url", "https://a.example", "events", "webhook.test")).hasStatus(422);
        assertThat(desk.post("/webhooks", "url", "https://a.example/" + "x".repeat(200_000), "description",
                "y".repeat(201), "events", "account.created")).hasStatus(422).bodyText().contains("500", "200");
        assertThat(desk.post("/webhooks", "url", "https://a.example", "description", "a\0b", "events",
                "account.created")).hasStatus(422);
        assertThat(body(desk.get("/webhooks"))).contains("No program is told anything yet");
        for (int i = 0; i < Endpoint.MOST; i++) {
            assertThat(desk.post("/webhooks", "url", "https://a.example/" + i, "events", "account.created"))
                    .hasStatusOk();
        }
        assertThat(desk.post("/webhooks", "url", "https://a.example/x", "events", "account.created"))
                .hasStatus(422).bodyText().contains("20 webhooks at most");
    }

    @Test
    void programs_keep_them_as_well() {
        var erp = new Program(program, owner);
        var described = new Described(http);
        var made = erp.post("/api/v1/webhooks", """
                {"url": "https://erp.example/hook", "events": ["account.created"]}
                """, "Idempotency-Key", "k-1");
        assertThat(described.read("addWebhook", made).path("secret").stringValue()).startsWith("whsec_");
        assertThat(erp.post("/api/v1/webhooks", """
                {"url": "https://erp.example/hook", "events": ["account.created"]}
                """, "Idempotency-Key", "k-1")).as("a secret is shown once").bodyText().contains("\"secret\":null");
        var at = "/api/v1/webhooks/" + Program.id(made);
        assertThat(described.read("getWebhook", erp.get(at)).path("state").stringValue()).isEqualTo("on");
        assertThat(described.read("listWebhooks", erp.get("/api/v1/webhooks")).path("items")).hasSize(1);
        assertThat(described.read("changeWebhook", erp.put(at, 1, """
                {"url": "https://erp.example/other", "description": "ERP", "events": ["call.reported"]}
                """)).path("description").stringValue()).isEqualTo("ERP");
        var test = described.read("testWebhook", erp.post(at + "/test", ""));
        var told = "/api/v1/webhook-deliveries/" + test.path("id").stringValue();
        assertThat(described.read("getWebhookDelivery", erp.get(told)).path("event").stringValue())
                .isEqualTo("webhook.test");
        described.read("repeatWebhookDelivery", erp.post(told + "/repetition", ""));
        assertThat(described.read("listWebhookDeliveries", erp.get(at + "/deliveries?state=waiting")).path("items"))
                .hasSize(1);
        assertThat(described.read("switchWebhook", erp.post(at + "/switch", "{\"on\": false}", "If-Match", "\"2\""))
                .path("state").stringValue()).isEqualTo("off.owner");
        described.read("switchWebhook", erp.post(at + "/switch", "{\"on\": true}", "If-Match", "\"3\""));
        assertThat(described.read("repeatWebhookDeliveries", erp.post(at + "/repetition",
                "{\"since\": \"2026-01-01\"}")).path("count").intValue()).isEqualTo(1);
        described.read("renewWebhookSecret", erp.post(at + "/secret", ""));
        var wrong = new ArrayList<String>();
        for (var entry : List.of("{}", "[]", "{\"url\": 5}", "{\"url\": \"https://a.example\", \"events\": []}",
                "{\"url\": \"https://10.0.0.1\", \"events\": [\"account.created\"]}",
                "{\"url\": \"https://a.example\", \"events\": [\"a.b\", null]}",
                "{\"url\": \"https://a.example\", \"events\": [\"account.created\"], \"secret\": \"x\"}")) {
            var status = erp.post("/api/v1/webhooks", entry).getResponse().getStatus();
            if (status != 400 && status != 422) wrong.add(status + " " + entry);
        }
        for (var since : List.of("{}", "{\"since\": \"today\"}", "{\"since\": null}")) {
            var status = erp.post(at + "/repetition", since).getResponse().getStatus();
            if (status != 400 && status != 422) wrong.add(status + " " + since);
        }
        assertThat(wrong).isEmpty();
        assertThat(erp.send("DELETE", at, "", "If-Match", "\"1\"")).hasStatus(412);
        assertThat(erp.send("DELETE", at, "", "If-Match", "\"4\"")).hasStatus(204);
    }

    @Test
    void nobody_but_owners_sees_them_and_no_secret_shows_anywhere() {
        var id = find(body(desk.post("/webhooks", "url", "https://erp.example", "events", "account.created")),
                "/webhooks/([0-9a-f-]{36})");
        var manager = new Visitor(program, stage.member(owner, Role.MANAGER, null, null, null));
        assertThat(manager.get("/webhooks")).hasStatus(403);
        assertThat(body(manager.get("/today"))).doesNotContain("/webhooks");
        assertThat(body(desk.get("/today"))).contains("/webhooks");
        assertThat(new Visitor(program, stage.company()).get("/webhooks/" + id)).hasStatus(404);
        assertThat(body(desk.get("/history/hooks.endpoint/" + id))).doesNotContain("whsec");
    }

    @Test
    void one_that_came_without_its_secret_is_told_nothing_until_it_has_one() {
        var id = find(body(desk.post("/webhooks", "url", "https://erp.example", "events", "account.created")),
                "/webhooks/([0-9a-f-]{36})");
        tables.admin().sql("delete from hooks.secret where endpoint_id = ?::uuid").param(id).update();
        assertThat(body(desk.get("/webhooks/" + id))).contains("It has no secret to sign with", "Make a secret");
        desk.post("/accounts", "code", "C-1", "name", "First", "country", "US");
        assertThat(body(desk.get("/webhooks/" + id))).contains("It was told nothing yet");
        assertThat(body(desk.post("/webhooks/" + id + "/secret"))).contains("whsec_");
        assertThat(desk.post("/webhooks/" + id + "/secret")).as("loaded again").hasStatus(303);
        desk.post("/accounts", "code", "C-2", "name", "Second", "country", "US");
        assertThat(body(desk.get("/webhooks/" + id))).contains("Account added");
    }

    private static String find(String text, String pattern) {
        var found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as(pattern).isTrue();
        return found.group(1);
    }
}
