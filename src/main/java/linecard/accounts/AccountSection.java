package linecard.accounts;

import linecard.web.Html;
import linecard.web.Page;

/// What another room shows of an account on the account's own page, below what this room knows:
/// each such room offers one as a Spring component, in its order.
public interface AccountSection {

    Html of(Page page, Account account);
}
