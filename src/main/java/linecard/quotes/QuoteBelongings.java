package linecard.quotes;

import linecard.accounts.Account;
import linecard.people.GoingAlong;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Quotes that are still written go along; what was sent stays with whom it was sent to.
@Repository
@Order(6)
class QuoteBelongings extends GoingAlong<Account> {

    QuoteBelongings(JdbcClient sql) {
        super(sql, "quotes.list", "quotes.quote", "account_id", "r.state = 'draft'");
    }
}
