package linecard.recognition;

import linecard.access.Absent;
import linecard.access.Identities;
import linecard.access.Organisation;
import linecard.access.Viewer;
import linecard.database.Binding;
import linecard.database.Bound;
import linecard.database.Ids;
import linecard.packing.Sha256;
import linecard.words.Language;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The screens on walls. Who has the address of one sees what it shows, and nothing else.
@Repository
public class Displays {

    /// As many as may hang in one organisation.
    static final int MOST = 200;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 32;
    private static final String SECRET = "[A-Za-z0-9_-]{43}";

    private final JdbcClient sql;
    private final TransactionOperations transaction;
    private final Identities identities;

    Displays(JdbcClient sql, TransactionOperations transaction, Identities identities) {
        this.sql = sql;
        this.transaction = transaction;
        this.identities = identities;
    }

    /// Those that are not revoked, by name.
    @Transactional(readOnly = true)
    public List<Display> all(Viewer viewer) {
        return sql.sql("""
                select id, name, language, made_at, seen_at
                from recognition.display
                where revoked_at is null
                order by name, id
                limit :most
                """)
                .param("most", MOST)
                .query(Displays::read)
                .list();
    }

    /// A new screen, and the secret of its address, which nobody can look up again.
    public record Made(UUID id, String secret) {}

    /// @return empty where there are as many as there may be
    @Transactional
    public Optional<Made> make(Viewer viewer, String name, Language language) {
        if (all(viewer).size() >= MOST) return Optional.empty();
        var bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var id = Ids.fresh();
        sql.sql("""
                insert into recognition.display (id, organisation_id, name, language, token_hash)
                values (:id, :organisation, :name, :language, :hash)
                """)
                .param("id", id)
                .param("organisation", viewer.organisation().id())
                .param("name", name)
                .param("language", language.code())
                .param("hash", Sha256.of(secret))
                .update();
        return Optional.of(new Made(id, secret));
    }

    /// From now on its address leads nowhere, and what it shows ends within seconds.
    ///
    /// @throws Absent where there is none, or it was revoked already
    @Transactional
    public void revoke(Viewer viewer, UUID id) {
        int rows = sql.sql("""
                update recognition.display set revoked_at = now()
                where id = :id and revoked_at is null
                """)
                .param("id", id)
                .update();
        if (rows == 0) throw new Absent("display");
    }

    /// A screen that came by its address.
    record Opened(UUID id, Organisation organisation, Language language) {}

    Optional<Opened> open(String secret) {
        if (!secret.matches(SECRET)) return Optional.empty();
        record Found(UUID id, UUID organisation, Language language) {}
        var found = Bound.call(Binding.gate(), () -> transaction.execute(_ -> sql.sql("""
                select id, organisation_id, language
                from recognition.display
                where token_hash = :hash and revoked_at is null
                """)
                .param("hash", Sha256.of(secret))
                .query((row, _) -> new Found(row.getObject("id", UUID.class),
                        row.getObject("organisation_id", UUID.class),
                        Language.of(row.getString("language"))))
                .optional()));
        return found.flatMap(one -> identities.organisation(one.organisation())
                .map(its -> new Opened(one.id(), its, one.language())));
    }

    /// Which of these are not revoked; that they are seen is noted once a minute.
    Set<UUID> stillOpen(Collection<UUID> ids) {
        var open = Bound.call(Binding.gate(), () -> transaction.execute(_ -> sql.sql("""
                with seen as (
                    update recognition.display set seen_at = now()
                    where id = any(:ids) and revoked_at is null
                      and coalesce(seen_at, '-infinity') < now() - interval '1 minute')
                select id
                from recognition.display
                where id = any(:ids) and revoked_at is null
                """)
                .param("ids", ids.toArray(UUID[]::new))
                .query(UUID.class)
                .list()));
        return Set.copyOf(Objects.requireNonNull(open));
    }

    private static Display read(ResultSet row, int number) throws SQLException {
        Timestamp seen = row.getTimestamp("seen_at");
        return new Display(row.getObject("id", UUID.class), row.getString("name"),
                Language.of(row.getString("language")), row.getTimestamp("made_at").toInstant(),
                seen == null ? null : seen.toInstant());
    }
}
