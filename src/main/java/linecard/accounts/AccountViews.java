package linecard.accounts;

import linecard.people.Today;
import linecard.traits.Trait;
import linecard.traits.Traits;
import linecard.views.Viewable;
import linecard.web.Page;
import linecard.web.Query;

import org.springframework.stereotype.Component;

import java.time.Clock;

/// The list of accounts as one of which views are kept.
@Component
class AccountViews implements Viewable {

    private final Traits traits;
    private final Clock clock;

    AccountViews(Traits traits, Clock clock) {
        this.traits = traits;
        this.clock = clock;
    }

    @Override
    public String list() {
        return "accounts";
    }

    @Override
    public Query understood(Page page, Query asked) {
        return AccountQuestion.of(asked.asForm(), traits.used(page.viewer(), Trait.Of.ACCOUNT),
                page.words(), Today.of(page, clock)).query();
    }
}
