package linecard.pipeline;

import linecard.access.Viewer;
import linecard.people.AgencyBelongings;
import linecard.people.Kept;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.util.List;
import java.util.UUID;

/// Possible sales of an agency's reps: the open ones go along with them, what is over stays.
@Repository
@Order(3)
class AgencyOpportunities implements AgencyBelongings {

    private final JdbcClient sql;

    AgencyOpportunities(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Kept> of(Viewer viewer, UUID agency) {
        return sql.sql("""
                select count(*) filter (where o.outcome is null) as open,
                       count(*) filter (where o.outcome is not null) as over
                from pipeline.opportunity o
                where o.agency_id = :agency
                """)
                .param("agency", agency)
                .query((row, _) -> List.of(
                        new Kept("pipeline.list", row.getLong("open"), row.getLong("over"))))
                .single();
    }

    @Override
    @Transactional
    public void move(Viewer viewer, UUID gone, UUID kept) {
        sql.sql("""
                update pipeline.opportunity
                set agency_id = :kept, version = version + 1
                where agency_id = :gone and outcome is null
                """)
                .param("gone", gone)
                .param("kept", kept)
                .update();
    }
}
