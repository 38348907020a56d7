package linecard.web;

import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What stands in an address after `?`: how a list is narrowed and sorted, and which page of it.
/// Empty values are left out.
public record Query(Map<String, String> values) {

    public Query {
        var kept = new LinkedHashMap<>(values);
        kept.values().removeIf(String::isEmpty);
        values = Collections.unmodifiableMap(kept);
    }

    public static Query none() {
        return new Query(Map.of());
    }

    /// As it stands in an address, without the question mark.
    public static Query of(String text) {
        var values = new LinkedHashMap<String, String>();
        for (var part : text.split("&")) {
            int at = part.indexOf('=');
            if (at > 0) values.putIfAbsent(part.substring(0, at), decoded(part.substring(at + 1)));
        }
        return new Query(values);
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    public Query with(String name, Object value) {
        var more = new LinkedHashMap<>(values);
        more.put(name, value.toString());
        return new Query(more);
    }

    public Query and(Query other) {
        var more = new LinkedHashMap<>(values);
        more.putAll(other.values());
        return new Query(more);
    }

    public Query without(String name) {
        return with(name, "");
    }

    /// As Spring hands an address to a handler.
    public MultiValueMap<String, String> asForm() {
        var form = new LinkedMultiValueMap<String, String>();
        values.forEach(form::add);
        return form;
    }

    /// `?q=pump&page=2`, or nothing.
    @Override
    public String toString() {
        var text = new StringBuilder();
        values.forEach((name, value) -> text
                .append(text.isEmpty() ? '?' : '&').append(name).append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return text.toString();
    }
}
