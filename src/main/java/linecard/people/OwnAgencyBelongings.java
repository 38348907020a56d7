package linecard.people;

import linecard.access.Viewer;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.util.List;
import java.util.UUID;

/// Reps with their sign-ins, and the agreement. [AgencyMergers] itself hands on what goes along.
/// Who signs in as the owner of an agency sees its past as before, and nothing of the other's.
@Repository
@Order(1)
class OwnAgencyBelongings implements Belongings<Agency> {

    private final JdbcClient sql;

    OwnAgencyBelongings(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Kept> of(Viewer viewer, UUID agency) {
        return sql.sql("""
                select (select count(*) from people.rep r where r.agency_id = :agency) as reps,
                       (select count(*) from access.membership m
                        where m.agency_id = :agency and m.rep_id is not null) as of_reps,
                       (select count(*) from access.membership m
                        where m.agency_id = :agency and m.rep_id is null) as of_owners,
                       (select count(*) from people.agreement g
                        where g.agency_id = :agency) as agreements
                """)
                .param("agency", agency)
                .query((row, _) -> List.of(
                        new Kept("people.reps", row.getLong("reps"), 0),
                        new Kept("people.merge.signIns", row.getLong("of_reps"),
                                row.getLong("of_owners")),
                        new Kept("people.agreement", 0, row.getLong("agreements"))))
                .single();
    }
}
