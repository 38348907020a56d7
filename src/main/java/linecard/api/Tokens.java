package linecard.api;

import linecard.access.Absent;
import linecard.access.Identities;
import linecard.access.Viewer;
import linecard.database.Binding;
import linecard.database.Bound;
import linecard.packing.Sha256;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The tokens with which programs sign in. A person sees and keeps only the own ones.
@Repository
public class Tokens {

    /// As many as one person may have at work in one organisation.
    public static final int MOST = 50;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient sql;
    private final TransactionOperations transaction;
    private final Identities identities;

    Tokens(JdbcClient sql, TransactionOperations transaction, Identities identities) {
        this.sql = sql;
        this.transaction = transaction;
        this.identities = identities;
    }

    /// Who a token stands for.
    record Bearer(Viewer viewer, Token token) {}

    /// Whom this text stands for now: nobody once it has expired or is revoked, or the person is
    /// disabled or no member any more. Notes the use, at most once a minute.
    Optional<Bearer> bearer(String text) {
        if (!Token.looksRight(text)) return Optional.empty();
        record Found(Token token, UUID user, UUID organisation) {}
        var found = Bound.call(Binding.gate(), () -> transaction.execute(status -> sql.sql("""
                with used as (
                    update api.token set last_used_at = now()
                    where token_hash = :hash and revoked_at is null and expires_at > now()
                      and (last_used_at is null
                          or last_used_at < now() - interval '1 minute'))
                select t.id, t.name, t.scopes, t.created_at, t.expires_at, t.last_used_at,
                       t.user_id, t.organisation_id
                from api.token t
                where t.token_hash = :hash and t.revoked_at is null and t.expires_at > now()
                """)
                .param("hash", Sha256.of(text))
                .query((row, n) -> new Found(read(row, n), row.getObject("user_id", UUID.class),
                        row.getObject("organisation_id", UUID.class)))
                .optional()));
        return found.flatMap(one -> identities.viewer(one.user(), one.organisation())
                .map(viewer -> new Bearer(viewer, one.token())));
    }

    /// The viewer's own tokens that are at work, newest first.
    @Transactional(readOnly = true)
    public List<Token> all(Viewer viewer) {
        return sql.sql("""
                select t.id, t.name, t.scopes, t.created_at, t.expires_at, t.last_used_at
                from api.token t
                where t.revoked_at is null and t.expires_at > now()
                order by t.id desc
                limit :most
                """)
                .param("most", MOST)
                .query(Tokens::read)
                .list();
    }

    /// Makes a token and answers its text, which is shown once and never stored. Asked again for
    /// the same one, as by a page that is loaded again, it makes none and answers nothing.
    @Transactional
    public Optional<String> make(
            Viewer viewer, UUID id, String name, Set<Scope> scopes, Instant expires) {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        var text = "lc_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        int rows = sql.sql("""
                insert into api.token (id, organisation_id, user_id, token_hash, name, scopes,
                                       expires_at)
                values (:id, :organisation, :user, :hash, :name, :scopes, :expires)
                on conflict (id) do nothing
                """)
                .param("id", id)
                .param("organisation", viewer.organisation().id())
                .param("user", viewer.user().id())
                .param("hash", Sha256.of(text))
                .param("name", name)
                .param("scopes", Scope.text(scopes))
                .param("expires", Timestamp.from(expires))
                .update();
        return rows == 0 ? Optional.empty() : Optional.of(text);
    }

    /// Ends a token for good, from the next request on.
    @Transactional
    public void revoke(Viewer viewer, UUID id) {
        int rows = sql.sql("""
                update api.token set revoked_at = now(), version = version + 1
                where id = :id and revoked_at is null
                """)
                .param("id", id)
                .update();
        if (rows == 0) throw new Absent("token");
    }

    private static Token read(ResultSet row, int n) throws SQLException {
        return new Token(
                row.getObject("id", UUID.class), row.getString("name"),
                Scope.parse(row.getString("scopes")), moment(row.getTimestamp("created_at")),
                moment(row.getTimestamp("expires_at")), used(row.getTimestamp("last_used_at")));
    }

    private static Instant moment(Timestamp at) {
        return at.toInstant();
    }

    private static @Nullable Instant used(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
