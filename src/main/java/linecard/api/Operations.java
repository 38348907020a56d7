package linecard.api;

import linecard.api.Description.Operation;
import linecard.api.Problem.Kind;
import linecard.words.Language;
import linecard.words.Words;

import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.servlet.View;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// How one operation is written in the document: parameters, body, answers.
final class Operations {

    private static final String JSON = "application/json";

    private static final Map<String, Object> FILE = Ordered.of(
            "text/csv", Map.of("schema", Ordered.of("type", "string")),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Map.of("schema", Ordered.of("type", "string", "format", "binary")));

    private static final Map<String, Object> DOWNLOAD = Map.of("*/*", Map.of(
            "schema", Ordered.of("type", "string", "format", "binary")));

    private Operations() {}

    static Map<String, Object> written(Operation operation, Schemas schemas) {
        var written = Ordered.of(
                "operationId", operation.id(), "summary", operation.summary(),
                "description", "Needs the scope `" + operation.scope().code() + "`.",
                "tags", List.of(operation.part().about()),
                "security", List.of(Map.of("token", List.of(operation.scope().code()))));
        var parameters = parameters(operation, schemas);
        if (!parameters.isEmpty()) written.put("parameters", parameters);
        for (var parameter : operation.handler().getMethodParameters()) {
            if (parameter.getParameterType() == InputStream.class) {
                written.put("requestBody", Ordered.of("required", true, "content", FILE));
            }
            if (!parameter.hasParameterAnnotation(RequestBody.class)) continue;
            written.put("requestBody", Ordered.of("required", true, "content",
                    content(schemas.body(ResolvableType.forMethodParameter(parameter)))));
        }
        written.put("responses", responses(operation, schemas));
        return written;
    }

    private static List<Object> parameters(Operation operation, Schemas schemas) {
        var written = new ArrayList<Object>();
        for (var parameter : operation.handler().getMethodParameters()) {
            var name = parameter.getParameter().getName();
            if (parameter.hasParameterAnnotation(PathVariable.class)) {
                written.add(Ordered.of("name", name, "in", "path", "required", true,
                        "schema", schemas.of(ResolvableType.forMethodParameter(parameter))));
            } else if (parameter.getParameterAnnotation(RequestParam.class)
                    instanceof RequestParam asked) {
                written.add(query(asked, name, parameter, schemas));
            }
        }
        if (answer(operation).resolve() == Slice.class) {
            written.add(Ordered.ref("parameters", "limit"));
            written.add(Ordered.ref("parameters", "cursor"));
        }
        if (operation.method().equals("POST")) {
            written.add(Ordered.ref("parameters", "idempotencyKey"));
        }
        if (needsVersion(operation)) written.add(Ordered.ref("parameters", "ifMatch"));
        if (isOne(operation)) written.add(Ordered.ref("parameters", "ifNoneMatch"));
        return written;
    }

    private static Map<String, Object> query(
            RequestParam asked, String name, MethodParameter parameter, Schemas schemas) {
        var written = Ordered.of(
                "name", asked.name().isEmpty() ? name : asked.name(), "in", "query",
                "required", asked.required()
                        && asked.defaultValue().equals(ValueConstants.DEFAULT_NONE));
        var does = parameter.getParameterAnnotation(Does.class);
        if (does != null) written.put("description", does.value());
        written.put("schema", schemas.of(ResolvableType.forMethodParameter(parameter)));
        return written;
    }

    /// What stands in the answer, out of its wrapping.
    private static ResolvableType answer(Operation operation) {
        var type = ResolvableType.forMethodReturnType(operation.handler().getMethod());
        return type.resolve() == ResponseEntity.class ? type.getGeneric(0) : type;
    }

    private static boolean needsVersion(Operation operation) {
        return ApiRules.needsVersion(operation.method(), operation.handler());
    }

    /// Whether it reads one record.
    private static boolean isOne(Operation operation) {
        return operation.method().equals("GET") && answer(operation).resolve() != Slice.class;
    }

    private static boolean isView(ResolvableType answer) {
        return answer.resolve() == View.class;
    }

    private static Map<String, Object> responses(Operation operation, Schemas schemas) {
        var written = new TreeMap<String, Object>();
        var answer = answer(operation);
        var isList = answer.resolve() == Slice.class;
        var headers = new LinkedHashMap<String, Object>();
        if (isList) headers.put("Link", Ordered.ref("headers", "Link"));
        else headers.put("ETag", Ordered.ref("headers", "ETag"));
        var made = operation.handler().getMethodAnnotation(ResponseStatus.class);
        var status = made == null ? "200" : String.valueOf(made.value().value());
        if (status.equals("201")) headers.put("Location", Ordered.ref("headers", "Location"));
        if (operation.method().equals("POST")) {
            headers.put("Idempotency-Replayed", Ordered.ref("headers", "IdempotencyReplayed"));
        }
        headers.put("RateLimit", Ordered.ref("headers", "RateLimit"));
        headers.put("RateLimit-Policy", Ordered.ref("headers", "RateLimitPolicy"));
        if (answer.resolve() == Void.class) {
            written.put("204", Ordered.of("description", "Done"));
        } else {
            written.put(status, Ordered.of(
                    "description", status.equals("201") ? "Made" : "Done", "headers", headers,
                    "content", isView(answer) ? DOWNLOAD : content(schemas.of(answer))));
        }
        if (operation.handler().hasMethodAnnotation(Later.class)) {
            written.put("202", Ordered.of("description", "Goes on in the background: its job is at "
                            + "Location, which needs the scope `imports:read`",
                    "headers", Map.of("Location", Ordered.ref("headers", "Location")),
                    "content", content(schemas.of(answer))));
        }
        if (isOne(operation)) written.put("304", Ordered.of("description", "Not changed since"));
        for (var kind : refusals(operation)) {
            written.put(String.valueOf(kind.status()),
                    Ordered.ref("responses", "status" + kind.status()));
        }
        return written;
    }

    /// One kind for each status that the operation may answer.
    private static Set<Kind> refusals(Operation operation) {
        var kinds = EnumSet.of(Kind.PARAMETERS, Kind.NO_TOKEN, Kind.NOT_ALLOWED,
                Kind.NOT_ACCEPTABLE, Kind.TOO_MANY, Kind.BROKEN, Kind.AWAY);
        if (operation.path().contains("{")) kinds.add(Kind.ABSENT);
        if (operation.method().equals("GET")) return kinds;
        kinds.addAll(EnumSet.of(Kind.CONTRADICTS, Kind.TOO_LARGE, Kind.MEDIA_TYPE, Kind.INVALID,
                Kind.NO_SPACE));
        if (needsVersion(operation)) {
            kinds.addAll(EnumSet.of(Kind.STALE, Kind.NO_VERSION));
        }
        return kinds;
    }

    private static Map<String, Object> content(Map<String, Object> schema) {
        return Map.of(JSON, Map.of("schema", schema));
    }

    static Map<String, Object> parameters() {
        return Ordered.of(
                "limit", parameter("limit", "query", false, "How many rows at most",
                        Ordered.of("type", "integer", "format", "int32", "minimum", 1,
                                "maximum", Call.MOST, "default", Call.USUAL)),
                "cursor", parameter("cursor", "query", false,
                        "`next` of the rows before, for the same list and filters",
                        Ordered.of("type", "string")),
                "ifMatch", parameter("If-Match", "header", true,
                        "The ETag of the record as it was read", Ordered.of("type", "string")),
                "ifNoneMatch", parameter("If-None-Match", "header", false,
                        "The ETag of the record as it was read: 304 where it is the same",
                        Ordered.of("type", "string")),
                "idempotencyKey", parameter(ApiDoor.KEY, "header", false,
                        "A name of this command, such as a UUID: sent again, it is done once",
                        Ordered.of("type", "string", "minLength", 1, "maxLength", 200)));
    }

    private static Map<String, Object> parameter(
            String name, String in, boolean required, String says, Map<String, Object> schema) {
        return Ordered.of("name", name, "in", in, "required", required, "description", says,
                "schema", schema);
    }

    static Map<String, Object> headers() {
        return Ordered.of(
                "ETag", header("The version of the record"),
                "Link", header("Where the list goes on, with rel=\"next\""),
                "Location", header("Where the new record is, or the job"),
                "IdempotencyReplayed", header("true where this command had been done before"),
                "RateLimit", header("What is left: r requests for t seconds"),
                "RateLimitPolicy", header("q requests in w seconds"),
                "RetryAfter", header("Seconds to wait"));
    }

    private static Map<String, Object> header(String says) {
        return Ordered.of("description", says, "schema", Ordered.of("type", "string"));
    }

    /// The refusals, one for each status.
    static Map<String, Object> responses() {
        var kinds = new TreeMap<Integer, List<Kind>>();
        for (var kind : Kind.values()) {
            kinds.computeIfAbsent(kind.status(), _ -> new ArrayList<>()).add(kind);
        }
        // A method that a path does not know belongs to no operation.
        kinds.remove(Kind.METHOD.status());
        var written = new LinkedHashMap<String, Object>();
        kinds.forEach((status, of) -> written.put("status" + status, refusal(of)));
        return written;
    }

    private static Map<String, Object> refusal(List<Kind> kinds) {
        var written = Ordered.of("description", kinds.stream()
                .map(kind -> kind.title(Words.in(Language.ENGLISH)))
                .collect(Collectors.joining(", or: ")));
        if (kinds.contains(Kind.TOO_MANY) || kinds.contains(Kind.AWAY)) {
            written.put("headers", Map.of("Retry-After", Ordered.ref("headers", "RetryAfter")));
        }
        written.put("content", Map.of("application/problem+json",
                Map.of("schema", Ordered.ref("schemas", "Problem"))));
        return written;
    }
}
