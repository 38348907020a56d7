package linecard.contests;

import linecard.access.Absent;
import linecard.access.Viewer;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.util.Optional;
import java.util.UUID;

/// The files of finished contests.
@Repository
class Publications {

    private final JdbcClient sql;

    Publications(JdbcClient sql) {
        this.sql = sql;
    }

    @Transactional(readOnly = true)
    public Optional<String> hash(Viewer viewer, UUID contest) {
        return sql.sql("select hash from contests.publication where contest_id = :contest")
                .param("contest", contest)
                .query(String.class)
                .optional();
    }

    /// @throws Absent where there is none, or the viewer may not see it
    @Transactional(readOnly = true)
    public String text(Viewer viewer, UUID contest) {
        return sql.sql("select text from contests.publication where contest_id = :contest")
                .param("contest", contest)
                .query(String.class)
                .optional()
                .orElseThrow(() -> new Absent("contest"));
    }
}
