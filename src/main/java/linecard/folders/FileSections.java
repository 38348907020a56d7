package linecard.folders;

import linecard.access.Audience;
import linecard.accounts.Account;
import linecard.accounts.AccountSection;
import linecard.database.Paged;
import linecard.pipeline.Opportunity;
import linecard.pipeline.OpportunitySection;
import linecard.web.Html;
import linecard.web.Page;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// The latest files, on the pages of the account and of the opportunity at which they are kept.
@Component
@Order(6)
class FileSections implements AccountSection, OpportunitySection {

    private static final int SHOWN = 5;

    private final Folders folders;

    FileSections(Folders folders) {
        this.folders = folders;
    }

    @Override
    public Html of(Page page, Account account) {
        return section(page, "/accounts/" + account.id(),
                folders.of(page.viewer(), account.id(), null, 1));
    }

    @Override
    public Html of(Page page, Opportunity one) {
        return section(page, "/opportunities/" + one.id(),
                folders.of(page.viewer(), one.account(), one.id(), 1));
    }

    private static Html section(Page page, String at, Paged<Filed> found) {
        var shown = found.rows().stream().limit(SHOWN).toList();
        boolean isShown = found.total() > 0 || page.may(Audience.CALLERS);
        return (out, tags) -> {
            if (isShown) {
                JtefilesectionGenerated.render(out, tags, page, at, shown, found.total());
            }
        };
    }
}
