package linecard.keyaccounts;

import linecard.access.Viewer;
import linecard.accounts.Assignments;
import linecard.accounts.Sharings;
import linecard.calendar.Span;
import linecard.calls.Visits;
import linecard.catalog.ProductLine;
import linecard.catalog.ProductLines;
import linecard.keyaccounts.Setting.Measure;
import linecard.pareto.Worth;
import linecard.sales.Kind;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Reads what reviews rest on, from the months' sums: for who sees everything.
@Repository
class Takings {

    private static final int FETCHED = 10_000;
    private static final int MOST_ACCOUNTS = 500_000;

    private final JdbcClient sql;
    private final Assignments assignments;
    private final Sharings sharings;
    private final ProductLines lines;
    private final Visits visits;

    Takings(JdbcClient sql, Assignments assignments, Sharings sharings, ProductLines lines,
            Visits visits) {
        this.sql = sql;
        this.assignments = assignments;
        this.sharings = sharings;
        this.lines = lines;
        this.visits = visits;
    }

    /// All that a review is made of.
    ///
    /// @param bought by account and product line
    /// @param territories of the accounts that have one
    /// @param held the part of each rep who looks after an account, in millionths
    /// @param lines every product line with those above it
    record Facts(
            Map<UUID, Map<UUID, Series>> bought, Forest forest, Map<UUID, UUID> territories,
            Map<UUID, Map<UUID, Long>> held, Map<UUID, List<UUID>> lines,
            List<Visits.Count> visits) {}

    /// @param months the first days of the twelve
    /// @param day as of which accounts are looked after
    @Transactional(readOnly = true)
    Facts of(Viewer viewer, List<LocalDate> months, Span window, Measure by, LocalDate day) {
        var bought = bought(viewer, months, window, by);
        age(viewer, bought, window);
        var above = new HashMap<UUID, UUID>();
        var territories = new HashMap<UUID, UUID>();
        sql.sql("""
                select id, coalesce(merged_into, parent_id) as above, territory_id
                from accounts.account
                limit :most
                """)
                .param("most", MOST_ACCOUNTS)
                .query(row -> {
                    var id = row.getObject("id", UUID.class);
                    var over = row.getObject("above", UUID.class);
                    var territory = row.getObject("territory_id", UUID.class);
                    if (over != null) above.put(id, over);
                    if (territory != null) territories.put(id, territory);
                });
        return new Facts(bought, new Forest(above), territories, held(viewer, day), lines(viewer),
                visits.counts(viewer, window));
    }

    private Map<UUID, Map<UUID, Series>> bought(
            Viewer viewer, List<LocalDate> months, Span window, Measure by) {
        var bought = new HashMap<UUID, Map<UUID, Series>>();
        var at = new HashMap<LocalDate, Integer>();
        for (var month : months) at.put(month, at.size());
        sql.sql("""
                select account_id, product_line_id, month, sum(net_minor) as net,
                       sum(net_minor - cost_minor) as margin
                from sales.month
                where kind in (:counted, 'credit') and month >= :from and month < :to
                group by account_id, product_line_id, month
                """)
                .withFetchSize(FETCHED)
                .param("counted", Kind.counted(viewer.organisation()).code())
                .param("from", window.from())
                .param("to", window.to())
                .query(row -> {
                    var month = at.get(row.getObject("month", LocalDate.class));
                    if (month == null) return;
                    long margin = row.getLong("margin");
                    bought.computeIfAbsent(row.getObject("account_id", UUID.class),
                                    _ -> new HashMap<>())
                            .computeIfAbsent(row.getObject("product_line_id", UUID.class),
                                    _ -> new Series())
                            .add(month, by == Measure.MARGIN ? margin : row.getLong("net"), margin);
                });
        return bought;
    }

    /// Tells how long each account has been buying. Who bought in the first months of the window
    /// is not asked after.
    private void age(Viewer viewer, Map<UUID, Map<UUID, Series>> bought, Span window) {
        var firsts = new HashMap<UUID, Integer>();
        bought.forEach((account, byLine) -> firsts.put(account, byLine.values().stream()
                .mapToInt(Series::first).min().orElse(Worth.WHOLE)));
        var maybeYoung = firsts.entrySet().stream()
                .filter(one -> one.getValue() > Worth.WHOLE - Worth.YOUNG)
                .map(Map.Entry::getKey).toArray(UUID[]::new);
        Set<UUID> old = maybeYoung.length == 0 ? Set.of() : new HashSet<>(sql.sql("""
                select distinct account_id
                from sales.month
                where account_id = any (:accounts) and month < :from
                  and kind in (:counted, 'credit')
                """)
                .param("accounts", maybeYoung)
                .param("from", window.from())
                .param("counted", Kind.counted(viewer.organisation()).code())
                .query(UUID.class)
                .list());
        bought.forEach((account, byLine) -> {
            int first = firsts.getOrDefault(account, 0);
            int age = old.contains(account) ? Worth.WHOLE
                    : Math.max(1, Worth.WHOLE - first);
            byLine.values().forEach(series -> series.aged(age));
        });
    }

    private Map<UUID, Map<UUID, Long>> held(Viewer viewer, LocalDate day) {
        var sharing = sharings.of(viewer);
        var held = new HashMap<UUID, Map<UUID, Long>>();
        assignments.inForce(viewer, day).forEach((account, all) -> {
            var parts = new HashMap<UUID, Long>();
            sharing.parts(all, day).forEach((one, part) ->
                    parts.merge(one.rep(), part, Long::sum));
            held.put(account, parts);
        });
        return held;
    }

    private Map<UUID, List<UUID>> lines(Viewer viewer) {
        var parents = new HashMap<UUID, UUID>();
        var all = lines.all(viewer);
        for (ProductLine line : all) {
            if (line.parent() != null) parents.put(line.id(), line.parent());
        }
        var within = new HashMap<UUID, List<UUID>>();
        for (var line : all) {
            var path = new ArrayList<UUID>();
            for (var at = line.id(); at != null && !path.contains(at); at = parents.get(at)) {
                path.add(at);
            }
            within.put(line.id(), path);
        }
        return within;
    }
}
