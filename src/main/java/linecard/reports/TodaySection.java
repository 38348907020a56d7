package linecard.reports;

import linecard.web.Html;
import linecard.web.Page;

/// What another room has to say on the page of the day, above the figures: each such room offers
/// one as a Spring component, in its order.
public interface TodaySection {

    Html of(Page page);
}
