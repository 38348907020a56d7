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
class Placements {

    private static final String PLACEMENT = """
            select p.id, p.email_id, p.account_id, p.contact_id
            from emails.placement p
            """;

    private final JdbcClient sql;

    Placements(JdbcClient sql) {
        this.sql = sql;
    }

    /// Of these mails, those that the viewer may see, in the order they were made.
    @Transactional(readOnly = true)
    List<Placement> of(Viewer viewer, Collection<UUID> emails) {
        return sql.sql(PLACEMENT + "where p.email_id = any (:emails) order by p.id limit 2000")
                .param("emails", emails.toArray(UUID[]::new))
                .query(Placements::read)
                .list();
    }

    /// One that the viewer may take off.
    ///
    /// @throws Absent where there is none
    @Transactional(readOnly = true)
    Placement removable(Viewer viewer, UUID id) {
        return sql.sql(PLACEMENT + "where p.id = :id and (p.user_id = :user or :keeps)")
                .param("id", id)
                .param("user", viewer.user().id())
                .param("keeps", keeps(viewer))
                .query(Placements::read)
                .optional()
                .orElseThrow(() -> new Absent("placement"));
    }

    /// Places a mail of one's own; where it stands there already, nothing changes.
    ///
    /// @return the id of the placement
    /// @throws Absent where it is none of the viewer's own
    @Transactional
    UUID add(Viewer viewer, UUID email, Target target) {
        var id = Ids.fresh();
        int rows = sql.sql("""
                insert into emails.placement (id, organisation_id, email_id, account_id, contact_id,
                                            user_id, agency_id, sent_at)
                select :id, e.organisation_id, e.id, :account, :contact, e.user_id, e.agency_id,
                       e.sent_at
                from emails.email e
                where e.id = :email and e.user_id = :user
                on conflict (organisation_id, email_id, account_id, contact_id) do nothing
                """)
                .param("id", id)
                .param("email", email)
                .param("account", target.account())
                .param("contact", target.contact(), Types.OTHER)
                .param("user", viewer.user().id())
                .update();
        return rows == 1 ? id : there(viewer, email, target);
    }

    private UUID there(Viewer viewer, UUID email, Target target) {
        return of(viewer, List.of(email)).stream()
                .filter(one -> one.account().equals(target.account())
                        && Objects.equals(one.contact(), target.contact()))
                .findFirst().map(Placement::id).orElseThrow(() -> new Absent("email"));
    }

    /// @return the mail
    /// @throws Absent where it is none that the viewer may take off
    @Transactional
    UUID remove(Viewer viewer, UUID id) {
        return sql.sql("""
                delete from emails.placement
                where id = :id and (user_id = :user or :keeps)
                returning email_id
                """)
                .param("id", id)
                .param("user", viewer.user().id())
                .param("keeps", keeps(viewer))
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new Absent("placement"));
    }

    /// Whether the viewer may take others' mails off too, of those in sight.
    static boolean keeps(Viewer viewer) {
        return viewer.isIn(KEEPERS);
    }

    private static Placement read(ResultSet row, int n) throws SQLException {
        return new Placement(row.getObject("id", UUID.class),
                row.getObject("email_id", UUID.class), row.getObject("account_id", UUID.class),
                row.getObject("contact_id", UUID.class));
    }
}
