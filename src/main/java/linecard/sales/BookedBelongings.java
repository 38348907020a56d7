package linecard.sales;

import linecard.access.Viewer;
import linecard.accounts.Account;
import linecard.people.Belongings;
import linecard.people.Kept;

import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What was booked for an account. It never moves: months and statements were told with it.
@Repository
@Order(7)
class BookedBelongings implements Belongings<Account> {

    private final JdbcClient sql;

    BookedBelongings(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Kept> of(Viewer viewer, UUID account) {
        return sql.sql("""
                select (select count(distinct s.document_id) from sales.share s
                        where s.account_id = :account) as documents,
                       (select count(*) from sales.payment p
                        where p.account_id = :account) as payments
                """)
                .param("account", account)
                .query((row, _) -> List.of(
                        new Kept("sales.documents", 0, row.getLong("documents")),
                        new Kept("sales.payments", 0, row.getLong("payments"))))
                .single();
    }

    @Override
    @Transactional(readOnly = true)
    public @Nullable LocalDate lastDay(Viewer viewer, UUID account) {
        return sql.sql("""
                select greatest(
                    (select max(s.booked_on) from sales.share s
                     where s.account_id = :account),
                    (select max(p.paid_on) from sales.payment p
                     where p.account_id = :account)) as last
                """)
                .param("account", account)
                .query((row, _) -> Optional.ofNullable(
                        row.getObject("last", LocalDate.class)))
                .single()
                .orElse(null);
    }
}
