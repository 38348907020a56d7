package linecard.keyaccounts;

import linecard.access.Viewer;
import linecard.keyaccounts.Warning.Evidence;
import linecard.sales.Kind;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Reads what warnings rest on, and tells what seems to go wrong at some accounts.
@Repository
class Signs {

    private static final int FETCHED = 10_000;
    private static final int YEARS = 2;

    private final JdbcClient sql;
    private final Trees trees;

    Signs(JdbcClient sql, Trees trees) {
        this.sql = sql;
        this.trees = trees;
    }

    /// What is known of one account and of those that belong to it.
    private static final class Known {
        private final Set<LocalDate> ordered = new LinkedHashSet<>();
        private final Map<UUID, long[]> byLine = new HashMap<>();
        private final long[] bought = new long[WarningRules.EARLIER + WarningRules.RECENT];
        private final long[] returned = new long[WarningRules.EARLIER + WarningRules.RECENT];
        private final Set<UUID> contacts = new LinkedHashSet<>();
    }

    /// @param months the first days of the eighteen months before the one that runs
    @Transactional(readOnly = true)
    Map<UUID, List<Evidence>> of(
            Viewer viewer, Collection<UUID> accounts, List<LocalDate> months, LocalDate today) {
        var tree = trees.of(viewer, accounts);
        var known = new LinkedHashMap<UUID, Known>();
        for (var account : accounts) known.put(account, new Known());
        var members = tree.keySet().toArray(UUID[]::new);
        read(viewer, tree, known, members, months, today);
        var signs = new LinkedHashMap<UUID, List<Evidence>>();
        known.forEach((account, one) -> signs.put(account, signs(one, months, today)));
        return signs;
    }

    private static List<Evidence> signs(Known one, List<LocalDate> months, LocalDate today) {
        var recent = months.get(WarningRules.EARLIER);
        var signs = new ArrayList<Evidence>();
        var ordered = one.ordered.stream().sorted().toList();
        WarningRules.interval(ordered).ifPresent(signs::add);
        WarningRules.silence(ordered, today).ifPresent(signs::add);
        WarningRules.mix(one.byLine, recent).ifPresent(signs::add);
        WarningRules.returns(one.bought, one.returned, recent).ifPresent(signs::add);
        WarningRules.contact(List.copyOf(one.contacts), today).ifPresent(signs::add);
        return signs;
    }

    private void read(
            Viewer viewer, Map<UUID, List<UUID>> tree, Map<UUID, Known> known, UUID[] members,
            List<LocalDate> months, LocalDate today) {
        var counted = Kind.counted(viewer.organisation()).code();
        sql.sql("""
                select account_id, booked_on
                from sales.share
                where kind = :counted and account_id = any (:accounts)
                  and booked_on >= :from and booked_on < :today
                group by account_id, booked_on
                having sum(net_minor) > 0
                """)
                .withFetchSize(FETCHED)
                .param("counted", counted)
                .param("accounts", members)
                .param("from", today.minusYears(YEARS))
                .param("today", today)
                .query(row -> {
                    var day = row.getObject("booked_on", LocalDate.class);
                    for (var account : above(tree, row.getObject("account_id", UUID.class))) {
                        known.computeIfAbsent(account, _ -> new Known()).ordered.add(day);
                    }
                });
        var at = new HashMap<LocalDate, Integer>();
        for (var month : months) at.put(month, at.size());
        sql.sql("""
                select account_id, product_line_id, month, sum(net_minor) as net,
                       sum(returned_minor) as returned
                from sales.month
                where kind in (:counted, 'credit') and account_id = any (:accounts)
                  and month >= :from
                group by account_id, product_line_id, month
                """)
                .withFetchSize(FETCHED)
                .param("counted", counted)
                .param("accounts", members)
                .param("from", months.getFirst())
                .query(row -> {
                    var month = at.get(row.getObject("month", LocalDate.class));
                    if (month == null) return;
                    long net = row.getLong("net");
                    long returned = -row.getLong("returned");
                    var line = row.getObject("product_line_id", UUID.class);
                    for (var account : above(tree, row.getObject("account_id", UUID.class))) {
                        var one = known.computeIfAbsent(account, _ -> new Known());
                        one.byLine.computeIfAbsent(line,
                                _ -> new long[one.bought.length])[month] += net;
                        one.bought[month] += net + returned;
                        one.returned[month] += returned;
                    }
                });
        sql.sql("""
                select p.account_id, p.contact_id
                from contacts.place p
                join contacts.contact c on c.id = p.contact_id
                where p.account_id = any (:accounts) and c.archived_at is null
                  and (p.since is null or p.since <= :today)
                  and (p.until is null or p.until >= :today)
                """)
                .param("accounts", members)
                .param("today", today)
                .query(row -> {
                    var contact = row.getObject("contact_id", UUID.class);
                    for (var account : above(tree, row.getObject("account_id", UUID.class))) {
                        known.computeIfAbsent(account, _ -> new Known()).contacts.add(contact);
                    }
                });
    }

    private static List<UUID> above(Map<UUID, List<UUID>> tree, UUID account) {
        return tree.getOrDefault(account, List.of());
    }
}
