package linecard.calls;

import linecard.access.Identities;
import linecard.access.Viewer;
import linecard.database.Binding;
import linecard.database.Bound;
import linecard.database.Ids;
import linecard.packing.Sha256;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/// The private calendars of reps. Who has the address has the calendar, and nothing else.
@Repository
class Feeds {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int TOKEN_BYTES = 32;

    private final JdbcClient sql;
    private final TransactionOperations transaction;
    private final Identities identities;

    Feeds(JdbcClient sql, TransactionOperations transaction, Identities identities) {
        this.sql = sql;
        this.transaction = transaction;
        this.identities = identities;
    }

    @Transactional(readOnly = true)
    boolean has(Viewer viewer, UUID rep) {
        return sql.sql("""
                select exists (select from calls.feed where rep_id = :rep and revoked_at is null)
                """)
                .param("rep", rep)
                .query(Boolean.class)
                .single();
    }

    /// Makes a new one in the place of any other.
    ///
    /// @return its secret, which nobody can look up again
    @Transactional
    String make(Viewer viewer, UUID rep) {
        revoke(viewer, rep);
        var secret = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(secret);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        sql.sql("""
                insert into calls.feed (id, organisation_id, user_id, rep_id, token_hash)
                values (:id, :organisation, :user, :rep, :hash)
                """)
                .param("id", Ids.fresh())
                .param("organisation", viewer.organisation().id())
                .param("user", viewer.user().id())
                .param("rep", rep)
                .param("hash", Sha256.of(token))
                .update();
        return token;
    }

    @Transactional
    void revoke(Viewer viewer, UUID rep) {
        sql.sql("""
                update calls.feed set revoked_at = now()
                where rep_id = :rep and revoked_at is null
                """)
                .param("rep", rep)
                .update();
    }

    private record Known(UUID organisation, UUID user, UUID rep) {}

    /// Whose calendar a secret opens, as long as the person is still that rep.
    Optional<Viewer> viewer(String token) {
        var known = Bound.call(Binding.gate(), () -> transaction.execute(_ -> sql.sql("""
                select organisation_id, user_id, rep_id
                from calls.feed
                where token_hash = :hash and revoked_at is null
                """)
                .param("hash", Sha256.of(token))
                .query((row, _) -> new Known(row.getObject("organisation_id", UUID.class),
                        row.getObject("user_id", UUID.class),
                        row.getObject("rep_id", UUID.class)))
                .optional()));
        if (known == null) return Optional.empty();
        return known.flatMap(feed -> identities.viewer(feed.user(), feed.organisation())
                .filter(viewer -> feed.rep().equals(viewer.rep())));
    }
}
