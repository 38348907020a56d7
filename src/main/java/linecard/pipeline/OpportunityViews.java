package linecard.pipeline;

import linecard.views.Viewable;
import linecard.web.Page;
import linecard.web.Query;

import org.springframework.stereotype.Component;

/// The list of opportunities as one of which views are kept.
@Component
class OpportunityViews implements Viewable {

    @Override
    public String list() {
        return "opportunities";
    }

    @Override
    public Query understood(Page page, Query asked) {
        return query(OpportunityFilter.of(asked.values()),
                OpportunitySort.of(asked.values().getOrDefault("sort", "")));
    }

    static Query query(OpportunityFilter filter, OpportunitySort sort) {
        return sort == OpportunitySort.CLOSE ? filter.query()
                : filter.query().with("sort", sort.code());
    }
}
