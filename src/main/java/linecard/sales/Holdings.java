package linecard.sales;

import linecard.access.Viewer;
import linecard.accounts.Assignments;
import linecard.calendar.Span;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Who holds which account today, as far as that differs from whom its sales were credited to.
@Repository
class Holdings {

    private final JdbcClient sql;
    private final Assignments assignments;
    private final Crediting crediting;

    Holdings(JdbcClient sql, Assignments assignments, Crediting crediting) {
        this.sql = sql;
        this.assignments = assignments;
        this.crediting = crediting;
    }

    /// The shares of every account in the scope but those whose only holder of today is the only
    /// one who was ever credited with its sales.
    ///
    /// @param windows only the shares of those who held the account through all of these; empty
    ///        for everybody's
    Map<UUID, List<Share>> moved(
            Viewer viewer, Scope scope, LocalDate today, List<Span> windows) {
        var moved = accounts(scope, today, windows);
        if (moved.isEmpty()) return Map.of();
        var house = house(moved);
        var byAccount = assignments.ofAccounts(viewer, moved);
        var agencies = crediting.agencies();
        var holders = new HashMap<UUID, List<Share>>();
        for (var account : moved) {
            var all = byAccount.getOrDefault(account, List.of());
            var shares = CreditRules.shares(house.contains(account), null, all, today, agencies);
            holders.put(account, windows.isEmpty() ? shares
                    : HoldingRules.throughout(shares, all, windows, today));
        }
        return holders;
    }

    /// Rather one too many than one too few: what moved exactly, the rules find out.
    private List<UUID> accounts(Scope scope, LocalDate today, List<Span> windows) {
        var since = windows.stream().map(Span::from).min(LocalDate::compareTo);
        return sql.sql("""
                with held as (
                    select s.account_id, min(s.rep_id::text) as first, max(s.rep_id::text) as last,
                           sum(s.share_millionths) as share, max(lower(s.valid)) as since
                    from accounts.assignment s
                    join accounts.account a on a.id = s.account_id
                    where s.valid @> :today and not a.house
                    group by s.account_id)
                select c.account_id
                from sales.credited c
                left join held h on h.account_id = c.account_id
                where (:account::uuid is null or c.account_id = :account::uuid)
                  and (:rep::uuid is null
                       or c.account_id in (select account_id from sales.credited
                                           where rep_id = :rep::uuid
                                           union all
                                           select account_id from accounts.assignment
                                           where rep_id = :rep::uuid))
                group by c.account_id
                having count(*) > 1
                    or bool_or(c.rep_id::text is distinct from h.first)
                    or bool_or(h.first <> h.last or h.share < :whole or h.since > :since)
                """)
                .param("today", today)
                .param("since", since.orElse(LocalDate.MAX))
                .param("account", scope.account())
                .param("rep", scope.rep())
                .param("whole", Share.WHOLE)
                .query((row, _) -> row.getObject("account_id", UUID.class))
                .list();
    }

    private Set<UUID> house(List<UUID> accounts) {
        return new HashSet<>(sql.sql("""
                select id
                from accounts.account
                where house and id = any(:accounts::uuid[])
                """)
                .param("accounts", Column.of(accounts, id -> id))
                .query((row, _) -> row.getObject("id", UUID.class))
                .list());
    }
}
