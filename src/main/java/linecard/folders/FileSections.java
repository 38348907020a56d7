package linecard.folders;

import linecard.access.Audience;
import linecard.accounts.Account;
import linecard.database.Paged;
import linecard.pipeline.Opportunity;
import linecard.web.Html;
import linecard.web.Page;
import linecard.web.Section;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/// The latest files, on the pages of the account and of the opportunity at which they are kept.
@Configuration(proxyBeanMethods = false)
class FileSections {

    private static final int SHOWN = 5;

    private final Folders folders;

    FileSections(Folders folders) {
        this.folders = folders;
    }

    @Bean
    @Order(6)
    Section<Account> filesOfAccount() {
        return (page, account) -> section(page, "/accounts/" + account.id(),
                folders.of(page.viewer(), account.id(), null, 1));
    }

    @Bean
    @Order(6)
    Section<Opportunity> filesOfOpportunity() {
        return (page, one) -> section(page, "/opportunities/" + one.id(),
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
