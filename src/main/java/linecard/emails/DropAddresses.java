package linecard.emails;

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
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import static linecard.access.Audience.CORRESPONDENTS;

/// The private addresses at which members' mails arrive, one a member: what stands before the `@`.
/// Nobody but the member ever sees it.
@Repository
class DropAddresses {

    /// 130 bits: nobody guesses one.
    private static final int CHARS = 26;
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient sql;
    private final TransactionOperations transaction;
    private final Identities identities;

    DropAddresses(JdbcClient sql, TransactionOperations transaction, Identities identities) {
        this.sql = sql;
        this.transaction = transaction;
        this.identities = identities;
    }

    /// The viewer's own.
    @Transactional(readOnly = true)
    Optional<String> of(Viewer viewer) {
        return sql.sql("select local_part from emails.drop_address where user_id = :user")
                .param("user", viewer.user().id())
                .query(String.class)
                .optional();
    }

    /// Makes one in the place of any other, which takes nothing more from now on.
    @Transactional
    String make(Viewer viewer) {
        var name = new StringBuilder();
        for (int i = 0; i < CHARS; i++) {
            name.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        sql.sql("""
                insert into emails.drop_address (id, organisation_id, user_id, local_part,
                                                 name_hash)
                values (:id, :organisation, :user, :name, :hash)
                on conflict (organisation_id, user_id) do update
                set local_part = excluded.local_part, name_hash = excluded.name_hash,
                    made_at = now()
                """)
                .param("id", Ids.fresh())
                .param("organisation", viewer.organisation().id())
                .param("user", viewer.user().id())
                .param("name", name.toString())
                .param("hash", Sha256.of(name.toString()))
                .update();
        return name.toString();
    }

    @Transactional
    void remove(Viewer viewer) {
        sql.sql("delete from emails.drop_address where user_id = :user")
                .param("user", viewer.user().id())
                .update();
    }

    /// To whom a name belongs.
    record Owner(UUID organisation, UUID user) {}

    /// Takes as long for a name that nobody has as for one that somebody has.
    Optional<Owner> owner(String name) {
        var found = Bound.call(Binding.gate(), () -> transaction.execute(_ -> sql.sql("""
                select d.organisation_id, d.user_id
                from emails.drop_address d
                where d.name_hash = :hash
                """)
                .param("hash", Sha256.of(name.toLowerCase(Locale.ROOT)))
                .query((row, _) -> new Owner(row.getObject("organisation_id", UUID.class),
                        row.getObject("user_id", UUID.class)))
                .optional()));
        return found == null ? Optional.empty() : found;
    }

    /// Who that is now; empty where the person may do nothing here any more.
    Optional<Viewer> viewer(Owner owner) {
        return identities.viewer(owner.user(), owner.organisation())
                .filter(viewer -> viewer.isIn(CORRESPONDENTS));
    }
}
