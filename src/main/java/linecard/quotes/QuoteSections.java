package linecard.quotes;

import linecard.access.Audience;
import linecard.accounts.Account;
import linecard.people.Today;
import linecard.pipeline.Opportunity;
import linecard.web.Html;
import linecard.web.Page;
import linecard.web.Section;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

import java.time.Clock;
import java.util.List;

/// The latest quotes, on the pages of the account and of the opportunity that they are for.
@Configuration(proxyBeanMethods = false)
class QuoteSections {

    private static final int SHOWN = 5;

    private final Quotes quotes;
    private final Clock clock;

    QuoteSections(Quotes quotes, Clock clock) {
        this.quotes = quotes;
        this.clock = clock;
    }

    /// @param all address of the whole list; `fresh` of a new one, empty for whom makes none
    record Board(List<Quote> quotes, long count, String all, String fresh) {}

    @Bean
    @Order(4)
    Section<Account> quotesOfAccount() {
        return (page, account) -> section(page, QuoteFilter.ofAccount(account.id()),
                account.archived() ? "" : "/quotes/new?account=" + account.id());
    }

    @Bean
    @Order(4)
    Section<Opportunity> quotesOfOpportunity() {
        return (page, one) -> section(page, QuoteFilter.ofOpportunity(one.id()),
                "/quotes/new?account=" + one.account() + "&opportunity=" + one.id());
    }

    private Html section(Page page, QuoteFilter filter, String fresh) {
        var today = Today.of(page, clock);
        var found = quotes.page(page.viewer(), filter, today, 1);
        var board = new Board(found.rows().stream().limit(SHOWN).toList(), found.total(),
                "/quotes" + filter.query(), page.may(Audience.CALLERS) ? fresh : "");
        var text = new QuoteText(page, clock.instant());
        return (out, tags) -> JtequotesectionGenerated.render(out, tags, page, text, board);
    }
}
