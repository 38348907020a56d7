package linecard.calls;

import linecard.people.Agency;
import linecard.people.GoingAlong;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Calls of an agency's reps: planned ones go along with them, but for those of a day that was
/// reported. What was made stays, as its report tells it.
@Repository
@Order(2)
class AgencyCalls extends GoingAlong<Agency> {

    /// Which calls are still to come.
    static final String PLANNED = """
            r.state = 'planned'
              and not exists (select from calls.report d
                              where d.organisation_id = r.organisation_id
                                and d.rep_id = r.rep_id and d.day = r.visited_on)
            """;

    AgencyCalls(JdbcClient sql) {
        super(sql, "web.nav.calls", "calls.call", "agency_id", PLANNED);
    }
}
