package linecard;

import org.jspecify.annotations.Nullable;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/// Holds answers of the API to what its document says of them: each field is described, each that
/// is promised is there, and each is of the kind it should be.
public final class Described {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JsonNode document;

    public Described(MockMvcTester http) {
        document = JSON.readTree(Visitor.body(http.get().uri("/api/openapi.json").exchange()));
    }

    /// The body of an answer that is as the operation describes it.
    public JsonNode read(String operation, MvcTestResult answer) {
        assertThat(answer).as(() -> operation + ": " + Visitor.body(answer)).hasStatus2xxSuccessful();
        var body = JSON.readTree(Visitor.body(answer));
        var wrong = new ArrayList<String>();
        compare("", body, schema(operation, answer.getResponse().getStatus()), wrong);
        assertThat(wrong).as(operation).isEmpty();
        return body;
    }

    private JsonNode schema(String operation, int status) {
        for (var path : document.get("paths")) {
            for (var method : path) {
                if (!method.path("operationId").stringValue("").equals(operation)) continue;
                var response = method.get("responses").get(String.valueOf(status));
                assertThat(response).as(operation + " " + status).isNotNull();
                return response.get("content").get("application/json").get("schema");
            }
        }
        throw new AssertionError("no operation " + operation);
    }

    private void compare(String at, JsonNode value, JsonNode schema, List<String> wrong) {
        var meant = resolved(schema);
        if (value.isNull()) {
            if (!allows(schema, "null")) wrong.add(at + " is null");
            return;
        }
        var kind = kind(value);
        if (!allows(meant, kind)) {
            wrong.add(at + " is " + kind + " and not as in " + schema);
        } else if (value.isArray()) {
            for (var one : value) compare(at + "[]", one, meant.get("items"), wrong);
        } else if (value.isObject()) {
            var properties = meant.path("properties");
            value.properties().forEach(field -> {
                var described = properties.get(field.getKey());
                if (described == null) wrong.add(at + "/" + field.getKey() + " is not described");
                else compare(at + "/" + field.getKey(), field.getValue(), described, wrong);
            });
            for (var name : meant.path("required")) {
                if (!value.has(name.stringValue())) wrong.add(at + "/" + name + " is missing");
            }
        }
    }

    private static String kind(JsonNode value) {
        return value.isObject() ? "object" : value.isArray() ? "array"
                : value.isBoolean() ? "boolean" : value.isIntegralNumber() ? "integer"
                : value.isNumber() ? "number" : "string";
    }

    private boolean allows(JsonNode schema, String kind) {
        for (var one : schema.path("oneOf")) if (allows(resolved(one), kind)) return true;
        var type = schema.path("type");
        if (type.isString()) return type.stringValue().equals(kind);
        for (var one : type) if (one.stringValue().equals(kind)) return true;
        return false;
    }

    /// Out of `$ref`, and out of `oneOf` with null.
    private JsonNode resolved(JsonNode schema) {
        @Nullable JsonNode reference = schema.get("$ref");
        if (reference != null) {
            return resolved(document.at(reference.stringValue().substring(1)));
        }
        for (var one : schema.path("oneOf")) {
            if (!one.path("type").stringValue("").equals("null")) return resolved(one);
        }
        return schema;
    }
}
