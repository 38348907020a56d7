package linecard.contacts;

import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.people.MergedRows;
import linecard.people.Outcome;
import linecard.people.Outcome.Refused;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/// Makes two contacts one: one of them stands for both from then on, the other stays, archived.
@Repository
public class ContactMergers {

    private final JdbcClient sql;
    private final Contacts contacts;
    private final MergedRows<Contact> rows;

    ContactMergers(JdbcClient sql, Contacts contacts) {
        this.sql = sql;
        this.contacts = contacts;
        this.rows = new MergedRows<>(sql, "contacts.contact", Stream::empty);
    }

    /// Into which another a contact was merged, if it was.
    @Transactional(readOnly = true)
    Optional<UUID> of(Viewer viewer, UUID contact) {
        return sql.sql("""
                select c.merged_into
                from contacts.contact c
                where c.id = :contact and c.merged_into is not null
                """)
                .param("contact", contact)
                .query(UUID.class)
                .optional();
    }

    /// All that were merged into another. Up to 100,000.
    @Transactional(readOnly = true)
    Set<UUID> gone(Viewer viewer) {
        return Set.copyOf(sql.sql("""
                select c.id from contacts.contact c where c.merged_into is not null limit 100000
                """)
                .query((row, _) -> row.getObject("id", UUID.class))
                .list());
    }

    /// Those that a contact stands for, the ones merged last first. Up to 100.
    @Transactional(readOnly = true)
    List<UUID> within(Viewer viewer, UUID contact) {
        return sql.sql("""
                with recursive within (id, depth) as (
                    select c.id, 1
                    from contacts.contact c
                    where c.merged_into = :contact
                    union all
                    select c.id, w.depth + 1
                    from within w join contacts.contact c on c.merged_into = w.id)
                select id from within order by depth desc, id limit 100
                """)
                .param("contact", contact)
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }

    /// So many places and agreements would go along from a contact.
    public record Hanging(long places, long consents) {}

    @Transactional(readOnly = true)
    public Hanging hanging(Viewer viewer, UUID contact) {
        return sql.sql("""
                select (select count(*) from contacts.place p
                        where p.contact_id = :contact) as places,
                       (select count(*) from contacts.consent s
                        where s.contact_id = :contact) as consents
                """)
                .param("contact", contact)
                .query((row, _) -> new Hanging(row.getLong("places"), row.getLong("consents")))
                .single();
    }

    /// Why one cannot be merged into the other as they are.
    @Transactional(readOnly = true)
    public Optional<Refused> against(Viewer viewer, Contact gone, Contact kept) {
        if (viewer.territory() != null) return MergedRows.no("accounts.merge.bound");
        for (var one : List.of(gone, kept)) {
            if (of(viewer, one.id()).isPresent()) {
                return MergedRows.no("accounts.merge.already", one.name(viewer.language()));
            }
        }
        return !kept.archived() ? Optional.empty()
                : MergedRows.no("accounts.merge.archived", kept.name(viewer.language()));
    }

    /// Merges one into the other.
    ///
    /// @param kept with what is to stand in it
    /// @throws Stale where somebody changed one of them since
    @Transactional
    public Outcome merge(Viewer viewer, Contact gone, Contact kept) {
        rows.lock(gone.id(), kept.id());
        var refused = against(viewer, gone, kept);
        if (refused.isPresent()) return refused.get();
        contacts.change(viewer, kept);
        movePlaces(gone.id(), kept.id());
        keepWithdrawn(gone.id(), kept.id());
        moveConsents(gone.id(), kept.id());
        rows.merge(gone.id(), gone.version(), kept.id(), null);
        return new Outcome.Done(List.of(gone.id()));
    }

    /// Those where the other works already stay.
    private void movePlaces(UUID gone, UUID kept) {
        sql.sql("""
                update contacts.place p
                set contact_id = :kept, version = p.version + 1
                where p.contact_id = :gone
                  and not exists (select from contacts.place k
                                  where k.contact_id = :kept and k.account_id = p.account_id
                                    and (k.until is null) = (p.until is null))
                """)
                .param("gone", gone)
                .param("kept", kept)
                .update();
    }

    /// What the person withdrew here is withdrawn there, unless it was given again later.
    private void keepWithdrawn(UUID gone, UUID kept) {
        sql.sql("""
                update contacts.consent k
                set withdrawn_on = g.withdrawn_on, version = k.version + 1
                from (select s.purpose, max(s.withdrawn_on) as withdrawn_on
                      from contacts.consent s
                      where s.contact_id = :gone and s.withdrawn_on is not null
                      group by s.purpose) g
                where k.contact_id = :kept and k.purpose = g.purpose and k.withdrawn_on is null
                  and k.given_on <= g.withdrawn_on
                """)
                .param("gone", gone)
                .param("kept", kept)
                .update();
    }

    /// Nobody agrees anew by being merged: what holds goes along only where the other neither
    /// agrees already nor has withdrawn since.
    private void moveConsents(UUID gone, UUID kept) {
        sql.sql("""
                update contacts.consent s
                set contact_id = :kept, version = s.version + 1
                where s.contact_id = :gone
                  and (s.withdrawn_on is not null
                       or not exists (select from contacts.consent k
                                      where k.contact_id = :kept and k.purpose = s.purpose
                                        and (k.withdrawn_on is null
                                             or k.withdrawn_on >= s.given_on)))
                """)
                .param("gone", gone)
                .param("kept", kept)
                .update();
    }
}
