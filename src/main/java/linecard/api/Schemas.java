package linecard.api;

import linecard.money.Money;
import linecard.money.Rate;

import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;

/// The shapes of bodies and answers, from the records that hold them. A component is required
/// unless it is nullable.
final class Schemas {

    private static final Map<String, Object> TEXT = Ordered.of("type", "string");
    private static final Map<String, Object> INT32 =
            Ordered.of("type", "integer", "format", "int32");
    private static final Map<String, Object> INT64 =
            Ordered.of("type", "integer", "format", "int64");

    private static final Map<Class<?>, Map<String, Object>> PLAIN = Map.ofEntries(
            Map.entry(String.class, TEXT),
            Map.entry(UUID.class, Ordered.of("type", "string", "format", "uuid")),
            Map.entry(LocalDate.class, Ordered.of("type", "string", "format", "date")),
            Map.entry(Instant.class, Ordered.of("type", "string", "format", "date-time")),
            Map.entry(boolean.class, Ordered.of("type", "boolean")),
            Map.entry(Boolean.class, Ordered.of("type", "boolean")),
            Map.entry(int.class, INT32),
            Map.entry(Integer.class, INT32),
            Map.entry(long.class, INT64),
            Map.entry(Long.class, INT64),
            Map.entry(Rate.class, Ordered.of("type", "integer", "format", "int64",
                    "minimum", 0, "maximum", 1_000_000)));

    private final Map<String, Map<String, Object>> named = new TreeMap<>();
    private final Map<String, String> records = new HashMap<>();

    Map<String, Map<String, Object>> written() {
        named.put("Problem", problem());
        return named;
    }

    /// The schema of a type: written out where it is plain, else a reference to its name.
    Map<String, Object> of(ResolvableType type) {
        var raw = Objects.requireNonNull(type.resolve(), type::toString);
        if (PLAIN.containsKey(raw)) return PLAIN.get(raw);
        if (raw == Money.class) {
            named.putIfAbsent("Money", money());
            return Ordered.ref("schemas", "Money");
        }
        if (raw.isEnum()) return Ordered.of("type", "string", "enum",
                Arrays.stream(raw.getEnumConstants())
                        .map(value -> Strict.word((Enum<?>) value)).toList());
        if (Collection.class.isAssignableFrom(raw)) {
            return Ordered.of("type", "array", "items", of(type.getGeneric(0)));
        }
        if (Map.class.isAssignableFrom(raw)) {
            return Ordered.of("type", "object",
                    "additionalProperties", of(type.getGeneric(1)));
        }
        if (!raw.isRecord()) throw new IllegalStateException("no schema of " + type);
        var name = name(type, raw);
        var known = records.putIfAbsent(name, type.toString());
        if (known != null && !known.equals(type.toString())) {
            throw new IllegalStateException(known + " and " + type + " would both be " + name);
        }
        if (!named.containsKey(name)) {
            named.put(name, Map.of());
            named.put(name, record(type, raw));
        }
        return Ordered.ref("schemas", name);
    }

    /// The schema of a record that is sent to us: fields that it does not name are refused.
    Map<String, Object> body(ResolvableType type) {
        var reference = of(type);
        var name = name(type, Objects.requireNonNull(type.resolve()));
        Objects.requireNonNull(named.get(name)).put("additionalProperties", false);
        return reference;
    }

    /// `Agency`, `AgencyEntry` for `AgencyApi.Entry`, `Product` for `ProductApi.Answer`,
    /// `AgencySlice` for a slice of agencies.
    private static String name(ResolvableType type, Class<?> raw) {
        if (raw == Slice.class) {
            var of = Objects.requireNonNull(type.getGeneric(0).resolve());
            return name(type.getGeneric(0), of) + "Slice";
        }
        var outer = raw.getEnclosingClass();
        return outer == null ? raw.getSimpleName()
                : outer.getSimpleName().replaceAll("Api$", "")
                        + raw.getSimpleName().replaceAll("^Answer$", "");
    }

    private Map<String, Object> record(ResolvableType type, Class<?> raw) {
        var properties = Ordered.of();
        var required = new ArrayList<String>();
        for (var component : raw.getRecordComponents()) {
            var name = Entered.name(component);
            properties.put(name, property(type, component));
            if (!isNullable(component)) required.add(name);
        }
        var written = Ordered.of("type", "object");
        var does = raw.getAnnotation(Does.class);
        if (does != null) written.put("description", does.value());
        written.put("properties", properties);
        if (!required.isEmpty()) written.put("required", required);
        return written;
    }

    private Map<String, Object> property(ResolvableType owner, RecordComponent component) {
        var type = ResolvableType.forType(component.getGenericType(), owner);
        var schema = of(type);
        if (isNullable(component)) schema = orNull(schema);
        var does = component.getAnnotation(Does.class);
        if (does == null) return schema;
        var described = Ordered.of();
        described.putAll(schema);
        described.put("description", does.value());
        return described;
    }

    private static Map<String, Object> orNull(Map<String, Object> schema) {
        if (schema.containsKey("$ref")) {
            return Ordered.of("oneOf", List.of(schema, Ordered.of("type", "null")));
        }
        var either = Ordered.of();
        either.putAll(schema);
        either.put("type", List.of(Objects.requireNonNull(schema.get("type")), "null"));
        if (schema.get("enum") instanceof List<?> values) {
            var withNull = new ArrayList<@Nullable Object>(values);
            withNull.add(null);
            either.put("enum", withNull);
        }
        return either;
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static Map<String, Object> money() {
        return Ordered.of("type", "object", "description",
                "An exact amount in whole minor units of its currency (ISO 4217)",
                "properties", Ordered.of(
                        "minor", INT64,
                        "currency", Ordered.of("type", "string", "pattern", "^[A-Z]{3}$")),
                "required", List.of("minor", "currency"), "additionalProperties", false);
    }

    private static Map<String, Object> problem() {
        return Ordered.of("type", "object", "description", "Why a request was refused (RFC 9457)",
                "properties", Ordered.of(
                        "type", Ordered.of("type", "string", "format", "uri-reference"),
                        "title", TEXT, "status", INT32, "detail", TEXT,
                        "errors", Ordered.of("type", "array", "items", Ordered.of(
                                "type", "object",
                                "properties", Ordered.of(
                                        "pointer", Ordered.of("type", "string", "description",
                                                "The field of the body, such as #/code"),
                                        "parameter", Ordered.of("type", "string", "description",
                                                "The parameter of the address"),
                                        "detail", TEXT),
                                "required", List.of("detail")))),
                "required", List.of("type", "title", "status", "detail"));
    }
}
