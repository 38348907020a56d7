package linecard.calls;

import linecard.access.Allowed;
import linecard.web.Html;
import linecard.web.Page;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;
import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import static java.util.Map.entry;
import static linecard.access.Audience.PUBLIC;
import static linecard.access.Audience.REPS;

/// The day-book in the pocket: a page that holds nobody's data, which a browser keeps and opens
/// without a network, with the manifest and the worker that make it an app of the organisation.
@Controller
class PocketPages {

    static final String ASSETS = "Linecard-Assets";

    private static final List<String> PARTS = List.of(
            "joined/pocket/pocket.css", "joined/pocket/pocket.js", "js/theme.js",
            "icon/linecard.svg");

    private final JsonMapper json;

    PocketPages(JsonMapper json) {
        this.json = json;
    }

    @GetMapping("/calls/pocket")
    @Allowed(REPS)
    View shell(Page page) {
        Html html = (out, tags) -> JtepocketGenerated.render(out, tags, page);
        return (model, request, response) -> {
            response.setHeader(ASSETS, version(page));
            html.render(Map.of(), request, response);
        };
    }

    @GetMapping("/calls/pocket/manifest")
    @Allowed(REPS)
    ResponseEntity<byte[]> manifest(Page page) {
        return ResponseEntity.ok().contentType(new MediaType("application", "manifest+json"))
                .body(json.writeValueAsBytes(Map.ofEntries(
                        entry("id", page.to("/calls/pocket")),
                        entry("start_url", page.to("/calls/pocket")),
                        entry("scope", page.to("/")),
                        entry("display", "standalone"),
                        entry("lang", page.language().code()),
                        entry("background_color", "#f7f7f5"),
                        entry("theme_color", "#2a56b8"),
                        entry("name", page.t(
                                "calls.pocket.appOf", page.organisation().name())),
                        entry("short_name", page.t("calls.pocket.app")),
                        entry("icons", List.of(
                                icon(page, "icon/app-192.png", "192x192", "any"),
                                icon(page, "icon/app-512.png", "512x512", "any"),
                                icon(page, "icon/app-512.png", "512x512", "maskable"))))));
    }

    private static Map<String, String> icon(
            Page page, String name, String sizes, String purpose) {
        return Map.of("src", page.asset(name), "type", "image/png", "sizes", sizes,
                "purpose", purpose);
    }

    /// What the worker is told: see /pocket/worker.js.
    record Work(String base, String version, List<String> parts) {}

    /// Its text changes with the assets, and browsers then take the new one. It says nothing but
    /// what stands in its address, and browsers ask for it without saying who they are.
    @GetMapping("/calls/pocket/worker.js")
    @Allowed(PUBLIC)
    ResponseEntity<byte[]> worker(Page page) {
        var parts = PARTS.stream().map(page::asset).toList();
        var script = "import { work } from \"" + page.asset("pocket/worker.js") + "\"\nwork("
                + json.writeValueAsString(new Work(page.base(), version(page), parts)) + ")\n";
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "javascript", StandardCharsets.UTF_8))
                .header("Service-Worker-Allowed", page.to("/"))
                .body(script.getBytes(StandardCharsets.UTF_8));
    }

    /// The fingerprint in the address of every asset.
    private static String version(Page page) {
        return page.asset("").split("/")[2];
    }
}
