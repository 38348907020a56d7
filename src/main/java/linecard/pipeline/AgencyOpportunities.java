package linecard.pipeline;

import linecard.people.Agency;
import linecard.people.GoingAlong;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Possible sales of an agency's reps: the open ones go along with them, what is over stays.
@Repository
@Order(3)
class AgencyOpportunities extends GoingAlong<Agency> {

    AgencyOpportunities(JdbcClient sql) {
        super(sql, "pipeline.list", "pipeline.opportunity", "agency_id", "r.outcome is null");
    }
}
