package linecard.entrance;

import jakarta.servlet.http.HttpServletRequest;
import linecard.access.Allowed;
import linecard.access.Identities;
import linecard.web.Html;
import linecard.web.Page;
import linecard.web.Visit;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

import static linecard.access.Audience.PUBLIC;

/// The front door: leads everybody to where they belong.
@Controller
class HomePages {

    private final Identities identities;

    HomePages(Identities identities) {
        this.identities = identities;
    }

    @GetMapping("/")
    @Allowed(PUBLIC)
    View home(Page page, HttpServletRequest request) {
        if (page.visitor() != null) return Html.seeOther("/today");
        var user = page.user();
        if (user == null) {
            return Html.seeOther(identities.hasOwner() ? "/sign-in" : "/setup");
        }
        var only = Visit.only(request);
        var mine = identities.organisationsOf(user).stream()
                .filter(one -> only == null || one.id().equals(only)).toList();
        if (mine.size() == 1) return Html.seeOther("/o/" + mine.getFirst().slug() + "/today");
        return (Html) (out, tags) -> JtehomeGenerated.render(out, tags, page, mine);
    }
}
