package linecard.pipeline;

import linecard.access.Viewer;
import linecard.accounts.Account;
import linecard.accounts.Accounts;
import linecard.database.Batches;
import linecard.people.GoingAlong;
import linecard.words.SearchText;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.util.UUID;

/// Possible sales: the open ones go along, since what comes of them will be booked on the other
/// account; what is over stays beside the orders that came of it. Registrations stay as they were.
@Repository
@Order(4)
class OpportunityBelongings extends GoingAlong<Account> {

    private final JdbcClient sql;
    private final Batches batches;
    private final Accounts accounts;

    OpportunityBelongings(JdbcClient sql, Batches batches, Accounts accounts) {
        super(sql, "pipeline.list", "pipeline.opportunity", "account_id", "r.outcome is null");
        this.sql = sql;
        this.batches = batches;
        this.accounts = accounts;
    }

    @Override
    @Transactional
    public void move(Viewer viewer, UUID gone, UUID kept) {
        var name = accounts.of(viewer, kept).name();
        record Open(UUID id, String name) {}
        var open = sql.sql("""
                select o.id, o.name
                from pipeline.opportunity o
                where o.account_id = :gone and o.outcome is null
                """)
                .param("gone", gone)
                .query((row, _) -> new Open(
                        row.getObject("id", UUID.class), row.getString("name")))
                .list();
        batches.run("""
                update pipeline.opportunity
                set account_id = :kept, search = :search, version = version + 1
                where id = :id
                """, open, one -> new MapSqlParameterSource("kept", kept)
                .addValue("search", SearchText.of(one.name(), name))
                .addValue("id", one.id()));
    }
}
