package linecard.access;

import linecard.database.Binding;
import linecard.database.Bound;
import linecard.packing.Sha256;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;

import java.util.Optional;
import java.util.UUID;

/// The way back in for whoever forgot the password: links that are good for an hour, once. Works
/// as the gate.
@Repository
public class PasswordResets {

    /// So many minutes a link is good.
    public static final int MINUTES = 60;

    private final JdbcClient sql;
    private final TransactionOperations transaction;
    private final Identities identities;
    private final Passwords passwords;

    PasswordResets(JdbcClient sql, TransactionOperations transaction, Identities identities,
            Passwords passwords) {
        this.sql = sql;
        this.transaction = transaction;
        this.identities = identities;
        this.passwords = passwords;
    }

    private <T> T atTheGate(ScopedValue.CallableOp<T, RuntimeException> look) {
        return Bound.call(Binding.gate(), () -> transaction.execute(status -> look.call()));
    }

    /// A fresh link.
    ///
    /// @param viewer the person, at work in the organisation joined first
    public record Made(Viewer viewer, String secret) {}

    /// Empty for an address that nobody signs in with, and for whoever never had a password or
    /// belongs nowhere.
    public Optional<Made> make(String email) {
        return identities.credentials(email)
                .filter(known -> !known.passwordHash().isEmpty())
                .flatMap(known -> identities.organisationsOf(known.user()).stream().findFirst()
                        .flatMap(one -> identities.viewer(known.user(), one.slug())))
                .map(this::make);
    }

    private Made make(Viewer viewer) {
        var secret = Opaque.fresh();
        atTheGate(() -> {
            sql.sql("delete from access.password_reset where expires_at <= now()").update();
            return sql.sql("""
                    insert into access.password_reset (token_hash, user_id, expires_at)
                    values (:hash, :user, now() + make_interval(mins => :minutes))
                    """)
                    .param("hash", Sha256.of(secret))
                    .param("user", viewer.user().id())
                    .param("minutes", MINUTES)
                    .update();
        });
        return new Made(viewer, secret);
    }

    /// Whose password a link sets; empty where it is not good.
    public Optional<User> find(String secret) {
        return atTheGate(() -> sql.sql("""
                select u.id, u.email, u.family_name, u.given_name, u.language
                from access.password_reset r
                join access.app_user u on u.id = r.user_id
                where r.token_hash = :hash and r.expires_at > now() and u.disabled_at is null
                """)
                .param("hash", Sha256.of(secret))
                .query(Identities::user)
                .optional());
    }

    /// Sets the password, and ends all sessions and links of that person.
    ///
    /// @return empty where the link is not good any more
    public Optional<User> use(String secret, String password) {
        var hash = passwords.hash(password);
        return atTheGate(() -> {
            var user = find(secret);
            if (user.isEmpty() || !take(secret)) return Optional.<User>empty();
            var id = user.get().id();
            identities.changePassword(id, hash);
            deleteOf(id, "delete from access.password_reset where user_id = :user");
            deleteOf(id, "delete from access.session where user_id = :user");
            return user;
        });
    }

    /// Of two that come with one link at the same time, one gets it.
    private boolean take(String secret) {
        return sql.sql("delete from access.password_reset where token_hash = :hash")
                .param("hash", Sha256.of(secret))
                .update() == 1;
    }

    private void deleteOf(UUID user, String statement) {
        sql.sql(statement).param("user", user).update();
    }
}
