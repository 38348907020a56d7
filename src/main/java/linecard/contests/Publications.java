package linecard.contests;

import linecard.access.Absent;
import linecard.access.Viewer;
import linecard.scoring.Published;

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

    @Transactional
    void add(Viewer viewer, UUID contest, Published published) {
        sql.sql("""
                insert into contests.publication (organisation_id, contest_id, text, hash)
                values (:organisation, :contest, :text, :hash)
                """)
                .param("organisation", viewer.organisation().id())
                .param("contest", contest)
                .param("text", published.text())
                .param("hash", published.hash())
                .update();
    }

    @Transactional(readOnly = true)
    Optional<String> hash(Viewer viewer, UUID contest) {
        return sql.sql("select hash from contests.publication where contest_id = :contest")
                .param("contest", contest)
                .query(String.class)
                .optional();
    }

    /// @throws Absent where there is none, or the viewer may not see it
    @Transactional(readOnly = true)
    String text(Viewer viewer, UUID contest) {
        return sql.sql("select text from contests.publication where contest_id = :contest")
                .param("contest", contest)
                .query(String.class)
                .optional()
                .orElseThrow(() -> new Absent("contest"));
    }
}
