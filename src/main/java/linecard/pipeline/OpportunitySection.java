package linecard.pipeline;

import linecard.web.Html;
import linecard.web.Page;

/// What a room above this one shows of an opportunity on its page: each such room offers one as a
/// Spring component, in its order.
public interface OpportunitySection {

    Html of(Page page, Opportunity one);
}
