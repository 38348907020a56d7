package linecard.assistant;

import linecard.access.Allowed;
import linecard.api.Call;
import linecard.assistant.Asking.Answer;
import linecard.web.NotAllowed;
import linecard.web.Visit;
import linecard.words.ReadingException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.NullNode;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static linecard.access.Audience.MEMBERS;

/// Where assistants come in: one message a request, answered at once (Streamable HTTP without
/// sessions). What they are told is in the language of the person whose token they have.
@RestController
class Conversation {

    /// The versions of the protocol that are spoken here, the latest first.
    static final List<String> VERSIONS = List.of("2025-11-25", "2025-06-18", "2025-03-26");

    private static final int NOT_A_REQUEST = -32600;
    private static final int NO_METHOD = -32601;
    private static final int WRONG_PARAMETERS = -32602;

    private final Asking asking;
    private final JsonMapper json;
    private final Clock clock;

    Conversation(Asking asking, JsonMapper json, Clock clock) {
        this.asking = asking;
        this.json = json;
        this.clock = clock;
    }

    @PostMapping(Visit.ASSISTANTS)
    @Allowed(MEMBERS)
    ResponseEntity<Map<String, Object>> answer(
            Call call, HttpServletRequest request, HttpServletResponse response,
            @RequestBody JsonNode message) {
        requireOwnOrigin(request);
        var spoken = request.getHeader("MCP-Protocol-Version");
        var id = message.path("id");
        var method = message.path("method").stringValue("");
        if (!message.isObject() || !message.path("jsonrpc").stringValue("").equals("2.0")
                || spoken != null && !VERSIONS.contains(spoken)
                || !(id.isMissingNode() || id.isString() || id.isIntegralNumber())) {
            return ResponseEntity.badRequest().body(error(
                    id, NOT_A_REQUEST, call.words().text("assistant.notARequest")));
        }
        // A notification, or an answer to what nobody asked.
        if (id.isMissingNode() || method.isEmpty()) return ResponseEntity.accepted().build();
        var parameters = message.path("params");
        return ResponseEntity.ok(switch (method) {
            case "initialize" -> result(id, welcome(call, parameters));
            case "ping" -> result(id, Map.of());
            case "tools/list" -> result(id, Map.of("tools", Tools.ALL.stream()
                    .map(tool -> tool.described(call.words())).toList()));
            case "tools/call" -> called(call, id, parameters, request, response);
            default -> error(id, NO_METHOD, call.words().text("assistant.noMethod"));
        });
    }

    /// There is nothing to listen to: an empty 405 tells clients to go on without.
    @GetMapping(Visit.ASSISTANTS)
    @Allowed(MEMBERS)
    ResponseEntity<Void> listen(Call call) {
        return ResponseEntity.status(HttpStatus.METHOD_NOT_ALLOWED).allow(HttpMethod.POST).build();
    }

    /// Pages of other sites do not speak here, whatever token they got hold of.
    private static void requireOwnOrigin(HttpServletRequest request) {
        var origin = request.getHeader("Origin");
        if (origin == null) return;
        try {
            if (URI.create(origin).getAuthority() instanceof String authority
                    && authority.equals(request.getHeader("Host"))) return;
        } catch (IllegalArgumentException e) {
            // None of ours.
        }
        throw new NotAllowed();
    }

    private static Map<String, Object> welcome(Call call, JsonNode parameters) {
        var asked = parameters.path("protocolVersion").stringValue("");
        var viewer = call.viewer();
        return Map.of("protocolVersion", VERSIONS.contains(asked) ? asked : VERSIONS.getFirst(),
                "capabilities", Map.of("tools", Map.of()),
                "serverInfo", Map.of("name", "linecard", "title", "Linecard", "version", "1"),
                "instructions", call.words().text("assistant.instructions",
                        viewer.organisation().name(), viewer.user().name(viewer.language()),
                        viewer.organisation().currency().getCurrencyCode()));
    }

    private Map<String, Object> called(
            Call call, JsonNode id, JsonNode parameters, HttpServletRequest request,
            HttpServletResponse response) {
        var tool = Tools.of(parameters.path("name").stringValue("")).orElse(null);
        var arguments = parameters.path("arguments");
        if (tool == null || !(arguments.isObject() || arguments.isMissingNode())) {
            return error(id, WRONG_PARAMETERS, call.words().text("assistant.noTool"));
        }
        var today = LocalDate.ofInstant(clock.instant(), call.viewer().organisation().zone());
        try {
            requireKnown(tool, arguments);
            return result(id, outcome(call, tool.does().apply(
                    new ToolInput(arguments, call.viewer(), today)), request, response));
        } catch (ReadingException e) {
            return result(id, refusal(call.words().text(e.key(), e.arguments())));
        }
    }

    private static void requireKnown(Tool tool, JsonNode arguments) {
        for (var name : arguments.propertyNames()) {
            if (tool.fields().stream().noneMatch(field -> field.name().equals(name))) {
                throw new ReadingException("assistant.unknown",
                        name.substring(0, Math.min(60, name.length())));
            }
        }
        for (var field : tool.fields()) {
            if (field.isNeeded() && !arguments.has(field.name())) {
                throw new ReadingException("assistant.missing", field.name());
            }
        }
    }

    /// What each operation answered, under its name. Where the first is refused, so is the whole;
    /// what else this person may not see is said in its place.
    private Map<String, Object> outcome(
            Call call, List<Operation> operations, HttpServletRequest request,
            HttpServletResponse response) {
        var parts = new LinkedHashMap<String, Object>();
        for (var operation : operations) {
            var answer = asking.ask(operation, request, response);
            if (answer.isRefusal() && parts.isEmpty()) return refusal(said(answer));
            parts.put(operation.part(), answer.isRefusal()
                    ? Map.of("refused", said(answer)) : answer.body());
        }
        return Map.of("content", List.of(Map.of("type", "text",
                        "text", json.writeValueAsString(parts))),
                "structuredContent", parts, "isError", false);
    }

    /// The sentences of a problem.
    private static String said(Answer answer) {
        var said = new StringBuilder(answer.body().path("title").stringValue(""));
        var detail = answer.body().path("detail").stringValue("");
        if (!detail.isEmpty()) said.append(' ').append(detail);
        for (var error : answer.body().path("errors")) {
            said.append('\n')
                    .append(error.path("pointer").stringValue(
                            error.path("parameter").stringValue("")))
                    .append(": ").append(error.path("detail").stringValue(""));
        }
        return said.toString();
    }

    private static Map<String, Object> refusal(String said) {
        return Map.of("content", List.of(Map.of("type", "text", "text", said)), "isError", true);
    }

    private static Map<String, Object> result(JsonNode id, Map<String, Object> result) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("jsonrpc", "2.0");
        answer.put("id", id);
        answer.put("result", result);
        return answer;
    }

    private static Map<String, Object> error(JsonNode id, int code, String message) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("jsonrpc", "2.0");
        answer.put("id", id.isMissingNode() ? NullNode.getInstance() : id);
        answer.put("error", Map.of("code", code, "message", message));
        return answer;
    }
}
