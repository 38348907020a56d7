package linecard.signals;

import linecard.access.Viewer;
import linecard.detecting.Bought;
import linecard.detecting.Terms;
import linecard.sales.Kind;

import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What accounts bought, when and at which terms: from the months' sums.
@Repository
class Purchases {

    private static final int SECONDS = 300;
    private static final int FETCHED = 5_000;

    private final JdbcClient sql;

    Purchases(JdbcClient sql) {
        this.sql = sql;
    }

    private record Row(
            UUID account, UUID line, long recent, long last, long earlier, double sum,
            double squares, long orders, LocalDate first) {}

    /// By account and product line, lately and in the two years before.
    @Transactional(readOnly = true, timeout = SECONDS)
    public List<Bought> bought(Viewer viewer, Months months) {
        var rows = new ArrayList<Row>();
        var since = new HashMap<UUID, LocalDate>();
        sql.sql("""
                select m.account_id, m.product_line_id,
                       coalesce(sum(m.net) filter (where m.month >= :recently), 0) as recent,
                       coalesce(sum(m.net) filter (
                           where m.month = any (cast(:same as date[]))), 0) as last,
                       coalesce(sum(m.net) filter (
                           where m.month = any (cast(:earlier as date[]))), 0) as earlier,
                       coalesce(sum(m.net) filter (where m.month < :recently), 0)::float8 as sum,
                       coalesce(sum(m.net::float8 * m.net) filter (where m.month < :recently), 0)
                           as squares,
                       coalesce(sum(m.orders) filter (where m.month < :recently), 0) as orders,
                       min(m.month) as first
                from (select account_id, product_line_id, month, sum(net_minor) as net,
                             sum(credits) as orders
                      from sales.month
                      where kind in (:counted, 'credit') and month >= :start and month < :end
                      group by account_id, product_line_id, month) m
                group by m.account_id, m.product_line_id
                """)
                .withFetchSize(FETCHED)
                .param("counted", counted(viewer))
                .param("same", months.same(1))
                .param("earlier", months.same(2))
                .param("recently", months.days().from())
                .param("start", months.start())
                .param("end", months.days().to())
                .query((RowCallbackHandler) row -> {
                    var one = new Row(row.getObject("account_id", UUID.class),
                            row.getObject("product_line_id", UUID.class), row.getLong("recent"),
                            row.getLong("last"), row.getLong("earlier"), row.getDouble("sum"),
                            row.getDouble("squares"), row.getLong("orders"),
                            row.getObject("first", LocalDate.class));
                    rows.add(one);
                    since.merge(one.account(), one.first(),
                            (a, b) -> a.isBefore(b) ? a : b);
                });
        return rows.stream().map(one -> bought(one, since, months)).toList();
    }

    /// Only years in which the account bought from us all the while tell what is usual.
    private static Bought bought(Row one, Map<UUID, LocalDate> since, Months months) {
        var first = since.getOrDefault(one.account(), one.first());
        int years = first.isAfter(months.days(1).from()) ? 0
                : first.isAfter(months.days(2).from()) ? 1 : 2;
        double usual = years == 0 ? 0
                : years == 1 ? one.last() : (one.last() + one.earlier()) / 2.0;
        return new Bought(one.account(), one.line(), one.recent(), Math.max(0, usual), years,
                one.sum(), one.squares(), months.before(first), one.orders());
    }

    /// Over the latest twelve months: discounts from the documents, the rest from the sums.
    @Transactional(readOnly = true, timeout = SECONDS)
    public List<Terms> terms(Viewer viewer, Months months) {
        return sql.sql("""
                with sold as materialized (
                    select account_id, product_line_id, sum(net_minor) as net,
                           sum(returned_minor) as returned, sum(cost_minor) as cost,
                           sum(credits) as orders
                    from sales.month
                    where kind in (:counted, 'credit') and month >= :from and month < :to
                    group by account_id, product_line_id),
                ratio as (
                    select product_line_id,
                           sum(net)::float8 / nullif(sum(cost), 0)::float8 as ratio
                    from sold
                    group by product_line_id),
                discount as (
                    select account_id, sum(discount_minor) as discount
                    from sales.document
                    where kind = :counted and booked_on >= :from and booked_on < :to
                      and discount_minor <> 0
                    group by account_id),
                known as (
                    select account_id, count(distinct contact_id) as contacts
                    from contacts.place
                    where until is null or until >= :to
                    group by account_id)
                select s.account_id, a.customer_type, sum(s.orders) as orders, sum(s.net) as net,
                       -sum(s.returned) as returned, coalesce(min(d.discount), 0) as discount,
                       coalesce(sum(s.net) filter (where s.cost > 0)
                                / nullif(sum(s.cost * r.ratio) filter (where s.cost > 0), 0), 0)
                           as price,
                       coalesce(min(k.contacts), 0) as contacts
                from sold s
                join accounts.account a on a.id = s.account_id and a.archived_at is null
                join ratio r on r.product_line_id = s.product_line_id
                left join discount d on d.account_id = s.account_id
                left join known k on k.account_id = s.account_id
                group by s.account_id, a.customer_type
                """)
                .withFetchSize(FETCHED)
                .param("counted", counted(viewer))
                .param("from", months.closed().get(Months.YEAR - 1).from())
                .param("to", months.days().to())
                .query((row, _) -> {
                    long net = row.getLong("net");
                    long returned = row.getLong("returned");
                    long discount = row.getLong("discount");
                    double gross = Math.max(1, (double) net + returned);
                    return new Terms(row.getObject("account_id", UUID.class),
                            row.getString("customer_type"), row.getInt("orders"), net,
                            discount / Math.max(1, gross + discount), returned / gross,
                            Math.max(0, row.getDouble("price")), row.getInt("contacts"));
                })
                .list();
    }

    private static String counted(Viewer viewer) {
        return Kind.counted(viewer.organisation()).code();
    }
}
