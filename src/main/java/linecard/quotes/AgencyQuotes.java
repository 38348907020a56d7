package linecard.quotes;

import linecard.access.Viewer;
import linecard.people.AgencyBelongings;
import linecard.people.Kept;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.util.List;
import java.util.UUID;

/// Quotes of an agency's reps: those still written go along with them, what was sent stays.
@Repository
@Order(4)
class AgencyQuotes implements AgencyBelongings {

    private final JdbcClient sql;

    AgencyQuotes(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Kept> of(Viewer viewer, UUID agency) {
        return sql.sql("""
                select count(*) filter (where q.state = 'draft') as drafts,
                       count(*) filter (where q.state <> 'draft') as sent
                from quotes.quote q
                where q.agency_id = :agency
                """)
                .param("agency", agency)
                .query((row, _) -> List.of(
                        new Kept("quotes.list", row.getLong("drafts"), row.getLong("sent"))))
                .single();
    }

    @Override
    @Transactional
    public void move(Viewer viewer, UUID gone, UUID kept) {
        sql.sql("""
                update quotes.quote
                set agency_id = :kept, version = version + 1
                where agency_id = :gone and state = 'draft'
                """)
                .param("gone", gone)
                .param("kept", kept)
                .update();
    }
}
