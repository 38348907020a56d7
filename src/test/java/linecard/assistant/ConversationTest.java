package linecard.assistant;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.json.jackson3.JacksonMcpJsonMapper;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator.ValidationResponse;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import linecard.LinecardTest;
import linecard.Program;
import linecard.Town;
import linecard.Town.Company;
import linecard.Visitor;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.api.Area;
import linecard.api.Scope;
import linecard.web.Visit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/// An assistant at work, by the protocol's own client library over the running program's port.
@LinecardTest
class ConversationTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired ApplicationContext program;
    @Autowired Town town;
    @Autowired MockMvcTester http;
    @LocalServerPort int port;

    private Company company;
    private Viewer rep;

    @BeforeEach
    void open() {
        company = town.company();
        rep = town.somebody(company, Role.REP, company.north());
    }

    @Test
    void an_assistant_finds_looks_up_logs_and_asks_in_a_reps_name() {
        try (var assistant = assistant(Program.token(program, rep, Scope.all()))) {
            assertThat(assistant.getServerInfo().name()).isEqualTo("linecard");
            assertThat(assistant.getServerInstructions()).contains(company.owner().organisation().name(), "HUF",
                    "nevében");
            assertThat(assistant.listTools().tools()).extracting(tool -> tool.name()).containsExactly(
                    "find_accounts", "account_summary", "my_day", "log_call", "figures", "pipeline");
            assertThat(assistant.listTools().tools().getFirst().title()).isEqualTo("Ügyfél keresése");

            var found = ask(assistant, "find_accounts", Map.of("q", "account"));
            assertThat(found.at("/accounts/items")).as("the other side's is not there").hasSize(1);
            var account = found.at("/accounts/items/0/id").stringValue();
            assertThat(account).isEqualTo(company.north().id("account").toString());

            var id = UUID.randomUUID().toString();
            for (int i = 0; i < 2; i++) {
                var logged = ask(assistant, "log_call", Map.of("account", account, "kind", "phone",
                        "outcome", "interested", "note", "Árajánlatot kér.", "id", id));
                assertThat(logged.at("/call/id").stringValue()).isEqualTo(id);
            }
            var day = ask(assistant, "my_day", Map.of());
            assertThat(day.at("/calls/items")).hasSize(1);
            assertThat(day.at("/calls/items/0/notes/0/content").stringValue()).isEqualTo("Árajánlatot kér.");
            assertThat(day.at("/tasks/items").isArray()).isTrue();

            var summary = ask(assistant, "account_summary", Map.of("account", account));
            assertThat(summary.at("/account/name").stringValue()).isEqualTo("Account N");
            assertThat(summary.at("/contacts/items/0/familyName").stringValue()).isEqualTo("Ember");
            assertThat(summary.at("/opportunities/items/0/name").stringValue()).isEqualTo("Pumps");
            var pipeline = ask(assistant, "pipeline", Map.of());
            assertThat(pipeline.at("/opportunities/items")).hasSize(1);
            assertThat(pipeline.at("/stages/items/0/name").isString()).isTrue();
            var figures = ask(assistant, "figures", Map.of("by", "year", "at", "2025-06-01"));
            assertThat(figures.at("/figures/figures/actual").longValue()).isEqualTo(1_000_00);
            assertThat(figures.has("forecast")).isTrue();
        }
    }

    @Test
    void what_a_person_may_not_and_what_is_wrong_is_said_in_the_persons_language() {
        var south = company.south().id("account").toString();
        try (var assistant = assistant(Program.token(program, rep, Scope.all()))) {
            assertThat(refused(assistant, "account_summary", Map.of("account", south))).contains("Itt nincs semmi");
            assertThat(refused(assistant, "account_summary", Map.of("account", "../members")))
                    .contains("Azonosító kell");
            assertThat(refused(assistant, "account_summary", Map.of())).isEqualTo("Hiányzik: account.");
            assertThat(refused(assistant, "find_accounts", Map.of("q", "a", "house", true))).contains("nem ismeri");
            assertThat(refused(assistant, "find_accounts", Map.of("q", List.of("a")))).contains("Egyszerű érték");
            assertThat(refused(assistant, "find_accounts", Map.of("q", "a", "limit", 100_000))).contains("limit");
            assertThat(refused(assistant, "my_day", Map.of("day", "tomorrow&rep=x"))).contains("from");
            assertThat(refused(assistant, "log_call", Map.of("account", south,
                    "outcome", "interested"))).contains("#/account");
            assertThat(refused(assistant, "log_call", Map.of("account", company.north().id("account").toString(),
                    "kind", "<script>", "note", "x".repeat(50_000)))).isNotBlank();
            assertThat(refused(assistant, "pipeline", Map.of("state", "' or 1=1"))).contains("state");
            assertThat(ask(assistant, "my_day", Map.of()).at("/calls/items")).isEmpty();
        }
        var reading = Program.token(program, rep, Set.of(new Scope(Area.RECORDS, false)));
        try (var assistant = assistant(reading)) {
            assertThat(ask(assistant, "find_accounts", Map.of("q", "account")).at("/accounts/items")).hasSize(1);
            assertThat(refused(assistant, "log_call", Map.of("account",
                    company.north().id("account").toString()))).as("out of scope").isNotBlank();
        }
        var agency = town.somebody(company, Role.AGENCY_OWNER, company.north());
        try (var assistant = assistant(Program.token(program, agency, Scope.all()))) {
            var figures = ask(assistant, "figures", Map.of());
            assertThat(figures.at("/figures/total").isObject()).isTrue();
            assertThat(figures.at("/forecast/refused").isString()).as("staff alone see that").isTrue();
        }
    }

    @Test
    void without_a_token_there_is_nothing_and_other_sites_do_not_speak_here() {
        var caller = new Program(program, rep);
        var ping = "{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"ping\"}";
        assertThat(caller.post("/mcp", ping)).hasStatusOk().bodyJson().isStrictlyEqualTo(
                "{\"jsonrpc\": \"2.0\", \"id\": 1, \"result\": {}}");
        assertThat(http.post().uri("/mcp").contentType("application/json").content(ping)).hasStatus(401);
        assertThat(caller.post("/mcp", ping, "Origin", "https://evil.example")).hasStatus(403);
        assertThat(caller.post("/mcp", ping, "Origin", "null")).hasStatus(403);
        assertThat(caller.post("/mcp", ping, "MCP-Protocol-Version", "1999-01-01")).hasStatus(400);
        assertThat(caller.get("/mcp")).hasStatus(405).body().isEmpty();
        assertThat(new Visitor(program, rep).get("/mcp")).as("no cookie counts").hasStatus(404);
        assertThat(new Visitor(program, rep).post("/mcp")).hasStatus(404);
        assertThat(caller.send("DELETE", "/mcp", "")).hasStatus(405);
        assertThat(caller.post("/mcp", "{\"jsonrpc\": \"2.0\", \"method\": \"notifications/initialized\"}"))
                .hasStatus(202);
        assertThat(caller.post("/mcp", "{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"tools/drop\"}"))
                .hasStatusOk().bodyText().contains("-32601", "Ilyen eljárás");
        assertThat(caller.post("/mcp", "{\"jsonrpc\": \"2.0\", \"id\": \"a\", \"method\": \"tools/call\", "
                + "\"params\": {\"name\": \"erase\"}}")).hasStatusOk().bodyText().contains("-32602", "\"id\":\"a\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "5", "{}", "{\"jsonrpc\": \"1.0\", \"id\": 1, \"method\": \"ping\"}",
            "{\"jsonrpc\": \"2.0\", \"id\": {}, \"method\": \"ping\"}",
            "[{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"ping\"}]",
            "{\"jsonrpc\": \"2.0\", \"id\": 1.5, \"method\": \"ping\"}"})
    void what_is_no_message_is_refused(String body) {
        assertThat(new Program(program, rep).post("/mcp", body)).hasStatus(400);
    }

    private McpSyncClient assistant(String token) {
        var client = McpClient.sync(HttpClientStreamableHttpTransport.builder("http://localhost:" + port)
                        .endpoint(Visit.ASSISTANTS).jsonMapper(new JacksonMcpJsonMapper(JSON))
                        .customizeRequest(request -> request.header("Authorization", "Bearer " + token)).build())
                .jsonSchemaValidator((_, _) -> ValidationResponse.asValid("")).requestTimeout(Duration.ofSeconds(30))
                .build();
        client.initialize();
        return client;
    }

    private static JsonNode ask(McpSyncClient assistant, String tool, Map<String, Object> arguments) {
        var answer = assistant.callTool(new CallToolRequest(tool, arguments));
        assertThat(answer.isError()).as(() -> tool + ": " + text(answer)).isFalse();
        var read = JSON.readTree(text(answer));
        assertThat(JSON.<JsonNode>valueToTree(answer.structuredContent())).isEqualTo(read);
        return read;
    }

    private static String refused(McpSyncClient assistant, String tool, Map<String, Object> arguments) {
        var answer = assistant.callTool(new CallToolRequest(tool, arguments));
        assertThat(answer.isError()).as(() -> tool + ": " + text(answer)).isTrue();
        return text(answer);
    }

    private static String text(CallToolResult answer) {
        var said = new ArrayList<String>();
        for (var one : answer.content()) said.add(((TextContent) one).text());
        return String.join("\n", said);
    }
}
