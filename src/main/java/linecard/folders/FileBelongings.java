package linecard.folders;

import linecard.access.Viewer;
import linecard.accounts.Account;
import linecard.people.Belongings;
import linecard.people.Kept;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.util.List;
import java.util.UUID;

/// Files of the account itself go along, and those of opportunities lie where these do.
@Repository
@Order(8)
class FileBelongings implements Belongings<Account> {

    private final JdbcClient sql;

    FileBelongings(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Kept> of(Viewer viewer, UUID account) {
        return sql.sql("""
                select count(*) filter (where o.outcome is null) as moves,
                       count(*) filter (where o.outcome is not null) as stays
                from folders.file f
                left join pipeline.opportunity o on o.id = f.opportunity_id
                where f.account_id = :account and f.removed_at is null
                """)
                .param("account", account)
                .query((row, _) -> List.of(
                        new Kept("folders.files", row.getLong("moves"), row.getLong("stays"))))
                .single();
    }

    /// After opportunities have moved.
    @Override
    @Transactional
    public void move(Viewer viewer, UUID gone, UUID kept) {
        sql.sql("""
                update folders.file f
                set account_id = :kept, version = version + 1
                where f.account_id = :gone
                  and (f.opportunity_id is null
                       or exists (select from pipeline.opportunity o
                                  where o.id = f.opportunity_id and o.account_id = :kept))
                """)
                .param("kept", kept)
                .param("gone", gone)
                .update();
    }
}
