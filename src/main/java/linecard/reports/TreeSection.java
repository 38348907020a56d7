package linecard.reports;

import linecard.accounts.Account;
import linecard.accounts.Accounts;
import linecard.money.Money;
import linecard.people.Today;
import linecard.pipeline.Opportunities;
import linecard.quotes.Quotes;
import linecard.sales.Results;
import linecard.web.Html;
import linecard.web.Page;
import linecard.web.Section;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.util.List;
import java.util.Set;

/// What an account and all that lie below it come to together, on the account's own page.
@Component
@Order(0)
class TreeSection implements Section<Account> {

    private final Accounts accounts;
    private final Results results;
    private final Opportunities opportunities;
    private final Quotes quotes;
    private final Clock clock;

    TreeSection(Accounts accounts, Results results, Opportunities opportunities,
            Quotes quotes, Clock clock) {
        this.accounts = accounts;
        this.results = results;
        this.opportunities = opportunities;
        this.quotes = quotes;
        this.clock = clock;
    }

    /// @param sites how many lie below
    /// @param year the fiscal year that runs
    record Sums(int sites, int year, Money sold, Opportunities.Sum open, List<Quotes.Sum> quoted) {}

    @Override
    public Html of(Page page, Account account) {
        var viewer = page.viewer();
        var ids = accounts.tree(viewer, account.id()).stream().map(Account::id).toList();
        if (ids.size() < 2) return (_, _) -> {};
        var today = Today.of(page, clock);
        var year = page.organisation().calendar().yearOf(today);
        var sums = new Sums(ids.size() - 1, year.number(),
                results.net(viewer, Set.copyOf(ids), year.span().upTo(today)),
                opportunities.open(viewer, ids), quotes.open(viewer, ids, today));
        return (out, tags) -> JtetreesectionGenerated.render(out, tags, page, account, sums);
    }
}
