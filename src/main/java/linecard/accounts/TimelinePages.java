package linecard.accounts;

import linecard.access.Allowed;
import linecard.web.Html;
import linecard.web.Page;
import linecard.web.Query;
import linecard.web.Section;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import static linecard.access.Audience.MEMBERS;

/// What happened at an account: the latest on its own page, all on one for itself.
@Controller
@Order(9)
class TimelinePages implements Section<Account> {

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
        var leaf = timeline.of(page, List.of(account.id()), "", Happening.Mark.START, LATEST);
        return (out, tags) -> JtetimelinesectionGenerated.render(out, tags, page, account, leaf);
    }

    /// All that the page shows.
    ///
    /// @param asked of which kind alone; empty for all
    /// @param tree what the account and all that lie below it are called
    record Board(Account account, Timeline.Leaf leaf, List<String> kinds, String asked,
            boolean isWithSites, Map<UUID, String> tree) {

        /// The address of the same with other things asked for.
        String at(String kind, boolean withSites, String after) {
            return "/accounts/" + account.id() + "/timeline" + Query.none().with("kind", kind)
                    .with("sites", withSites ? "true" : "").with("after", after);
        }
    }

    /// @param kind of which alone; what is none is all
    /// @param sites whether what lies below the account is meant too
    /// @param after a mark
    @GetMapping("/accounts/{id}/timeline")
    @Allowed(MEMBERS)
    View all(Page page, @PathVariable UUID id, @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "false") String sites,
            @RequestParam(defaultValue = "") String after) {
        var account = accounts.of(page.viewer(), id);
        var asked = timeline.kinds().contains(kind) ? kind : "";
        var tree = accounts.tree(page.viewer(), id);
        boolean isWithSites = sites.equals("true") && tree.size() > 1;
        var meant = isWithSites ? tree.stream().map(Account::id).toList() : List.of(id);
        var leaf = timeline.of(page, meant, asked, Happening.Mark.read(after), LEAF);
        var board = new Board(account, leaf, timeline.kinds(), asked, isWithSites,
                tree.stream().collect(Collectors.toMap(Account::id, Account::name)));
        return (Html) (out, tags) -> JtetimelineGenerated.render(out, tags, page, board);
    }
}
