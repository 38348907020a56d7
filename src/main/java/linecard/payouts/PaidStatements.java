package linecard.payouts;

import linecard.access.Viewer;
import linecard.commissions.Paid;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// Which statements are paid, on their way, or came back.
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
                select distinct on (s.statement_id)
                       s.statement_id, p.state, p.value_on, p.reference, p.batch_id,
                       p.executes_on, p.reason
                from payouts.settled s
                join payouts.payment p
                  on p.organisation_id = s.organisation_id and p.id = s.payment_id
                where s.statement_id = any(:statements)
                  and p.state <> 'withdrawn'
                order by s.statement_id, s.attempt desc
                """)
                .param("statements", statements.toArray(UUID[]::new))
                .query(row -> {
                    paid.put(row.getObject("statement_id", UUID.class), read(row));
                });
        return paid;
    }

    private static Paid read(ResultSet row) throws SQLException {
        var state = switch (State.of(row.getString("state"))) {
            case BATCHED -> Paid.State.WAITING;
            case PAID -> Paid.State.PAID;
            case REFUSED -> Paid.State.RETURNED;
            default -> Paid.State.ON_ITS_WAY;
        };
        return new Paid(state,
                state == Paid.State.PAID ? row.getObject("value_on", LocalDate.class) : null,
                row.getString("reference"), row.getObject("batch_id", UUID.class),
                row.getObject("executes_on", LocalDate.class), row.getString("reason"));
    }
}
