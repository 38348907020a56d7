package linecard.commissions;

import linecard.access.Viewer;
import linecard.people.Agency;
import linecard.people.Belongings;
import linecard.people.Kept;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.util.List;
import java.util.UUID;

/// Statements stay the agency's they were made for, and what is still open for its days is stated
/// to it.
@Repository
@Order(6)
class AgencyStatements implements Belongings<Agency> {

    private final JdbcClient sql;

    AgencyStatements(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Kept> of(Viewer viewer, UUID agency) {
        return sql.sql("""
                select count(*) as statements
                from commissions.statement s
                where s.agency_id = :agency
                """)
                .param("agency", agency)
                .query((row, _) -> List.of(
                        new Kept("commissions.statements", 0, row.getLong("statements"))))
                .single();
    }
}
