package linecard.contests;

import linecard.access.Viewer;
import linecard.calendar.Span;
import linecard.plan.Goal.Measure;
import linecard.sales.Kind;
import linecard.scoring.Day;
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
import java.util.UUID;

/// What reps reached day by day, in the measure of a contest: as credited, returns apart.
@Repository
public class ResultDays {

    private static final String SALES = """
            select s.rep_id, s.booked_on as day,
                   sum(%1$s) filter (where s.kind <> 'credit' or s.reversal) as amount,
                   sum(%1$s) filter (where s.kind = 'credit' and not s.reversal) as back
            from sales.share s
            where s.kind in (:counted, 'credit') and s.rep_id is not null
              and s.booked_on >= :from and s.booked_on < :until %2$s
            group by s.rep_id, s.booked_on
            """;
    private static final String KNOWN_SALES = """
              and exists (select
                          from sales.document d
                          where d.id = s.document_id and d.recorded_at < :known)
            """;
    private static final String CALLS = """
            select c.rep_id, c.visited_on as day, count(*) as amount, 0 as back
            from calls.call c
            where c.state = 'made' and c.visited_on >= :from and c.visited_on < :until
              and c.reported_at < :known
            group by c.rep_id, c.visited_on
            """;

    private final JdbcClient sql;

    ResultDays(JdbcClient sql) {
        this.sql = sql;
    }

    /// @param codes of the reps that count, by their ids
    /// @param known results that became known before it
    @Transactional(readOnly = true)
    public List<Day> of(Viewer viewer, Rules rules, Map<UUID, String> codes, Instant known) {
        var days = new ArrayList<Day>();
        read(viewer, Measure.of(rules.measure()), rules.days().from(),
                rules.cutOff().plusDays(1), known, (rep, day, amount, back) -> {
                    var code = codes.get(rep);
                    if (code != null) days.add(new Day(code, day, amount, back));
                });
        return days;
    }

    /// What each rep reached over some days, returns taken off.
    @Transactional(readOnly = true)
    public Map<UUID, Long> totals(Viewer viewer, Measure measure, Span days) {
        var totals = new HashMap<UUID, Long>();
        read(viewer, measure, days.from(), days.to(), null, (rep, _, amount, back) ->
                totals.merge(rep, Math.addExact(amount, back), Math::addExact));
        return totals;
    }

    /// All that was sold over some days, in every measure of sales: for several contests at once.
    @Transactional(readOnly = true)
    SoldDays sold(Viewer viewer, Span days) {
        var sold = new ArrayList<SoldDays.Sold>();
        sql.sql("""
                select s.rep_id, s.booked_on as day,
                       sum(s.net_minor) filter (where not b.back) as net,
                       sum(s.net_minor) filter (where b.back) as net_back,
                       sum(s.cost_minor) filter (where not b.back) as cost,
                       sum(s.cost_minor) filter (where b.back) as cost_back,
                       sum(s.quantity_milli) filter (where not b.back) as units,
                       sum(s.quantity_milli) filter (where b.back) as units_back
                from sales.share s
                cross join lateral (
                    select s.kind = 'credit' and not s.reversal as back) b
                where s.kind in (:counted, 'credit') and s.rep_id is not null
                  and s.booked_on >= :from and s.booked_on < :until
                group by s.rep_id, s.booked_on
                """)
                .param("counted", Kind.counted(viewer.organisation()).code())
                .param("from", days.from())
                .param("until", days.to())
                .query(row -> {
                    sold.add(new SoldDays.Sold(row.getObject("rep_id", UUID.class),
                            row.getObject("day", LocalDate.class),
                            exact(row.getBigDecimal("net")), exact(row.getBigDecimal("net_back")),
                            exact(row.getBigDecimal("cost")),
                            exact(row.getBigDecimal("cost_back")),
                            exact(row.getBigDecimal("units")),
                            exact(row.getBigDecimal("units_back"))));
                });
        return new SoldDays(sold);
    }

    private interface Reader {
        void read(UUID rep, LocalDate day, long amount, long back);
    }

    /// @param known null: whenever it became known
    private void read(
            Viewer viewer, Measure measure, LocalDate from, LocalDate until,
            @Nullable Instant known, Reader reader) {
        var text = switch (measure) {
            case REVENUE -> sales("s.net_minor", known != null);
            case MARGIN -> sales("s.net_minor - s.cost_minor", known != null);
            case UNITS -> sales("s.quantity_milli", known != null);
            case CALLS -> known == null ? CALLS.replace("and c.reported_at < :known", "") : CALLS;
            case NEW_ACCOUNTS -> throw new IllegalArgumentException("no results of " + measure);
        };
        var query = sql.sql(text).param("from", from).param("until", until);
        if (measure != Measure.CALLS) {
            query = query.param("counted", Kind.counted(viewer.organisation()).code());
        }
        if (known != null) query = query.param("known", Timestamp.from(known));
        query.query(row -> {
            reader.read(row.getObject("rep_id", UUID.class), row.getObject("day", LocalDate.class),
                    exact(row.getBigDecimal("amount")), exact(row.getBigDecimal("back")));
        });
    }

    private static long exact(@Nullable BigDecimal sum) {
        return sum == null ? 0 : sum.longValueExact();
    }

    private static String sales(String measure, boolean isKnownThen) {
        return SALES.formatted(measure, isKnownThen ? KNOWN_SALES : "");
    }
}
