package linecard.contacts;

import linecard.traits.Trait;
import linecard.traits.Traits;
import linecard.views.Viewable;
import linecard.web.Page;
import linecard.web.Query;

import org.springframework.stereotype.Component;

/// The list of contacts as one of which views are kept.
@Component
class ContactViews implements Viewable {

    private final Traits traits;

    ContactViews(Traits traits) {
        this.traits = traits;
    }

    @Override
    public String list() {
        return "contacts";
    }

    @Override
    public Query understood(Page page, Query asked) {
        return ContactQuestion.of(asked.asForm(), traits.used(page.viewer(), Trait.Of.CONTACT),
                page.words()).query();
    }
}
