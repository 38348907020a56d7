package linecard.contacts;

import linecard.views.Viewable;
import linecard.web.Page;
import linecard.web.Query;

import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;

/// The list of contacts as one of which views are kept.
@Component
class ContactViews implements Viewable {

    @Override
    public String list() {
        return "contacts";
    }

    @Override
    public Query understood(Page page, Query asked) {
        var values = new LinkedMultiValueMap<String, String>();
        asked.values().forEach(values::add);
        return ContactQuestion.of(values).query();
    }
}
