package linecard.quotes;

import linecard.people.Agency;
import linecard.people.GoingAlong;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Quotes of an agency's reps: those still written go along with them, what was sent stays.
@Repository
@Order(4)
class AgencyQuotes extends GoingAlong<Agency> {

    AgencyQuotes(JdbcClient sql) {
        super(sql, "quotes.list", "quotes.quote", "agency_id", "r.state = 'draft'");
    }
}
