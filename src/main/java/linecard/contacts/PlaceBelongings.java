package linecard.contacts;

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

/// The people at an account. Whoever works at both already keeps both places.
@Repository
@Order(2)
class PlaceBelongings implements Belongings<Account> {

    private final JdbcClient sql;

    PlaceBelongings(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Kept> of(Viewer viewer, UUID account) {
        return sql.sql("select count(*) from contacts.place p where p.account_id = :account")
                .param("account", account)
                .query((row, _) -> List.of(new Kept("contacts.all", row.getLong(1), 0)))
                .single();
    }

    /// The main contact stays the main one, unless there is one already.
    @Override
    @Transactional
    public void move(Viewer viewer, UUID gone, UUID kept) {
        sql.sql("""
                update contacts.place p
                set account_id = :kept, version = p.version + 1,
                    main = p.main and not exists (select from contacts.place m
                                                  where m.account_id = :kept and m.main)
                where p.account_id = :gone
                """)
                .param("gone", gone)
                .param("kept", kept)
                .update();
    }
}
