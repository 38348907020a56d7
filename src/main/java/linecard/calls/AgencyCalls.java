package linecard.calls;

import linecard.access.Viewer;
import linecard.people.AgencyBelongings;
import linecard.people.Kept;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.util.List;
import java.util.UUID;

/// Calls of an agency's reps: planned ones go along with them, but for those of a day that was
/// reported. What was made stays, as its report tells it.
@Repository
@Order(2)
class AgencyCalls implements AgencyBelongings {

    private static final String MOVING = """
            c.agency_id = :agency and c.state = 'planned'
              and not exists (select from calls.report r
                              where r.organisation_id = c.organisation_id
                                and r.rep_id = c.rep_id and r.day = c.visited_on)
            """;

    private final JdbcClient sql;

    AgencyCalls(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Kept> of(Viewer viewer, UUID agency) {
        return sql.sql("""
                select count(*) filter (where %s) as moving, count(*) as calls
                from calls.call c
                where c.agency_id = :agency
                """.formatted(MOVING))
                .param("agency", agency)
                .query((row, _) -> List.of(new Kept("web.nav.calls", row.getLong("moving"),
                        row.getLong("calls") - row.getLong("moving"))))
                .single();
    }

    @Override
    @Transactional
    public void move(Viewer viewer, UUID gone, UUID kept) {
        sql.sql("update calls.call c set agency_id = :kept, version = c.version + 1 where "
                + MOVING)
                .param("agency", gone)
                .param("kept", kept)
                .update();
    }
}
