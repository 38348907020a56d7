package linecard.access;

import linecard.database.Binding;
import linecard.database.Bound;
import linecard.database.Seal;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The second step of people's sign-in: their authenticator apps and recovery codes. Works as the
/// gate.
@Repository
public class Authenticators {

    static final int TRIES = 10;
    static final Duration AGAIN = Duration.ofMinutes(15);

    private static final String PURPOSE = "authenticator ";

    private final JdbcClient sql;
    private final TransactionOperations transaction;
    private final Seal seal;
    private final Throttle tries = new Throttle(TRIES, AGAIN);

    Authenticators(JdbcClient sql, TransactionOperations transaction, Seal seal) {
        this.sql = sql;
        this.transaction = transaction;
        this.seal = seal;
    }

    /// @param since when the second step is asked for; null where it is not
    /// @param codesLeft recovery codes that were not used yet
    public record State(@Nullable Instant since, int codesLeft) {

        public boolean isOn() {
            return since != null;
        }
    }

    /// What a person's app is set up with.
    ///
    /// @param secret to type into it
    /// @param address for its camera
    public record Setup(String secret, String address) {}

    private record Stored(String secret, @Nullable Instant confirmedAt, long lastStep) {}

    private <T> T atTheGate(ScopedValue.CallableOp<T, RuntimeException> look) {
        return Bound.call(Binding.gate(), () -> transaction.execute(status -> look.call()));
    }

    public State of(UUID user) {
        return atTheGate(() -> sql.sql("""
                select a.confirmed_at,
                       (select count(*) from access.recovery_code c
                        where c.user_id = a.user_id and c.used_at is null) as codes_left
                from access.authenticator a
                where a.user_id = :user and a.confirmed_at is not null
                """)
                .param("user", user)
                .query((row, n) -> new State(row.getTimestamp("confirmed_at").toInstant(),
                        row.getInt("codes_left")))
                .optional())
                .orElse(new State(null, 0));
    }

    /// Begins to set an app up, or begins again; nothing is asked for until a code of it was
    /// shown. Where the second step is on already, all stays as it is.
    public void start(User user) {
        atTheGate(() -> sql.sql("""
                insert into access.authenticator (user_id, secret)
                values (:user, :secret)
                on conflict (user_id) do update
                set secret = excluded.secret, started_at = now(), last_step = 0
                where access.authenticator.confirmed_at is null
                """)
                .param("user", user.id())
                .param("secret", seal.close(OneTimeCode.freshSecret(), PURPOSE + user.id()))
                .update());
    }

    /// What is being set up; empty where nothing is.
    public Optional<Setup> pending(User user) {
        return stored(user.id())
                .filter(one -> one.confirmedAt() == null)
                .flatMap(one -> seal.open(one.secret(), PURPOSE + user.id()))
                .map(secret -> new Setup(secret, OneTimeCode.address(secret, user.email())));
    }

    private Optional<Stored> stored(UUID user) {
        return atTheGate(() -> sql.sql("""
                select secret, confirmed_at, last_step
                from access.authenticator
                where user_id = :user
                """)
                .param("user", user)
                .query((row, n) -> {
                    var confirmed = row.getTimestamp("confirmed_at");
                    return new Stored(row.getString("secret"),
                            confirmed == null ? null : confirmed.toInstant(),
                            row.getLong("last_step"));
                })
                .optional());
    }

    /// What came of a code.
    public sealed interface Answer {

        record Right() implements Answer {}

        record Wrong() implements Answer {}

        record Slowed(long minutes) implements Answer {}
    }

    /// Turns the second step on with the first code of the app.
    public Answer confirm(User user, String typed, Instant now) {
        return counted(user.id(), () -> takeStep(user.id(), typed, now, true));
    }

    /// Takes a code of the app, or a recovery code, at sign-in.
    public Answer take(UUID user, String typed, Instant now) {
        return counted(user,
                () -> takeStep(user, typed, now, false) || takeRecovery(user, typed));
    }

    private Answer counted(UUID user, ScopedValue.CallableOp<Boolean, RuntimeException> take) {
        long minutes = tries.minutesToWait(user.toString());
        if (minutes > 0) return new Answer.Slowed(minutes);
        if (!take.call()) return new Answer.Wrong();
        tries.forget(user.toString());
        return new Answer.Right();
    }

    /// Of two that come with one code at the same time, one gets in.
    private boolean takeStep(UUID user, String typed, Instant now, boolean isFirst) {
        var stored = stored(user);
        if (stored.isEmpty() || (stored.get().confirmedAt() == null) != isFirst) return false;
        var secret = seal.open(stored.get().secret(), PURPOSE + user);
        if (secret.isEmpty()) return false;
        var step = OneTimeCode.step(secret.get(), typed, now, stored.get().lastStep());
        return step.isPresent() && atTheGate(() -> sql.sql("""
                update access.authenticator
                set last_step = :step, confirmed_at = coalesce(confirmed_at, now())
                where user_id = :user and secret = :secret and last_step < :step
                """)
                .param("step", step.getAsLong())
                .param("user", user)
                .param("secret", stored.get().secret())
                .update()) == 1;
    }

    private boolean takeRecovery(UUID user, String typed) {
        return atTheGate(() -> sql.sql("""
                update access.recovery_code set used_at = now()
                where user_id = :user and code_hash = :hash and used_at is null
                """)
                .param("user", user)
                .param("hash", RecoveryCode.hash(user, typed))
                .update()) == 1;
    }

    /// Fresh recovery codes, which are shown once; the earlier ones are dead.
    public List<String> renewCodes(User user) {
        var codes = RecoveryCode.fresh();
        atTheGate(() -> {
            sql.sql("delete from access.recovery_code where user_id = :user")
                    .param("user", user.id())
                    .update();
            return sql.sql("""
                    insert into access.recovery_code (user_id, code_hash)
                    select :user, unnest(cast(:hashes as bytea[]))
                    """)
                    .param("user", user.id())
                    .param("hashes", codes.stream()
                            .map(code -> RecoveryCode.hash(user.id(), code))
                            .toArray(byte[][]::new))
                    .update();
        });
        return codes;
    }

    /// Turns the second step off.
    public void remove(UUID user) {
        atTheGate(() -> sql.sql("delete from access.authenticator where user_id = :user")
                .param("user", user)
                .update());
    }

    /// Whether an owner may take a member's second step away: not where it guards another
    /// organisation, too.
    public boolean isOnlyHere(User user) {
        return atTheGate(() -> sql.sql("""
                select count(*) = 1 from access.membership where user_id = :user
                """)
                .param("user", user.id())
                .query(Boolean.class)
                .single());
    }

    /// An owner took it away.
    public record Reset(Instant at, User by) {}

    /// Notes that the viewer took a member's second step away.
    @Transactional
    public void noteReset(Viewer viewer, UUID user) {
        sql.sql("""
                insert into access.step_reset (organisation_id, user_id)
                values (:organisation, :user)
                """)
                .param("organisation", viewer.organisation().id())
                .param("user", user)
                .update();
    }

    /// The latest first, ten at most.
    @Transactional(readOnly = true)
    public List<Reset> resets(Viewer viewer, UUID user) {
        return sql.sql("""
                select r.at, u.id, u.email, u.family_name, u.given_name, u.language
                from access.step_reset r
                join access.app_user u on u.id = r.reset_by
                where r.user_id = :user
                order by r.at desc
                limit 10
                """)
                .param("user", user)
                .query((row, n) -> new Reset(row.getTimestamp("at").toInstant(),
                        Identities.user(row, n)))
                .list();
    }
}
