package linecard.people;

import linecard.web.Html;
import linecard.web.Page;

/// What another room adds to the page of an agency: each such room offers one as a Spring
/// component, in its order.
public interface AgencySection {

    Html of(Page page, Agency agency);
}
