package linecard.hearing;

import linecard.access.Viewer;
import linecard.accounts.Assignment;
import linecard.accounts.Assignments;
import linecard.calendar.Span;
import linecard.calls.Regimes;
import linecard.people.Agreement.Regime;
import linecard.people.Rep;
import linecard.people.Reps;
import linecard.sales.Basis;
import linecard.sales.Results;
import linecard.sales.Results.By;
import linecard.sales.Results.Question;
import linecard.sales.Scope;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Gathers what was done for each account, and what it bought.
@Repository
class Yields {

    static final int MOST = 200_000;

    private final JdbcClient sql;
    private final Results results;
    private final Assignments assignments;
    private final Reps reps;
    private final Regimes regimes;

    Yields(JdbcClient sql, Results results, Assignments assignments, Reps reps, Regimes regimes) {
        this.sql = sql;
        this.results = results;
        this.assignments = assignments;
        this.reps = reps;
        this.regimes = regimes;
    }

    /// @param year whole months, the running one left out
    /// @param voluntary how many reps are left out with their accounts, since nothing of them is
    ///     measured by activity
    record Gathered(Span year, List<Account> accounts, Map<UUID, Rep> reps, int voluntary) {}

    @Transactional(readOnly = true)
    Gathered of(Viewer viewer, LocalDate today) {
        var end = today.withDayOfMonth(1);
        var year = new Span(end.minusYears(1), end);
        var now = revenue(viewer, year, today);
        var before = revenue(viewer, new Span(end.minusYears(2), end.minusYears(1)), today);
        var known = new HashMap<UUID, Rep>();
        for (var rep : reps.all(viewer)) known.put(rep.id(), rep);
        var free = voluntary(viewer, known, today);
        var held = assignments.inForce(viewer, today);
        var accounts = new ArrayList<Account>();
        for (var one : called(viewer, year)) {
            var rep = holder(held.getOrDefault(one.id(), List.of()));
            if (rep != null && free.contains(rep)) continue;
            long sold = now.getOrDefault(one.id(), 0L);
            long base = before.getOrDefault(one.id(), 0L);
            if (one.calls() == 0 && sold == 0 && base == 0) continue;
            accounts.add(new Account(rep, one.type(), one.calls(), sold, base));
        }
        return new Gathered(year, accounts, known, free.size());
    }

    private Map<UUID, Long> revenue(Viewer viewer, Span days, LocalDate today) {
        var revenue = new HashMap<UUID, Long>();
        var question = new Question(Basis.AS_WAS, Scope.ALL, days, today);
        for (var slice : results.by(viewer, By.ACCOUNT, question)) {
            if (slice.key() != null) revenue.put(slice.key(), slice.sum().netMinor());
        }
        return revenue;
    }

    private Set<UUID> voluntary(Viewer viewer, Map<UUID, Rep> known, LocalDate today) {
        var all = regimes.known(viewer);
        var free = new HashSet<UUID>();
        for (var rep : known.values()) {
            if (all.regime(rep.agency(), today) == Regime.VOLUNTARY) free.add(rep.id());
        }
        return free;
    }

    /// The owner before other roles, the larger share before the smaller.
    private static @Nullable UUID holder(List<Assignment> held) {
        return held.stream().min(Comparator.comparing(Assignment::role)
                .thenComparing(Assignment::share, Comparator.nullsLast(Comparator.reverseOrder()))
                .thenComparing(Assignment::id)).map(Assignment::rep).orElse(null);
    }

    private record Called(UUID id, String type, int calls) {}

    private List<Called> called(Viewer viewer, Span days) {
        return sql.sql("""
                select a.id, coalesce(a.customer_type, '') as customer_type,
                       coalesce(m.many, 0) as many
                from accounts.account a
                left join (
                    select c.account_id, count(*) as many
                    from calls.call c
                    where c.state = 'made' and c.visited_on >= :from and c.visited_on < :to
                    group by c.account_id) m on m.account_id = a.id
                limit :most
                """)
                .param("from", days.from())
                .param("to", days.to())
                .param("most", MOST)
                .query((row, _) -> new Called(row.getObject("id", UUID.class),
                        row.getString("customer_type"), row.getInt("many")))
                .list();
    }
}
