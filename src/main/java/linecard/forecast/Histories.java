package linecard.forecast;

import linecard.access.Viewer;
import linecard.calendar.Span;
import linecard.sales.Kind;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Reads what forecasts rest on: what accounts bought when, and the calls before.
@Repository
class Histories {

    static final int RHYTHM_DAYS = 730;
    static final int MOST_ACCOUNTS = 500_000;

    private final JdbcClient sql;

    Histories(JdbcClient sql) {
        this.sql = sql;
    }

    /// What accounts of a territory and group, as they are today, brought in a fiscal month.
    record GroupMonth(@Nullable UUID territory, String group, LocalDate month, long netMinor) {}

    /// @param until what is dated on this day and later, in the last of the months, is left out
    @Transactional(readOnly = true)
    List<GroupMonth> groups(Viewer viewer, Span months, LocalDate until) {
        return sql.sql("""
                select a.territory_id, a.customer_type, m.month, sum(m.net_minor) as net
                from (select account_id, month, sum(net_minor) as net_minor
                      from sales.month
                      where kind in (:counted, 'credit') and month >= :from and month < :to
                      group by account_id, month
                      union all
                      select account_id, :last::date, -sum(net_minor)
                      from sales.share
                      where kind in (:counted, 'credit')
                        and booked_on >= :until and booked_on < :to
                      group by account_id) m
                join accounts.account a on a.id = m.account_id
                group by a.territory_id, a.customer_type, m.month
                limit 500000
                """)
                .param("counted", counted(viewer))
                .param("from", months.from())
                .param("to", months.to())
                .param("until", until)
                .param("last", viewer.organisation().calendar()
                        .periodOf(months.to().minusDays(1)).span().from())
                .query((row, _) -> new GroupMonth(row.getObject("territory_id", UUID.class),
                        row.getString("customer_type"), row.getObject("month", LocalDate.class),
                        row.getLong("net")))
                .list();
    }

    /// The stretch over which calls can be measured: until a day, a year at most, and not before
    /// calls had been told for ninety days.
    @Transactional(readOnly = true)
    Span measured(Viewer viewer, LocalDate asOf) {
        var first = sql.sql("select min(visited_on) from calls.call where state = 'made'")
                .query((row, _) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .single();
        var year = asOf.minusDays(365);
        var known = first.map(day -> day.plusDays((long) Touch.LAGS * Touch.LAG_DAYS))
                .orElse(asOf.minusDays(1));
        var from = known.isAfter(year) ? known : year;
        return new Span(from.isBefore(asOf) ? from : asOf.minusDays(1), asOf);
    }

    /// Every account that bought, or was called on, in the two years before a day.
    ///
    /// @param measured over which orders are told apart by the calls before them
    @Transactional(readOnly = true)
    List<AccountPast> accounts(Viewer viewer, LocalDate asOf, Span measured) {
        return sql.sql("""
                with bought as materialized (
                    select account_id, booked_on as day, sum(net_minor) as net
                    from sales.share
                    where kind in (:counted, 'credit')
                      and booked_on >= :from and booked_on < :asOf
                    group by account_id, booked_on),
                rhythm as (
                    select account_id, count(*) filter (where net > 0) as orders,
                           min(day) filter (where net > 0) as first,
                           max(day) filter (where net > 0) as last, sum(net) as net
                    from bought
                    group by account_id),
                mixed as (
                    select account_id, day, net, null::date as called
                    from bought
                    where day >= :since - 90
                    union all
                    select account_id, visited_on, null, visited_on
                    from calls.call
                    where state = 'made' and visited_on >= :since - 90 and visited_on < :asOf),
                told as (
                    select account_id, day, net, called,
                           day - max(called) over (
                               partition by account_id order by day, called nulls last
                               rows unbounded preceding) as lag
                    from mixed),
                touch as (
                    select account_id,
                           count(*) filter (where called >= :asOf - 30) as r0,
                           count(*) filter (where called >= :asOf - 60
                                              and called < :asOf - 30) as r1,
                           count(*) filter (where called >= :asOf - 90
                                              and called < :asOf - 60) as r2,
                           count(*) filter (where called >= :since) as calls,
                           sum(net) filter (where day >= :since and lag < 30) as f0,
                           sum(net) filter (where day >= :since
                                              and lag >= 30 and lag < 60) as f1,
                           sum(net) filter (where day >= :since
                                              and lag >= 60 and lag < 90) as f2,
                           sum(net) filter (where day >= :since
                                              and coalesce(lag, 90) >= 90) as without
                    from told
                    group by account_id)
                select a.id, a.territory_id, a.customer_type, coalesce(r.orders, 0) as orders,
                       r.first, r.last, coalesce(r.net, 0) as net, t.r0, t.r1, t.r2, t.calls,
                       t.f0, t.f1, t.f2, t.without
                from accounts.account a
                left join rhythm r on r.account_id = a.id
                left join touch t on t.account_id = a.id
                where r.account_id is not null or t.account_id is not null
                limit :most
                """)
                .param("counted", counted(viewer))
                .param("from", asOf.minusDays(RHYTHM_DAYS))
                .param("asOf", asOf)
                .param("since", measured.from())
                .param("most", MOST_ACCOUNTS)
                .query((row, _) -> past(row, asOf))
                .list();
    }

    /// Where an account stands today.
    record Place(@Nullable UUID territory, String group) {}

    @Transactional(readOnly = true)
    Map<UUID, Place> places(Viewer viewer, Collection<UUID> accounts) {
        var places = new HashMap<UUID, Place>();
        sql.sql("""
                select id, territory_id, customer_type
                from accounts.account
                where id = any (:accounts)
                """)
                .param("accounts", accounts.toArray(UUID[]::new))
                .query(row -> {
                    places.put(row.getObject("id", UUID.class), new Place(
                            row.getObject("territory_id", UUID.class),
                            row.getString("customer_type")));
                });
        return places;
    }

    private static AccountPast past(ResultSet row, LocalDate asOf) throws SQLException {
        var first = row.getObject("first", LocalDate.class);
        var last = row.getObject("last", LocalDate.class);
        return new AccountPast(row.getObject("id", UUID.class),
                row.getObject("territory_id", UUID.class), row.getString("customer_type"),
                new Rhythm(row.getInt("orders"), first == null ? asOf : first,
                        last == null ? asOf : last, row.getLong("net")),
                new Touch(new double[] {row.getLong("r0"), row.getLong("r1"), row.getLong("r2")},
                        row.getLong("calls"),
                        new double[] {row.getLong("f0"), row.getLong("f1"), row.getLong("f2")},
                        row.getLong("without")));
    }

    private static String counted(Viewer viewer) {
        return Kind.counted(viewer.organisation()).code();
    }
}
