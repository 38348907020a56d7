package linecard.exchange;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.util.List;
import java.util.UUID;

/// The sources of all organisations whose folders are looked into, as the gate sees them.
@Repository
class WatchedSources {

    /// @param keptBy for whom its files are brought in
    record Watched(UUID organisation, UUID source, UUID keptBy) {}

    private final JdbcClient sql;

    WatchedSources(JdbcClient sql) {
        this.sql = sql;
    }

    /// Up to 10,000.
    @Transactional(readOnly = true)
    List<Watched> all() {
        return sql.sql("""
                select organisation_id, id, kept_by
                from exchange.source
                where watched and archived_at is null
                order by organisation_id, id
                limit 10000
                """)
                .query((row, n) -> new Watched(
                        row.getObject("organisation_id", UUID.class),
                        row.getObject("id", UUID.class), row.getObject("kept_by", UUID.class)))
                .list();
    }
}
