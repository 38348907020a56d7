package linecard.assistant;

import linecard.web.Query;

import java.util.Map;

/// An operation of the API, with all that it needs.
///
/// @param part what its answer is called in the tool's
/// @param path after `/api/v1/`
/// @param body what is sent; empty where it is a GET
record Operation(String part, String path, Query query, Map<String, Object> body) {

    static Operation get(String part, String path) {
        return new Operation(part, path, Query.none(), Map.of());
    }

    static Operation post(String part, String path, Map<String, Object> body) {
        return new Operation(part, path, Query.none(), body);
    }

    /// Narrowed by that, where it is told.
    Operation with(String name, String value) {
        return new Operation(part, path, query.with(name, value), body);
    }

    String method() {
        return body.isEmpty() ? "GET" : "POST";
    }
}
