package linecard.views;

import linecard.web.Page;
import linecard.web.Query;

/// A list, or a report, of which views can be kept: each offers one as a Spring component.
public interface Viewable {

    /// Its path without the slash, such as `accounts`.
    String list();

    /// What the list itself understands of a query: its filter, order and columns; never which
    /// page of it.
    Query understood(Page page, Query asked);

    /// Whether it is a report that goes out by e-mail, at `/report-mails`.
    default boolean isMailed() {
        return false;
    }
}
