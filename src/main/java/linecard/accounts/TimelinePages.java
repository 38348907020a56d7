package linecard.accounts;

import linecard.access.Allowed;
import linecard.web.Html;
import linecard.web.Page;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.util.UUID;

import static linecard.access.Audience.MEMBERS;

/// What happened at an account: the latest on its own page, all on one for itself.
@Controller
@Order(9)
class TimelinePages implements AccountSection {

    private static final int LATEST = 8;
    private static final int LEAF = 50;

    private final Accounts accounts;
    private final Timeline timeline;

    TimelinePages(Accounts accounts, Timeline timeline) {
        this.accounts = accounts;
        this.timeline = timeline;
    }

    @Override
    public Html of(Page page, Account account) {
        var leaf = timeline.of(page, account.id(), "", Happening.Mark.START, LATEST);
        return (out, tags) -> JtetimelinesectionGenerated.render(out, tags, page, account, leaf);
    }

    /// @param kind of which alone; what is none is all
    /// @param after a mark
    @GetMapping("/accounts/{id}/timeline")
    @Allowed(MEMBERS)
    View all(Page page, @PathVariable UUID id, @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String after) {
        var account = accounts.of(page.viewer(), id);
        var asked = timeline.kinds().contains(kind) ? kind : "";
        var leaf = timeline.of(page, id, asked, Happening.Mark.read(after), LEAF);
        return (Html) (out, tags) -> JtetimelineGenerated.render(
                out, tags, page, account, leaf, timeline.kinds(), asked);
    }
}
