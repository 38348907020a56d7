package linecard.quotes;

import linecard.access.Viewer;
import linecard.accounts.Belongings;
import linecard.people.Kept;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.util.List;
import java.util.UUID;

/// Quotes that are still written go along; what was sent stays with whom it was sent to.
@Repository
@Order(5)
class QuoteBelongings implements Belongings {

    private final JdbcClient sql;

    QuoteBelongings(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Kept> of(Viewer viewer, UUID account) {
        return sql.sql("""
                select count(*) filter (where q.state = 'draft') as drafts,
                       count(*) filter (where q.state <> 'draft') as sent
                from quotes.quote q
                where q.account_id = :account
                """)
                .param("account", account)
                .query((row, _) -> List.of(
                        new Kept("quotes.list", row.getLong("drafts"), row.getLong("sent"))))
                .single();
    }

    @Override
    @Transactional
    public void move(Viewer viewer, UUID gone, UUID kept) {
        sql.sql("""
                update quotes.quote
                set account_id = :kept, version = version + 1
                where account_id = :gone and state = 'draft'
                """)
                .param("kept", kept)
                .param("gone", gone)
                .update();
    }
}
