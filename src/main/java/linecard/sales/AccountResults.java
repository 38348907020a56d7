package linecard.sales;

import linecard.access.Viewer;
import linecard.calendar.Span;
import linecard.money.Money;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.util.Collection;
import java.util.UUID;

/// What some accounts bought together, as far as the viewer may see it.
@Repository
public class AccountResults {

    private final JdbcClient sql;

    AccountResults(JdbcClient sql) {
        this.sql = sql;
    }

    /// Net of the fiscal months that begin within the span.
    @Transactional(readOnly = true)
    public Money of(Viewer viewer, Collection<UUID> accounts, Span months) {
        var organisation = viewer.organisation();
        return organisation.money(sql.sql("""
                select coalesce(sum(m.net_minor), 0)
                from sales.month m
                where m.account_id = any (:accounts)
                  and m.month >= :from and m.month < :to
                  and m.kind = any (:kinds)
                """)
                .param("accounts", accounts.toArray(UUID[]::new))
                .param("from", months.from())
                .param("to", months.to())
                .param("kinds", Kind.results(organisation).stream().map(Kind::code)
                        .toArray(String[]::new))
                .query(Long.class)
                .single());
    }
}
