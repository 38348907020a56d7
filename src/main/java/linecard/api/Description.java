package linecard.api;

import linecard.access.Allowed;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// The API described in OpenAPI 3.1, from the routes and records themselves: the same for
/// everybody, and never behind the code.
@Component
class Description {

    private final RequestMappingHandlerMapping routes;

    Description(@Lazy @Qualifier("requestMappingHandlerMapping")
            RequestMappingHandlerMapping routes) {
        this.routes = routes;
    }

    /// One operation: a method at a path.
    ///
    /// @param part what its handlers are about
    record Operation(String method, String path, Part part, HandlerMethod handler) {

        String id() {
            return handler.getMethod().getName();
        }

        String summary() {
            var does = handler.getMethodAnnotation(Does.class);
            if (does == null) throw new IllegalStateException(id() + " does not say what it does");
            return does.value();
        }

        Scope scope() {
            return ApiRules.scope(part, method);
        }
    }

    /// Every operation, by path and method.
    List<Operation> operations() {
        var found = new ArrayList<Operation>();
        routes.getHandlerMethods().forEach((mapping, handler) -> {
            var part = handler.getBeanType().getAnnotation(Part.class);
            if (part == null || !handler.hasMethodAnnotation(Allowed.class)) return;
            for (var path : mapping.getPatternValues()) {
                for (var method : mapping.getMethodsCondition().getMethods()) {
                    found.add(new Operation(method.name(), path, part, handler));
                }
            }
        });
        found.sort(Comparator.comparing(Operation::path).thenComparing(Operation::method));
        return found;
    }

    Map<String, Object> written() {
        var schemas = new Schemas();
        var paths = new LinkedHashMap<String, Map<String, Object>>();
        var tags = new TreeMap<String, Object>();
        for (var operation : operations()) {
            paths.computeIfAbsent(operation.path(), _ -> new LinkedHashMap<>())
                    .put(operation.method().toLowerCase(Locale.ROOT),
                            Operations.written(operation, schemas));
            tags.put(operation.part().about(), Ordered.of(
                    "name", operation.part().about(), "description", operation.part().says()));
        }
        var document = new LinkedHashMap<String, Object>();
        document.put("openapi", "3.1.1");
        document.put("info", Ordered.of(
                "title", "Linecard", "version", "1",
                "description", Prose.INTRODUCTION,
                "license", Ordered.of("name", "Apache 2.0", "identifier", "Apache-2.0")));
        document.put("servers", List.of(Ordered.of(
                "url", "/", "description", "The installation that serves this document")));
        document.put("tags", List.copyOf(tags.values()));
        document.put("security", List.of(Map.of("token", List.of())));
        document.put("paths", paths);
        document.put("components", Ordered.of(
                "securitySchemes", Map.of("token", Ordered.of(
                        "type", "http", "scheme", "bearer",
                        "description", Prose.TOKENS)),
                "parameters", Operations.parameters(),
                "headers", Operations.headers(),
                "responses", Operations.responses(),
                "schemas", schemas.written()));
        return document;
    }
}
