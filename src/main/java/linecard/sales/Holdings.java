package linecard.sales;

import linecard.access.Viewer;
import linecard.accounts.Mergers;
import linecard.accounts.Sharings;
import linecard.calendar.Span;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import static linecard.database.Columns.texts;

/// Who holds which account today, as far as that differs from whom its sales were credited to.
@Repository
class Holdings {

    static final int MOST = 1_000_000;
    private static final String LIMIT = "limit " + (MOST + 1);

    private final JdbcClient sql;
    private final Mergers mergers;
    private final Sharings sharings;

    Holdings(JdbcClient sql, Mergers mergers, Sharings sharings) {
        this.sql = sql;
        this.mergers = mergers;
        this.sharings = sharings;
    }

    /// The shares of the accounts whose holder of today may be another than was credited with
    /// their sales; of one rep or account asked for alone, of all that it concerns. Asked once in
    /// a transaction that only reads.
    ///
    /// @param windows only the shares of those who held the account through all of these; empty
    ///        for everybody's
    Map<UUID, List<Share>> moved(
            Viewer viewer, Scope scope, LocalDate today, List<Span> windows) {
        return OncePerReading.of(
                new Question(scope.rep(), scope.account(), today, windows),
                () -> find(viewer, scope, today, windows));
    }

    private record Question(
            @Nullable UUID rep, @Nullable UUID account, LocalDate today, List<Span> windows) {}

    private Map<UUID, List<Share>> find(
            Viewer viewer, Scope scope, LocalDate today, List<Span> windows) {
        var accounts = scope.account() != null ? List.of(scope.account())
                : scope.rep() != null ? ofRep(scope.rep()) : moved(today, windows);
        if (accounts.isEmpty()) return Map.of();
        var house = house(accounts);
        var byAccount = mergers.holders(viewer, accounts);
        var sharing = sharings.of(viewer);
        var holders = new HashMap<UUID, List<Share>>();
        for (var account : accounts) {
            var all = byAccount.getOrDefault(account, List.of());
            var shares = CreditRules.shares(house.contains(account), null, all, today, sharing);
            if (shares.isEmpty()) shares = List.of(Share.house(Share.WHOLE));
            holders.put(account, windows.isEmpty() ? shares
                    : HoldingRules.throughout(shares, all, windows, today));
        }
        return holders;
    }

    /// All that the rep was ever credited with or holds, with those that were merged into it: these
    /// are looked up account by account (`offset 0`), not joined with all there are.
    private List<UUID> ofRep(UUID rep) {
        return all(sql.sql("""
                with recursive held (account_id) as (
                    select account_id from accounts.assignment where rep_id = :rep
                    union
                    select a.id
                    from held h
                    cross join lateral (
                        select id from accounts.account where merged_into = h.account_id
                        offset 0) a)
                select account_id from sales.credited where rep_id = :rep
                union
                select account_id from held
                """ + LIMIT)
                .param("rep", rep)
                .query((row, _) -> row.getObject("account_id", UUID.class))
                .list());
    }

    /// @throws IllegalStateException where these are not all: figures would leave some out
    static List<UUID> all(List<UUID> accounts) {
        if (accounts.size() <= MOST) return accounts;
        throw new IllegalStateException(
                "who holds more than " + MOST + " accounts is not worked out");
    }

    /// Rather one too many than one too few: what moved exactly, the rules find out.
    private List<UUID> moved(LocalDate today, List<Span> windows) {
        var since = windows.stream().map(Span::from).min(LocalDate::compareTo);
        return all(sql.sql("""
                with house as materialized (
                    select a.id
                    from accounts.account a
                    where a.house)
                select c.account_id
                from sales.credited c
                left join accounts.assignment s
                       on s.account_id = c.account_id and s.valid @> :today
                left join house h on h.id = c.account_id
                group by c.account_id
                having count(*) > 1
                    or bool_or(c.rep_id is distinct from s.rep_id
                               or coalesce(s.share_millionths, 0) < :whole
                               or lower(s.valid) > :since
                               or h.id is not null and c.rep_id is not null)
                """ + LIMIT)
                .param("today", today)
                .param("since", since.orElse(LocalDate.MAX))
                .param("whole", Share.WHOLE)
                .query((row, _) -> row.getObject("account_id", UUID.class))
                .list());
    }

    private Set<UUID> house(List<UUID> accounts) {
        return new HashSet<>(sql.sql("""
                select id
                from accounts.account
                where house and id = any(:accounts::uuid[])
                """)
                .param("accounts", texts(accounts, id -> id))
                .query((row, _) -> row.getObject("id", UUID.class))
                .list());
    }
}
