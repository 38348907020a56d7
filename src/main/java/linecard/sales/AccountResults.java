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

    /// Net of some days from the first of a fiscal month on: of whole months their sums.
    @Transactional(readOnly = true)
    public Money of(Viewer viewer, Collection<UUID> accounts, Span days) {
        var organisation = viewer.organisation();
        var cut = Cut.of(days, organisation.calendar());
        return organisation.money(sql.sql("""
                select coalesce(sum(s.net_minor), 0)
                from (select net_minor
                      from sales.month
                      where account_id = any (:accounts)
                        and month >= :from and month < :wholeTo
                        and kind = any (:kinds)
                      union all
                      select net_minor
                      from sales.share
                      where account_id = any (:accounts)
                        and booked_on >= :wholeTo and booked_on < :to
                        and kind = any (:kinds)) s
                """)
                .param("accounts", accounts.toArray(UUID[]::new))
                .param("from", cut.from())
                .param("wholeTo", cut.wholeTo())
                .param("to", cut.to())
                .param("kinds", Kind.results(organisation).stream().map(Kind::code)
                        .toArray(String[]::new))
                .query(Long.class)
                .single());
    }
}
