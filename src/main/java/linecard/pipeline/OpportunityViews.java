package linecard.pipeline;

import linecard.traits.Trait;
import linecard.traits.Traits;
import linecard.views.Viewable;
import linecard.web.Page;
import linecard.web.Query;

import org.springframework.stereotype.Component;

/// The list of opportunities as one of which views are kept.
@Component
class OpportunityViews implements Viewable {

    private final Traits traits;

    OpportunityViews(Traits traits) {
        this.traits = traits;
    }

    @Override
    public String list() {
        return "opportunities";
    }

    @Override
    public Query understood(Page page, Query asked) {
        return OpportunityQuestion.of(asked.asForm(),
                traits.used(page.viewer(), Trait.Of.OPPORTUNITY), page.words()).query();
    }
}
