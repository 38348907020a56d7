package linecard.hooks;

import linecard.access.Allowed;
import linecard.database.Ids;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import static linecard.access.Audience.OWNERS;

/// Where other programs listen: the list, adding and changing.
@Controller
class EndpointPages {

    private final Endpoints endpoints;
    private final Clock clock;

    EndpointPages(Endpoints endpoints, Clock clock) {
        this.endpoints = endpoints;
        this.clock = clock;
    }

    @GetMapping("/webhooks")
    @Allowed(OWNERS)
    View list(Page page) {
        var all = endpoints.all(page.viewer());
        return (Html) (out, tags) -> JteendpointsGenerated.render(out, tags, page, all);
    }

    @GetMapping("/webhooks/new")
    @Allowed(OWNERS)
    View blank(Page page) {
        return form(page, Form.of(page.words(), Map.of("id", Ids.fresh().toString())), null);
    }

    /// Shows its secret, for the only time.
    @PostMapping("/webhooks")
    @Allowed(OWNERS)
    View add(Page page, @RequestParam MultiValueMap<String, String> entered) {
        var form = new Form(page.words(), entered);
        var id = form.idOrFresh("id");
        if (form.hasProblems()) return form(page, form, null).refused();
        var read = EndpointForm.read(form, id.get(), null, clock.instant());
        if (endpoints.all(page.viewer()).size() >= Endpoint.MOST) {
            form.problem("url", "hooks.tooMany", Endpoint.MOST);
        }
        if (read.isEmpty() || form.hasProblems()) return form(page, form, null).refused();
        return endpoints.add(page.viewer(), read.get())
                .<View>map(secret -> secret(page, read.get(), secret))
                .orElseGet(() -> Html.seeOther("/webhooks/" + id.get()));
    }

    @GetMapping("/webhooks/{id}/edit")
    @Allowed(OWNERS)
    View edit(Page page, @PathVariable UUID id) {
        var stored = endpoints.of(page.viewer(), id);
        return form(page, EndpointForm.of(page.words(), stored), stored);
    }

    @PostMapping("/webhooks/{id}")
    @Allowed(OWNERS)
    View change(
            Page page, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> entered) {
        var stored = endpoints.of(page.viewer(), id);
        var form = new Form(page.words(), entered);
        var read = EndpointForm.read(form, id, stored, clock.instant());
        if (read.isEmpty()) return form(page, form, stored).refused();
        endpoints.change(page.viewer(), read.get());
        return Html.seeOther("/webhooks/" + id,
                Notice.of("web.saved").undoable("hooks.endpoint", id));
    }

    /// Makes another secret and shows it, for the only time.
    @PostMapping("/webhooks/{id}/secret")
    @Allowed(OWNERS)
    View renew(
            Page page, @PathVariable UUID id, @RequestParam(defaultValue = "") String seen) {
        var endpoint = endpoints.of(page.viewer(), id);
        return endpoints.renew(page.viewer(), id, seen)
                .<View>map(secret -> secret(page, endpoint, secret))
                .orElseGet(() -> Html.seeOther("/webhooks/" + id,
                        Notice.of("hooks.secret.before")));
    }

    @PostMapping("/webhooks/{id}/removal")
    @Allowed(OWNERS)
    View remove(Page page, @PathVariable UUID id) {
        var endpoint = endpoints.of(page.viewer(), id);
        endpoints.remove(page.viewer(), id);
        return Html.seeOther("/webhooks",
                Notice.of("hooks.removed", endpoint.target().host()));
    }

    private static Html secret(Page page, Endpoint endpoint, Secret secret) {
        return (out, tags) -> JtesecretGenerated.render(
                out, tags, page, endpoint, secret.text());
    }

    private static Html form(Page page, Form form, @Nullable Endpoint stored) {
        return (out, tags) -> JteendpointformGenerated.render(
                out, tags, page, form, Optional.ofNullable(stored));
    }
}
