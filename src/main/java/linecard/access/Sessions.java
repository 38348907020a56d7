package linecard.access;

import linecard.access.Identities.Arrival;
import linecard.database.Binding;
import linecard.database.Bound;
import linecard.packing.Sha256;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Who is signed in where. A session ends at once when its row goes, after fourteen days, or when
/// nobody came with it for twelve hours. Works as the gate.
@Repository
public class Sessions {

    private static final String OPEN = """
             s.expires_at > now() and s.seen_at > now() - interval '12 hours'
            """;

    private final JdbcClient sql;
    private final TransactionOperations transaction;
    private final Identities identities;

    Sessions(JdbcClient sql, TransactionOperations transaction, Identities identities) {
        this.sql = sql;
        this.transaction = transaction;
        this.identities = identities;
    }

    private <T> T atTheGate(ScopedValue.CallableOp<T, RuntimeException> look) {
        return Bound.call(Binding.gate(), () -> transaction.execute(status -> look.call()));
    }

    /// Whose session a token opens.
    ///
    /// @param only the one organisation it opens, since its own provider said who comes; null for
    ///     all that the person belongs to
    /// @param passkey by which it was opened; null where it was opened otherwise, or that is gone
    public record Held(User user, @Nullable UUID only, @Nullable UUID passkey) {}

    /// Moves its last-seen moment at most once a minute.
    Optional<Held> of(byte[] tokenHash) {
        return atTheGate(() -> sql.sql("""
                with seen as (
                    update access.session set seen_at = now()
                    where token_hash = :token and seen_at < now() - interval '1 minute'
                      and expires_at > now())
                select u.id, u.email, u.family_name, u.given_name, u.language,
                       s.organisation_id, s.passkey_id
                from access.session s
                join access.app_user u on u.id = s.user_id
                where s.token_hash = :token and u.disabled_at is null and
                """ + OPEN)
                .param("token", tokenHash)
                .query((row, n) -> new Held(Identities.user(row, n),
                        row.getObject("organisation_id", UUID.class),
                        row.getObject("passkey_id", UUID.class)))
                .optional());
    }

    /// Who comes with a token.
    ///
    /// @param arrival into the organisation asked for; null where that is none of the person's
    public record Comer(Held held, @Nullable Arrival arrival) {}

    /// The same, and who that is in the organisation of a slug, in one transaction.
    Optional<Comer> of(byte[] tokenHash, String slug) {
        return atTheGate(() -> of(tokenHash).map(held ->
                new Comer(held, identities.arrival(held, slug).orElse(null))));
    }

    void open(Held held, byte[] tokenHash, String agent) {
        atTheGate(() -> sql.sql("""
                insert into access.session (token_hash, user_id, expires_at, agent,
                                            organisation_id, passkey_id)
                values (:token, :user, now() + interval '14 days', :agent, :only, :passkey)
                """)
                .param("token", tokenHash)
                .param("user", held.user().id())
                .param("agent", agent)
                .param("only", held.only())
                .param("passkey", held.passkey())
                .update());
    }

    void close(byte[] tokenHash) {
        atTheGate(() -> sql.sql("delete from access.session where token_hash = :token")
                .param("token", tokenHash)
                .update());
    }

    /// A person's own, the one seen last first.
    ///
    /// @param token of the one that asks
    public List<Session> of(User user, String token) {
        return atTheGate(() -> sql.sql("""
                select s.id, s.agent, s.created_at, s.seen_at, s.token_hash = :token as this
                from access.session s
                where s.user_id = :user and
                """ + OPEN + " order by this desc, s.seen_at desc, s.id limit 100")
                .param("token", Sha256.of(token))
                .param("user", user.id())
                .query((row, n) -> new Session(row.getObject("id", UUID.class),
                        row.getString("agent"), row.getTimestamp("created_at").toInstant(),
                        row.getTimestamp("seen_at").toInstant(), row.getBoolean("this")))
                .list());
    }

    /// Ends one of a person's own; nothing where it has ended already.
    public void end(User user, UUID id) {
        atTheGate(() -> sql.sql("delete from access.session where id = :id and user_id = :user")
                .param("id", id)
                .param("user", user.id())
                .update());
    }

    /// Ends every session of a person at once, but the one of this token.
    public void endOthers(UUID user, String token) {
        atTheGate(() -> sql.sql("""
                delete from access.session where user_id = :user and token_hash <> :kept
                """)
                .param("user", user)
                .param("kept", Sha256.of(token))
                .update());
    }
}
