package linecard.search;

import linecard.access.Allowed;
import linecard.web.Html;
import linecard.web.Page;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import static linecard.access.Audience.MEMBERS;

/// What the palette finds on the server, as bare links.
@Controller
class FindPages {

    private final Finds finds;

    FindPages(Finds finds) {
        this.finds = finds;
    }

    @GetMapping("/search")
    @Allowed(MEMBERS)
    View find(Page page, @RequestParam(defaultValue = "") String q) {
        var found = finds.named(page.viewer(), q.replace("\0", ""));
        return (Html) (out, tags) -> JtefindsGenerated.render(out, tags, page, found);
    }
}
