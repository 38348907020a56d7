package linecard.duplicates;

import linecard.accounts.Account;
import linecard.accounts.Accounts;
import linecard.web.Html;
import linecard.web.Page;
import linecard.web.Section;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What an account was merged into, and what was merged into it, on its own page.
@Component
@Order(0)
class MergedSection implements Section<Account> {

    private final Merges merges;
    private final Accounts accounts;

    MergedSection(Merges merges, Accounts accounts) {
        this.merges = merges;
        this.accounts = accounts;
    }

    /// @param gone by which it was merged into another
    /// @param kept by which others were merged into it
    record Board(Optional<Merging> gone, List<Merging> kept, Map<UUID, String> names) {}

    @Override
    public Html of(Page page, Account account) {
        var viewer = page.viewer();
        var kept = merges.ofKept(viewer, account.id());
        var board = new Board(account.archived() ? merges.ofGone(viewer, account.id())
                : Optional.empty(), kept, kept.isEmpty() ? Map.of() : accounts.names(viewer,
                kept.stream().map(Merging::gone).toList()));
        return (out, tags) -> JtemergedsectionGenerated.render(out, tags, page, board);
    }
}
