package linecard.access;

import linecard.access.Passkey.Credential;
import linecard.database.Binding;
import linecard.database.Bound;
import linecard.packing.Sha256;
import linecard.words.Coded;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// People's passkeys, and what became of them. Works as the gate: a person has one set, whatever
/// organisations that person belongs to.
@Repository
public class Passkeys {

    /// So many a person has at most.
    public static final int MOST = 20;

    private static final String PASSKEY = """
            select p.id, p.user_id, p.name, p.credential_id, p.public_key, p.is_synced,
                   p.transports, p.sign_count, p.made_at, p.used_at, p.version
            from access.passkey p
            """;

    private final JdbcClient sql;
    private final TransactionOperations transaction;

    Passkeys(JdbcClient sql, TransactionOperations transaction) {
        this.sql = sql;
        this.transaction = transaction;
    }

    private <T> T atTheGate(ScopedValue.CallableOp<T, RuntimeException> look) {
        return Bound.call(Binding.gate(), () -> transaction.execute(status -> look.call()));
    }

    /// A person's own, in the order they were made.
    public List<Passkey> of(UUID user) {
        return atTheGate(() -> sql.sql(PASSKEY + """
                where p.user_id = :user
                order by p.id
                limit :most
                """)
                .param("user", user)
                .param("most", MOST)
                .query(Passkeys::read)
                .list());
    }

    /// @throws Absent where the person has none of that id
    public Passkey of(User user, UUID id) {
        return of(user.id()).stream().filter(one -> one.id().equals(id)).findFirst()
                .orElseThrow(() -> new Absent("passkey"));
    }

    /// The one that a device calls so.
    public Optional<Passkey> named(byte[] credential) {
        return atTheGate(() -> sql.sql(PASSKEY + "where p.credential_id = :credential")
                .param("credential", credential)
                .query(Passkeys::read)
                .optional());
    }

    /// Adds one.
    ///
    /// @return its id; empty where the device's name for it is taken, or the person has as many as
    ///     may be
    public Optional<UUID> add(User user, String name, Credential credential) {
        return atTheGate(() -> {
            // Of two that come at once, the second sees the first.
            sql.sql("select 1 from access.app_user where id = :user for update")
                    .param("user", user.id())
                    .query(Integer.class)
                    .single();
            var added = sql.sql("""
                    insert into access.passkey (user_id, name, credential_id, public_key,
                                                is_synced, transports, sign_count)
                    select :user, :name, :credential, :key, :synced, :transports, :count
                    where (select count(*) from access.passkey where user_id = :user) < :most
                    on conflict do nothing
                    returning id
                    """)
                    .param("user", user.id())
                    .param("name", name)
                    .param("credential", credential.id())
                    .param("key", credential.key())
                    .param("synced", credential.isSynced())
                    .param("transports", credential.transports())
                    .param("count", credential.count())
                    .param("most", MOST)
                    .query(UUID.class)
                    .optional();
            if (added.isPresent()) note(user.id(), name, What.ADDED, user.id());
            return added;
        });
    }

    /// @throws Stale where `version` is not the one in the database
    public void rename(Passkey passkey, String name, int version) {
        atTheGate(() -> {
            int rows = sql.sql("""
                    update access.passkey set name = :name, version = version + 1
                    where id = :id and version = :version
                    """)
                    .param("name", name)
                    .param("id", passkey.id())
                    .param("version", version)
                    .update();
            if (rows == 0) throw new Stale("passkey");
            note(passkey.user(), name, What.RENAMED, passkey.user());
            return rows;
        });
    }

    /// Takes one away; nothing where it has gone already.
    ///
    /// @param by its owner, or whoever resets that person's second step
    public void remove(Passkey passkey, UUID by) {
        atTheGate(() -> {
            int rows = sql.sql("delete from access.passkey where id = :id")
                    .param("id", passkey.id())
                    .update();
            if (rows > 0) note(passkey.user(), passkey.name(), What.REMOVED, by);
            return rows;
        });
    }

    /// Notes that somebody signed in with one.
    ///
    /// @param count how often it has signed by now, as the device counts
    /// @return false where the device counted backwards: there may be a copy of it
    public boolean use(Passkey passkey, long count) {
        return atTheGate(() -> sql.sql("""
                update access.passkey set sign_count = :count, used_at = now()
                where id = :id and (sign_count < :count or sign_count = 0 and :count = 0)
                """)
                .param("count", count)
                .param("id", passkey.id())
                .update()) == 1;
    }

    /// Notes that one was turned away as a copy.
    public void refuse(Passkey passkey) {
        atTheGate(() -> note(passkey.user(), passkey.name(), What.REFUSED, passkey.user()));
    }

    /// Something to be signed by a device that nobody could foretell.
    public static String freshChallenge() {
        return Opaque.fresh();
    }

    /// Notes that a challenge is answered. Of two that come with one at the same time, one gets in.
    ///
    /// @param until when it would be too late for an answer anyway
    /// @return false where it was answered already
    public boolean spend(String challenge, Instant until) {
        return atTheGate(() -> {
            sql.sql("delete from access.spent_challenge where expires_at < now()").update();
            return sql.sql("""
                    insert into access.spent_challenge (challenge_hash, expires_at)
                    values (:hash, to_timestamp(:until))
                    on conflict do nothing
                    """)
                    .param("hash", Sha256.of(challenge))
                    .param("until", until.getEpochSecond() + 1)
                    .update();
        }) == 1;
    }

    /// Whether a passkey is all that keeps a stolen password from being enough: an organisation
    /// asks a second step of the person, who has passkeys and no app for codes. A session that no
    /// passkey opened may not change how that person signs in.
    public boolean guard(UUID user) {
        return atTheGate(() -> sql.sql("""
                select exists (select from access.passkey where user_id = :user)
                   and not exists (select from access.authenticator
                                   where user_id = :user and confirmed_at is not null)
                   and exists (select
                               from access.membership m
                               join access.organisation o on o.id = m.organisation_id
                               where m.user_id = :user
                                 and m.role = any (string_to_array(o.second_step_for, ' ')))
                """)
                .param("user", user)
                .query(Boolean.class)
                .single());
    }

    /// What can become of a passkey.
    public enum What implements Coded {

        ADDED, RENAMED, REMOVED,

        /// It was turned away: the device had counted backwards.
        REFUSED
    }

    /// @param name what the passkey was called
    /// @param isOwn whether its owner did it
    public record Act(What what, String name, Instant at, boolean isOwn) {}

    private int note(UUID user, String name, What what, UUID by) {
        return sql.sql("""
                insert into access.passkey_act (user_id, name, act, done_by)
                values (:user, :name, :act, :by)
                """)
                .param("user", user)
                .param("name", name)
                .param("act", what.code())
                .param("by", by)
                .update();
    }

    /// The latest first, ten at most.
    public List<Act> acts(UUID user) {
        return atTheGate(() -> sql.sql("""
                select act, name, at, done_by = user_id as is_own
                from access.passkey_act
                where user_id = :user
                order by id desc
                limit 10
                """)
                .param("user", user)
                .query((row, n) -> new Act(Coded.of(What.class, row.getString("act")),
                        row.getString("name"), row.getTimestamp("at").toInstant(),
                        row.getBoolean("is_own")))
                .list());
    }

    private static Passkey read(ResultSet row, int n) throws SQLException {
        var used = row.getTimestamp("used_at");
        return new Passkey(row.getObject("id", UUID.class), row.getObject("user_id", UUID.class),
                row.getString("name"),
                new Credential(row.getBytes("credential_id"), row.getBytes("public_key"),
                        row.getBoolean("is_synced"), row.getString("transports"),
                        row.getLong("sign_count")),
                row.getTimestamp("made_at").toInstant(), used == null ? null : used.toInstant(),
                row.getInt("version"));
    }
}
