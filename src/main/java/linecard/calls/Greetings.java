package linecard.calls;

import linecard.access.Viewer;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.security.SecureRandom;
import java.util.Base64;

/// What a device must know before it says anything: with which key its person's words are sealed
/// there, and whether this is still the server that took its word before.
@Repository
class Greetings {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int KEY_BYTES = 32;

    private final JdbcClient sql;

    Greetings(JdbcClient sql) {
        this.sql = sql;
    }

    /// The key of the person, made at the first greeting, in Base64.
    @Transactional
    String key(Viewer viewer) {
        var fresh = new byte[KEY_BYTES];
        RANDOM.nextBytes(fresh);
        sql.sql("""
                insert into calls.pocket_key (organisation_id, content)
                values (:organisation, :content)
                on conflict (organisation_id, person_id) do nothing
                """)
                .param("organisation", viewer.organisation().id())
                .param("content", fresh)
                .update();
        return Base64.getEncoder().encodeToString(sql.sql("""
                select content
                from calls.pocket_key
                where person_id = :person
                """)
                .param("person", viewer.user().id())
                .query((row, _) -> row.getBytes("content"))
                .single());
    }

    /// The database and its timeline: PostgreSQL begins another one when it is restored to a
    /// moment. What came after that moment is lost, and devices send again what they still have.
    @Transactional(readOnly = true)
    String epoch() {
        return sql.sql("""
                select system_identifier || '-' || left(pg_walfile_name(pg_current_wal_lsn()), 8)
                from pg_control_system()
                """)
                .query(String.class)
                .single();
    }
}
