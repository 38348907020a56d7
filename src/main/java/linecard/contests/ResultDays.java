package linecard.contests;

import linecard.access.Viewer;
import linecard.calendar.Span;
import linecard.plan.Goal.Measure;
import linecard.sales.Kind;
import linecard.scoring.Day;
import linecard.scoring.NewAccounts;
import linecard.scoring.NewAccounts.Purchase;
import linecard.scoring.Rules;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/// What reps reached day by day, in the measure of a contest: as credited, returns apart.
@Repository
public class ResultDays {

    /// Who is credited, a document at a time; or a line at a time, where only some lines count.
    private static final String SHARES = "sales.share s";
    private static final String CREDITS = "sales.credit s";
    private static final String OF_REPS = "and s.rep_id = any (:reps)";
    private static final String OF_LINES = "and s.product_line_id = any (:lines)";
    private static final String KNOWN = """
            and exists (select
                        from sales.document d
                        where d.id = s.document_id and d.recorded_at < :known)
            """;
    private static final String SALES = """
            select s.rep_id, s.booked_on as day,
                   sum(%1$s) filter (where s.kind <> 'credit' or s.reversal) as amount,
                   sum(%1$s) filter (where s.kind = 'credit' and not s.reversal) as back
            from %2$s
            where s.kind in (:counted, 'credit') and s.rep_id is not null
              and s.booked_on >= :from and s.booked_on < :until %3$s %4$s %5$s
            group by s.rep_id, s.booked_on
            """;
    /// Accounts that bought on the days and never before, with all that they bought since.
    private static final String FIRST_SALES = """
            with buyer as materialized (
                select b.account_id
                from (select distinct s.account_id
                      from %1$s
                      where s.kind = :counted and s.net_minor > 0
                        and s.booked_on >= :from and s.booked_on < :to %2$s %3$s) b
                where not exists (
                    select
                    from %1$s
                    where s.account_id = b.account_id and s.kind = :counted
                      and s.booked_on < :from %2$s %3$s
                    group by s.booked_on
                    having sum(s.net_minor) > 0))
            select s.account_id, s.rep_id, s.booked_on as day,
                   sum(s.net_minor) filter (where s.kind <> 'credit') as amount,
                   sum(s.net_minor) filter (where s.kind = 'credit') as back
            from buyer b
            join %1$s on s.account_id = b.account_id
            where s.kind in (:counted, 'credit')
              and s.booked_on >= :from and s.booked_on < :until %2$s %3$s
            group by s.account_id, s.rep_id, s.booked_on
            """;
    /// Nobody's calls count on days on which they are the rep's own affair.
    private static final String CALLS = """
            select c.rep_id, c.visited_on as day, count(*) as amount, 0 as back
            from calls.call c
            where c.state = 'made' and c.visited_on >= :from and c.visited_on < :until %s
              and exists (select
                          from calls.regime g
                          where g.agency_id = c.agency_id and g.valid @> c.visited_on
                            and g.regime <> 'voluntary')
            group by c.rep_id, c.visited_on
            """;

    private final JdbcClient sql;

    ResultDays(JdbcClient sql) {
        this.sql = sql;
    }

    /// @param lines the product lines that count; none for all
    /// @param codes of the reps that count, by their ids
    /// @param known results that became known before it
    @Transactional(readOnly = true)
    List<Day> of(
            Viewer viewer, Rules rules, Set<UUID> lines, Map<UUID, String> codes, Instant known) {
        return of(viewer, rules, lines, codes, known, Set.of());
    }

    /// @param reps who is looked up, where sales are counted; none for all
    @Transactional(readOnly = true)
    List<Day> of(
            Viewer viewer, Rules rules, Set<UUID> lines, Map<UUID, String> codes, Instant known,
            Set<UUID> reps) {
        var asked = new Asked(Measure.of(rules.measure()), lines, rules.days(),
                rules.cutOff().plusDays(1), known, reps);
        if (asked.measure() == Measure.NEW_ACCOUNTS) {
            return NewAccounts.of(rules.days(), purchases(viewer, asked, codes::get));
        }
        var days = new ArrayList<Day>();
        read(viewer, asked, (rep, day, amount, back) -> {
            var code = codes.get(rep);
            if (code != null) days.add(new Day(code, day, amount, back));
        });
        return days;
    }

    /// What each rep reached over some days, returns taken off.
    @Transactional(readOnly = true)
    public Map<UUID, Long> totals(Viewer viewer, Measure measure, Set<UUID> lines, Span days) {
        var asked = new Asked(measure, lines, days, days.to(), null, Set.of());
        var totals = new HashMap<UUID, Long>();
        if (measure == Measure.NEW_ACCOUNTS) {
            for (var day : NewAccounts.of(days, purchases(viewer, asked, UUID::toString))) {
                totals.merge(UUID.fromString(day.entrant()), day.amount() + day.returned(),
                        Math::addExact);
            }
            return totals;
        }
        read(viewer, asked, (rep, _, amount, back) ->
                totals.merge(rep, Math.addExact(amount, back), Math::addExact));
        return totals;
    }

    /// All that was sold over some days, in every measure of sales: for several contests at once.
    ///
    /// @param reps who is looked up; none for all
    @Transactional(readOnly = true)
    SoldDays sold(Viewer viewer, Span days, Set<UUID> reps) {
        var sold = new ArrayList<SoldDays.Sold>();
        var query = sql.sql("""
                select s.rep_id, s.booked_on as day,
                       sum(s.net_minor) filter (where not b.back)::bigint as net,
                       sum(s.net_minor) filter (where b.back)::bigint as net_back,
                       sum(s.cost_minor) filter (where not b.back)::bigint as cost,
                       sum(s.cost_minor) filter (where b.back)::bigint as cost_back,
                       sum(s.quantity_milli) filter (where not b.back)::bigint as units,
                       sum(s.quantity_milli) filter (where b.back)::bigint as units_back
                from sales.share s
                cross join lateral (
                    select s.kind = 'credit' and not s.reversal as back) b
                where s.kind in (:counted, 'credit') and s.rep_id is not null
                  and s.booked_on >= :from and s.booked_on < :until %s
                group by s.rep_id, s.booked_on
                """.formatted(reps.isEmpty() ? "" : OF_REPS))
                .param("counted", Kind.counted(viewer.organisation()).code())
                .param("from", days.from())
                .param("until", days.to());
        if (!reps.isEmpty()) query = query.param("reps", reps.toArray(UUID[]::new));
        query.query(row -> {
            sold.add(new SoldDays.Sold(row.getObject("rep_id", UUID.class),
                    row.getObject("day", LocalDate.class), row.getLong("net"),
                    row.getLong("net_back"), row.getLong("cost"), row.getLong("cost_back"),
                    row.getLong("units"), row.getLong("units_back")));
        });
        return new SoldDays(sold);
    }

    /// @param lines none for all
    /// @param until the first day that is not read any more
    /// @param known null: whenever it became known
    /// @param reps none for all
    private record Asked(
            Measure measure, Set<UUID> lines, Span days, LocalDate until,
            @Nullable Instant known, Set<UUID> reps) {

        String source() {
            return lines.isEmpty() ? SHARES : CREDITS;
        }

        String ofLines() {
            return lines.isEmpty() ? "" : OF_LINES;
        }

        String ofReps() {
            return reps.isEmpty() ? "" : OF_REPS;
        }

        String ofKnown() {
            return known == null ? "" : KNOWN;
        }
    }

    private interface Reader {
        void read(UUID rep, LocalDate day, long amount, long back);
    }

    private void read(Viewer viewer, Asked asked, Reader reader) {
        var text = switch (asked.measure()) {
            case REVENUE -> sales("s.net_minor", asked);
            case MARGIN -> sales("s.net_minor - coalesce(s.cost_minor, 0)", asked);
            case UNITS -> sales("s.quantity_milli", asked);
            case CALLS -> CALLS.formatted(
                    asked.known() == null ? "" : "and c.reported_at < :known");
            case NEW_ACCOUNTS -> throw new IllegalArgumentException("not a sum");
        };
        query(viewer, asked, text).query(row -> {
            reader.read(row.getObject("rep_id", UUID.class), row.getObject("day", LocalDate.class),
                    exact(row.getBigDecimal("amount")), exact(row.getBigDecimal("back")));
        });
    }

    private static String sales(String measure, Asked asked) {
        return SALES.formatted(measure, asked.source(), asked.ofLines(), asked.ofKnown(),
                asked.ofReps());
    }

    /// @param entrants who a rep is called; null for who does not count
    private List<Purchase> purchases(
            Viewer viewer, Asked asked, Function<UUID, @Nullable String> entrants) {
        var text = FIRST_SALES.formatted(asked.source(), asked.ofLines(), asked.ofKnown());
        return query(viewer, asked, text).param("to", asked.days().to())
                .query((row, _) -> {
                    var rep = row.getObject("rep_id", UUID.class);
                    return new Purchase(row.getString("account_id"),
                            rep == null ? null : entrants.apply(rep),
                            row.getObject("day", LocalDate.class),
                            exact(row.getBigDecimal("amount")), exact(row.getBigDecimal("back")));
                })
                .list();
    }

    private JdbcClient.StatementSpec query(Viewer viewer, Asked asked, String text) {
        var query = sql.sql(text).param("from", asked.days().from())
                .param("until", asked.until());
        if (asked.measure() != Measure.CALLS) {
            query = query.param("counted", Kind.counted(viewer.organisation()).code());
        }
        if (!asked.reps().isEmpty()) {
            query = query.param("reps", asked.reps().toArray(UUID[]::new));
        }
        if (!asked.lines().isEmpty()) {
            query = query.param("lines", asked.lines().toArray(UUID[]::new));
        }
        if (asked.known() != null) {
            query = query.param("known", Timestamp.from(asked.known()));
        }
        return query;
    }

    private static long exact(@Nullable BigDecimal sum) {
        return sum == null ? 0 : sum.longValueExact();
    }
}
