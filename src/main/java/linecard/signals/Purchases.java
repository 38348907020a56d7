package linecard.signals;

import linecard.access.Viewer;
import linecard.detecting.Bought;
import linecard.detecting.Terms;
import linecard.sales.Kind;

import org.jspecify.annotations.Nullable;
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

    private record Spot(UUID account, UUID line) {}

    /// By account and product line, month by month, lately and in the two years before.
    @Transactional(readOnly = true, timeout = SECONDS)
    List<Bought> bought(Viewer viewer, Months months) {
        var at = months.numbers();
        var known = new HashMap<UUID, UUID>();
        var first = new HashMap<UUID, Integer>();
        var orders = new HashMap<Spot, float[]>();
        var amounts = new HashMap<Spot, float[]>();
        sql.sql("""
                select account_id, product_line_id, month, sum(net_minor) as net,
                       sum(case when kind = 'credit' then -credits else credits end) as orders
                from sales.month
                where kind in (:counted, 'credit') and month >= :start and month < :end
                group by account_id, product_line_id, month
                """)
                .withFetchSize(FETCHED)
                .param("counted", counted(viewer))
                .param("start", months.start())
                .param("end", months.days().to())
                .query((RowCallbackHandler) row -> {
                    var month = at.get(row.getObject("month", LocalDate.class));
                    if (month == null) return;
                    var spot = new Spot(once(known, row.getObject("account_id", UUID.class)),
                            once(known, row.getObject("product_line_id", UUID.class)));
                    first.merge(spot.account(), month, Math::min);
                    orders.computeIfAbsent(spot, _ -> new float[Bought.MONTHS])[month] =
                            row.getFloat("orders");
                    amounts.computeIfAbsent(spot, _ -> new float[Bought.MONTHS])[month] =
                            row.getFloat("net");
                });
        var bought = new ArrayList<Bought>(orders.size());
        orders.forEach((spot, many) -> bought.add(new Bought(spot.account(), spot.line(), many,
                amounts.getOrDefault(spot, many), since(first.get(spot.account())))));
        return bought;
    }

    /// There are many rows and few ids.
    private static UUID once(Map<UUID, UUID> known, UUID id) {
        return known.computeIfAbsent(id, one -> one);
    }

    /// The month in which an account began to buy is not whole.
    private static int since(@Nullable Integer first) {
        return first == null || first == 0 ? 0 : first + 1;
    }

    /// Over the latest twelve months: discounts from the documents, the rest from the sums.
    @Transactional(readOnly = true, timeout = SECONDS)
    List<Terms> terms(Viewer viewer, Months months) {
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
