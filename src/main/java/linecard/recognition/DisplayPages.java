package linecard.recognition;

import jakarta.servlet.http.HttpServletRequest;
import linecard.access.Allowed;
import linecard.people.Territory;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Page;
import linecard.words.Language;

import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import static linecard.access.Audience.KEEPERS;

/// The screens on walls: which there are, when each was seen last, another one, and its end.
@Controller
class DisplayPages {

    private final Displays displays;

    DisplayPages(Displays displays) {
        this.displays = displays;
    }

    @GetMapping("/displays")
    @Allowed(KEEPERS)
    View list(Page page) {
        Territory.requireWholeMarket(page.viewer());
        return list(page, Form.of(page.words(), Map.of(
                "language", page.organisation().language().name().toLowerCase(Locale.ROOT))));
    }

    private Html list(Page page, Form form) {
        var all = displays.all(page.viewer());
        return (out, tags) -> JtedisplaysGenerated.render(out, tags, page, all, form);
    }

    /// Makes another one; its address is shown this once.
    @PostMapping("/displays")
    @Allowed(KEEPERS)
    View make(
            Page page, @RequestParam MultiValueMap<String, String> entered,
            HttpServletRequest request) {
        Territory.requireWholeMarket(page.viewer());
        var form = new Form(page.words(), entered);
        var name = form.text("name", Display.LONGEST_NAME);
        var language = form.choice("language", Language.class);
        if (form.hasProblems()) return list(page, form).refused();
        var made = displays.make(page.viewer(), name.get(), language.get());
        if (made.isEmpty()) {
            form.problem("name", "recognition.displays.most", Displays.MOST);
            return list(page, form).refused();
        }
        var address = address(request, made.get().secret());
        return (Html) (out, tags) ->
                JtedisplaymadeGenerated.render(out, tags, page, name.get(), address);
    }

    static String address(HttpServletRequest request, String secret) {
        return ServletUriComponentsBuilder.fromRequestUri(request)
                .replacePath("/wall/" + secret).replaceQuery(null).toUriString();
    }

    @PostMapping("/displays/{id}/revocation")
    @Allowed(KEEPERS)
    View revoke(Page page, @PathVariable UUID id) {
        Territory.requireWholeMarket(page.viewer());
        displays.revoke(page.viewer(), id);
        return Html.seeOther("/displays", Notice.of("recognition.displays.revoked"));
    }
}
