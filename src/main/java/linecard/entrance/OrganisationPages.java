package linecard.entrance;

import linecard.access.Allowed;
import linecard.access.Organisations;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Page;

import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.util.Map;

import static linecard.access.Audience.OWNERS;

/// The organisation's own settings.
@Controller
class OrganisationPages {

    private final Organisations organisations;

    OrganisationPages(Organisations organisations) {
        this.organisations = organisations;
    }

    @GetMapping("/organisation")
    @Allowed(OWNERS)
    View show(Page page) {
        var now = page.organisation();
        return form(page, Form.of(page.words(), Map.of(
                "name", now.name(), "zone", now.zone().getId(),
                "resultsFrom", now.resultsFrom().code(),
                "letterhead", now.letterhead(), "version", String.valueOf(now.version()))));
    }

    @PostMapping("/organisation")
    @Allowed(OWNERS)
    View change(Page page, @RequestParam MultiValueMap<String, String> entered) {
        var form = new Form(page.words(), entered);
        var changed = OrganisationForm.read(form, page.organisation());
        if (changed.isEmpty()) return form(page, form).refused();
        organisations.change(page.viewer(), changed.get());
        return Html.seeOther("/organisation", Notice.of("web.saved")
                .undoable("access.organisation", page.organisation().id()));
    }

    private static Html form(Page page, Form form) {
        return (out, tags) -> JteorganisationGenerated.render(out, tags, page, form);
    }
}
