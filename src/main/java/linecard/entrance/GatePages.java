package linecard.entrance;

import linecard.access.Allowed;
import linecard.access.IdentityProviders;
import linecard.access.Organisations;
import linecard.access.Role;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Page;

import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.util.EnumSet;
import java.util.Set;

import static linecard.access.Audience.OWNERS;

/// How members get in: of which roles the organisation asks a second step.
@Controller
class GatePages {

    private final Organisations organisations;
    private final IdentityProviders providers;

    GatePages(Organisations organisations, IdentityProviders providers) {
        this.organisations = organisations;
        this.providers = providers;
    }

    @GetMapping("/organisation/sign-in")
    @Allowed(OWNERS)
    View show(Page page) {
        var stored = new LinkedMultiValueMap<String, String>();
        for (var role : organisations.secondStepFor(page.viewer())) stored.add("role", role.code());
        stored.add("version", String.valueOf(page.organisation().version()));
        return form(page, new Form(page.words(), stored));
    }

    @PostMapping("/organisation/sign-in")
    @Allowed(OWNERS)
    View change(Page page, @RequestParam MultiValueMap<String, String> entered) {
        var form = new Form(page.words(), entered);
        var roles = roles(form);
        if (form.hasProblems()) return form(page, form).refused();
        organisations.requireSecondStep(page.viewer(), roles, form.version());
        return Html.seeOther("/organisation/sign-in", Notice.of("web.saved")
                .undoable("access.organisation", page.organisation().id()));
    }

    private static Set<Role> roles(Form form) {
        var roles = EnumSet.noneOf(Role.class);
        for (var role : Role.values()) {
            if (form.all("role").contains(role.code())) roles.add(role);
        }
        if (roles.size() < Set.copyOf(form.all("role")).size()) {
            form.problem("role", "web.notOffered");
        }
        return roles;
    }

    private Html form(Page page, Form form) {
        var provider = providers.of(page.viewer());
        return (out, tags) -> JtegateGenerated.render(out, tags, page, form, provider);
    }
}
