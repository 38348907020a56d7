package linecard.accounts;

import linecard.access.Viewer;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// The accounts that have others below them.
@Repository
class Parents {

    private final JdbcClient sql;

    Parents(JdbcClient sql) {
        this.sql = sql;
    }

    /// Their codes, of those that the viewer may see.
    @Transactional(readOnly = true)
    Map<UUID, String> codes(Viewer viewer) {
        var codes = new HashMap<UUID, String>();
        sql.sql("""
                select a.id, a.code
                from accounts.account a
                where exists (select from accounts.account c
                              where c.organisation_id = a.organisation_id and c.parent_id = a.id)
                limit 200000
                """)
                .query(row -> {
                    codes.put(row.getObject("id", UUID.class), row.getString("code"));
                });
        return codes;
    }
}
