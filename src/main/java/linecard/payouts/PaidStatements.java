package linecard.payouts;

import linecard.access.Viewer;
import linecard.commissions.Paid;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// Which statements are paid, or on their way.
@Repository
class PaidStatements {

    private final JdbcClient sql;

    PaidStatements(JdbcClient sql) {
        this.sql = sql;
    }

    @Transactional(readOnly = true)
    Map<UUID, Paid> of(Viewer viewer, Collection<UUID> statements) {
        var paid = new HashMap<UUID, Paid>();
        if (statements.isEmpty()) return paid;
        sql.sql("""
                select s.statement_id, p.state, p.value_on, p.reference
                from payouts.settled s
                join payouts.payment p
                  on p.organisation_id = s.organisation_id and p.id = s.payment_id
                where s.statement_id = any(:statements)
                  and p.state not in ('refused', 'withdrawn')
                """)
                .param("statements", statements.toArray(UUID[]::new))
                .query(row -> {
                    paid.put(row.getObject("statement_id", UUID.class), new Paid(
                            switch (State.of(row.getString("state"))) {
                                case BATCHED -> Paid.State.WAITING;
                                case PAID -> Paid.State.PAID;
                                default -> Paid.State.ON_ITS_WAY;
                            },
                            row.getObject("value_on", LocalDate.class),
                            row.getString("reference")));
                });
        return paid;
    }
}
