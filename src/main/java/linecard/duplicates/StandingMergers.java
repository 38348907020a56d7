package linecard.duplicates;

import linecard.access.History.Undone;

import org.springframework.context.event.EventListener;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Keeps Undo from taking back, or bringing back, half a merging: [Merges#undo] takes back all.
@Component
class StandingMergers {

    private final JdbcClient sql;

    StandingMergers(JdbcClient sql) {
        this.sql = sql;
    }

    @EventListener
    void check(Undone undone) {
        if (undone.relation().equals("duplicates.merging")) throw half();
        if (!undone.relation().equals("accounts.account")
                && !undone.relation().equals("contacts.contact")) return;
        boolean isHalf = sql.sql("""
                select (exists (select from accounts.account a
                                where a.id = :row and a.merged_into is not null)
                        or exists (select from contacts.contact c
                                   where c.id = :row and c.merged_into is not null))
                   is distinct from exists (select from duplicates.merging m
                                            where m.gone_id = :row and m.undone_at is null)
                """)
                .param("row", undone.row())
                .query(Boolean.class)
                .single();
        if (isHalf) throw half();
    }

    private static DataIntegrityViolationException half() {
        return new DataIntegrityViolationException("a merging is taken back whole");
    }
}
