package linecard.accounts;

import linecard.access.Viewer;
import linecard.people.Belongings;
import linecard.people.Kept;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.util.List;
import java.util.UUID;

/// Assignments, the accounts below and other spellings. [Mergers] itself hands on the first two; a
/// spelling stays, since files use it for what was booked before, too.
@Repository
@Order(1)
class OwnBelongings implements Belongings<Account> {

    private final JdbcClient sql;

    OwnBelongings(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Kept> of(Viewer viewer, UUID account) {
        return sql.sql("""
                select (select count(*) from accounts.assignment s
                        where s.account_id = :account) as assignments,
                       (select count(*) from accounts.account c
                        where c.parent_id = :account) as children,
                       (select count(*) from accounts.alias l
                        where l.account_id = :account) as aliases
                """)
                .param("account", account)
                .query((row, _) -> List.of(
                        new Kept("accounts.assignments", 0, row.getLong("assignments")),
                        new Kept("accounts.children", row.getLong("children"), 0),
                        new Kept("accounts.aliases", 0, row.getLong("aliases"))))
                .single();
    }
}
