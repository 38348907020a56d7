package linecard.contacts;

import linecard.web.Html;
import linecard.web.Page;

/// What another room shows of a contact on the contact's own page, below what this room knows:
/// each such room offers one as a Spring component, in its order.
public interface ContactSection {

    Html of(Page page, Contact contact);
}
