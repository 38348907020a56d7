package linecard.api;

import linecard.access.Allowed;
import linecard.web.Html;
import linecard.web.Page;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;
import tools.jackson.databind.json.JsonMapper;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.stream.Collectors;

import static linecard.access.Audience.PUBLIC;

/// The API described: for machines, and for people.
@Controller
class DescriptionPages {

    private final Description description;
    private final JsonMapper json;

    DescriptionPages(Description description, JsonMapper json) {
        this.description = description;
        this.json = json;
    }

    @GetMapping("/api/openapi.json")
    @Allowed(PUBLIC)
    ResponseEntity<byte[]> openApi() {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic())
                .body(json.writerWithDefaultPrettyPrinter()
                        .writeValueAsBytes(description.written()));
    }

    @GetMapping("/api")
    @Allowed(PUBLIC)
    View show(Page page) {
        var parts = description.operations().stream().collect(Collectors.groupingBy(
                operation -> operation.part().about(), LinkedHashMap::new, Collectors.toList()));
        return (Html) (out, tags) -> JteapiGenerated.render(out, tags, page, parts);
    }
}
