package linecard.duplicates;

import linecard.access.History.Undone;

import org.springframework.context.event.EventListener;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.Set;
import java.util.UUID;

/// Keeps Undo from taking back, or bringing back, half a merging: [Merges#undo] takes back all.
@Component
class StandingMergers {

    private static final Set<String> RECORDS =
            Set.of("accounts.account", "contacts.contact", "people.agency");

    private final JdbcClient sql;

    StandingMergers(JdbcClient sql) {
        this.sql = sql;
    }

    @EventListener
    void check(Undone undone) {
        if (undone.relation().equals("duplicates.merging")) throw half();
        if (undone.relation().equals("people.past_agency")
                || undone.relation().equals("people.rep") && isHalfMoved(undone.row())) {
            throw half();
        }
        if (!RECORDS.contains(undone.relation())) return;
        boolean isHalf = sql.sql("""
                select (exists (select from accounts.account a
                                where a.id = :row and a.merged_into is not null)
                        or exists (select from contacts.contact c
                                   where c.id = :row and c.merged_into is not null)
                        or exists (select from people.agency g
                                   where g.id = :row and g.merged_into is not null))
                   is distinct from exists (select from duplicates.merging m
                                            where m.gone_id = :row and m.undone_at is null)
                """)
                .param("row", undone.row())
                .query(Boolean.class)
                .single();
        if (isHalf) throw half();
    }

    /// Whether a rep would be back with an agency that was merged.
    private boolean isHalfMoved(UUID rep) {
        return sql.sql("""
                select exists (select from people.rep r
                               join people.past_agency p on p.rep_id = r.id
                                                        and p.agency_id = r.agency_id
                               where r.id = :rep)
                """)
                .param("rep", rep)
                .query(Boolean.class)
                .single();
    }

    private static DataIntegrityViolationException half() {
        return new DataIntegrityViolationException("a merging is taken back whole");
    }
}
