package linecard.emails;

import linecard.access.Absent;
import linecard.access.Viewer;
import linecard.database.Ids;
import linecard.emails.Match.Target;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import static linecard.access.Audience.KEEPERS;

/// Where mails stand. Placed, a mail is seen by whoever sees the account; taken off, by the member
/// alone who handed it in.
@Repository
class Placings {

    private static final String PLACING = """
            select p.id, p.email_id, p.account_id, p.contact_id
            from emails.placing p
            """;

    private final JdbcClient sql;

    Placings(JdbcClient sql) {
        this.sql = sql;
    }

    /// Of these mails, those that the viewer may see, in the order they were made.
    @Transactional(readOnly = true)
    List<Placing> of(Viewer viewer, Collection<UUID> emails) {
        return sql.sql(PLACING + "where p.email_id = any (:emails) order by p.id limit 2000")
                .param("emails", emails.toArray(UUID[]::new))
                .query(Placings::read)
                .list();
    }

    /// @throws Absent where there is none that the viewer may see
    @Transactional(readOnly = true)
    Placing one(Viewer viewer, UUID id) {
        return sql.sql(PLACING + "where p.id = :id")
                .param("id", id)
                .query(Placings::read)
                .optional()
                .orElseThrow(() -> new Absent("placing"));
    }

    /// Places a mail of one's own, or one that the principal's keepers see; where it stands there
    /// already, nothing changes.
    ///
    /// @return the id of the placing
    /// @throws Absent where it is no mail that the viewer may place
    @Transactional
    UUID add(Viewer viewer, UUID email, Target target) {
        var id = Ids.fresh();
        int rows = sql.sql("""
                insert into emails.placing (id, organisation_id, email_id, account_id, contact_id,
                                            user_id, agency_id, sent_at)
                select :id, e.organisation_id, e.id, :account, :contact, e.user_id, e.agency_id,
                       e.sent_at
                from emails.email e
                where e.id = :email
                  and (e.user_id = :user or :keeps)
                on conflict (organisation_id, email_id, account_id, contact_id) do nothing
                """)
                .param("id", id)
                .param("email", email)
                .param("account", target.account())
                .param("contact", target.contact(), Types.OTHER)
                .param("user", viewer.user().id())
                .param("keeps", keeps(viewer))
                .update();
        return rows == 1 ? id : there(viewer, email, target);
    }

    private UUID there(Viewer viewer, UUID email, Target target) {
        return of(viewer, List.of(email)).stream()
                .filter(one -> one.account().equals(target.account())
                        && Objects.equals(one.contact(), target.contact()))
                .findFirst().map(Placing::id).orElseThrow(() -> new Absent("email"));
    }

    /// @return the mail
    /// @throws Absent where it is none that the viewer may take off
    @Transactional
    UUID remove(Viewer viewer, UUID id) {
        return sql.sql("""
                delete from emails.placing
                where id = :id and (user_id = :user or :keeps)
                returning email_id
                """)
                .param("id", id)
                .param("user", viewer.user().id())
                .param("keeps", keeps(viewer))
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new Absent("placing"));
    }

    /// Whether the viewer may place others' mails too, of those in sight.
    static boolean keeps(Viewer viewer) {
        return viewer.isIn(KEEPERS);
    }

    private static Placing read(ResultSet row, int n) throws SQLException {
        return new Placing(row.getObject("id", UUID.class),
                row.getObject("email_id", UUID.class), row.getObject("account_id", UUID.class),
                row.getObject("contact_id", UUID.class));
    }
}
