package linecard.sales;

import linecard.access.Organisations;
import linecard.access.Viewer;
import linecard.calendar.FiscalCalendar;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.UUID;

import static linecard.database.Columns.texts;

/// The months' sums: kept with every booking, proved and mended from the credits.
@Repository
public class Months {

    /// The most that all amounts, all costs and all quantities may come to, whatever their signs:
    /// what is then added up or subtracted from each other is a number still.
    public static final long MOST = 2_000_000_000_000_000_000L;

    private final JdbcClient sql;
    private final Copies copies;
    private final Organisations organisations;

    Months(JdbcClient sql, Copies copies, Organisations organisations) {
        this.sql = sql;
        this.copies = copies;
        this.organisations = organisations;
    }

    /// Lets the bookings of one organisation go one after the other, each to its commit.
    private void waitForOthers(Viewer viewer) {
        sql.sql("select pg_advisory_xact_lock(hashtextextended(:what, 0))")
                .param("what", "linecard.sales " + viewer.organisation().id())
                .query(row -> {});
    }

    /// The same for who is to add to the months.
    ///
    /// @throws linecard.access.Stale where the fiscal calendar was changed meanwhile
    void hold(Viewer viewer) {
        waitForOthers(viewer);
        organisations.requireCalendar(viewer);
    }

    /// Adds what was just booked, in its transaction.
    void add(Viewer viewer, MonthRows rows) {
        if (rows.ofAccounts().isEmpty()) return;
        copy(rows.ofAccounts());
        write(viewer);
        copy(rows.ofAll());
        writeOfAll(viewer);
        count(viewer);
        if (rows.isVast()) requireCountable();
    }

    /// @throws ArithmeticException where there is more than is reckoned with
    private void requireCountable() {
        boolean isCountable = sql.sql("""
                select sum(abs(net_minor)) <= :most and sum(abs(cost_minor)) <= :most
                       and sum(abs(quantity_milli)) <= :most
                from sales.rep_month
                """)
                .param("most", MOST)
                .query(Boolean.class)
                .single();
        if (!isCountable) throw new ArithmeticException("the months come to too much");
    }

    /// What the credits come to less what the months say: empty where they agree. A row there
    /// says what is missing, or as a negative number what is too much. Proves the months of
    /// accounts by the credits, and those of all accounts by them.
    @Transactional(readOnly = true)
    public List<MonthSum> prove(Viewer viewer) {
        waitForOthers(viewer);
        var days = days();
        return sql.sql("""
                with truth as materialized (
                    select c.kind, d.month, c.rep_id, c.agency_id, c.account_id, c.territory_id,
                           c.product_line_id, sum(c.net_minor) as net_minor,
                           sum(c.returned_minor) as returned_minor,
                           sum(coalesce(c.cost_minor, 0)) as cost_minor,
                           sum(c.quantity_milli) as quantity_milli, count(*) as credits
                    from sales.credit c
                    join unnest(:days::date[], :months::date[]) as d (day, month)
                      on d.day = c.booked_on
                    group by c.kind, d.month, c.rep_id, c.agency_id, c.account_id, c.territory_id,
                             c.product_line_id),
                sides as (
                    select kind, month, rep_id, agency_id, account_id, territory_id,
                           product_line_id, net_minor, returned_minor, cost_minor,
                           quantity_milli, credits
                    from truth
                    union all
                    select kind, month, rep_id, agency_id, null, territory_id,
                           product_line_id, net_minor, returned_minor, cost_minor,
                           quantity_milli, credits
                    from truth
                    union all
                    select kind, month, rep_id, agency_id, account_id, territory_id,
                           product_line_id, -net_minor, -returned_minor,
                           -cost_minor, -quantity_milli, -credits
                    from sales.month
                    union all
                    select kind, month, rep_id, agency_id, null, territory_id,
                           product_line_id, -net_minor, -returned_minor,
                           -cost_minor, -quantity_milli, -credits
                    from sales.rep_month)
                select kind, month, rep_id, agency_id, account_id, territory_id, product_line_id,
                       sum(net_minor) as net, sum(returned_minor) as returned,
                       sum(cost_minor) as cost, sum(quantity_milli) as quantity,
                       sum(credits) as credits
                from sides
                group by kind, month, rep_id, agency_id, account_id, territory_id, product_line_id
                having (sum(net_minor), sum(returned_minor), sum(cost_minor),
                        sum(quantity_milli), sum(credits)) <> (0, 0, 0, 0, 0)
                """)
                .param("days", texts(days, day -> day))
                .param("months", texts(days,
                        day -> MonthSums.monthOf(viewer.organisation().calendar(), day)))
                .query(Months::read)
                .list();
    }

    /// Sums all credits anew by the months of this calendar, once it is the organisation's. Who
    /// books meanwhile waits.
    @Transactional
    public void recut(Viewer viewer, FiscalCalendar calendar) {
        waitForOthers(viewer);
        var days = days();
        sql.sql("delete from sales.month").update();
        sql.sql("delete from sales.rep_month").update();
        sql.sql("""
                insert into sales.month (
                    organisation_id, kind, month, rep_id, agency_id, account_id, territory_id,
                    product_line_id, net_minor, returned_minor, cost_minor, quantity_milli,
                    credits)
                select c.organisation_id, c.kind, d.month, c.rep_id, c.agency_id, c.account_id,
                       c.territory_id, c.product_line_id, sum(c.net_minor),
                       sum(c.returned_minor), sum(coalesce(c.cost_minor, 0)),
                       sum(c.quantity_milli), count(*)
                from sales.credit c
                join unnest(:days::date[], :months::date[]) as d (day, month)
                  on d.day = c.booked_on
                group by c.organisation_id, c.account_id, d.month, c.product_line_id, c.kind,
                         c.rep_id, c.agency_id, c.territory_id
                """)
                .param("days", texts(days, day -> day))
                .param("months", texts(days, day -> MonthSums.monthOf(calendar, day)))
                .update();
        sql.sql("""
                insert into sales.rep_month (
                    organisation_id, kind, month, rep_id, agency_id, territory_id,
                    product_line_id, net_minor, returned_minor, cost_minor, quantity_milli,
                    credits)
                select organisation_id, kind, month, rep_id, agency_id, territory_id,
                       product_line_id, sum(net_minor), sum(returned_minor), sum(cost_minor),
                       sum(quantity_milli), sum(credits)
                from sales.month
                group by organisation_id, kind, month, rep_id, agency_id, territory_id,
                         product_line_id
                """).update();
        sql.sql("select sales.count_credits()").query(row -> {});
        sql.sql("select sales.know_months()").query((_, _) -> true).single();
    }

    /// In the order of the index, and as a merge: an `on conflict` would write each row twice.
    /// Nobody else writes them meanwhile, see [#waitForOthers].
    private void write(Viewer viewer) {
        sql.sql("""
                merge into sales.month m
                using (select kind, month, rep_id, agency_id, account_id, territory_id,
                              product_line_id, net_minor, returned_minor, cost_minor,
                              quantity_milli, credits
                       from incoming_month
                       order by account_id, month, product_line_id) i
                on m.account_id = i.account_id and m.month = i.month
                   and m.product_line_id = i.product_line_id and m.kind = i.kind
                   and m.rep_id is not distinct from i.rep_id
                   and m.agency_id is not distinct from i.agency_id
                   and m.territory_id is not distinct from i.territory_id
                when matched then update set
                    net_minor = m.net_minor + i.net_minor,
                    returned_minor = m.returned_minor + i.returned_minor,
                    cost_minor = m.cost_minor + i.cost_minor,
                    quantity_milli = m.quantity_milli + i.quantity_milli,
                    credits = m.credits + i.credits
                when not matched then insert (
                    organisation_id, kind, month, rep_id, agency_id, account_id, territory_id,
                    product_line_id, net_minor, returned_minor, cost_minor, quantity_milli,
                    credits)
                values (:organisation, i.kind, i.month, i.rep_id, i.agency_id, i.account_id,
                        i.territory_id, i.product_line_id, i.net_minor, i.returned_minor,
                        i.cost_minor, i.quantity_milli, i.credits)
                """)
                .param("organisation", viewer.organisation().id())
                .update();
    }

    private void writeOfAll(Viewer viewer) {
        sql.sql("""
                insert into sales.rep_month as m (
                    organisation_id, kind, month, rep_id, agency_id, territory_id,
                    product_line_id, net_minor, returned_minor, cost_minor, quantity_milli,
                    credits)
                select :organisation, kind, month, rep_id, agency_id, territory_id,
                       product_line_id, net_minor, returned_minor, cost_minor, quantity_milli,
                       credits
                from incoming_month
                on conflict (organisation_id, month, rep_id, agency_id, product_line_id, kind,
                             territory_id)
                do update set net_minor = m.net_minor + excluded.net_minor,
                              returned_minor = m.returned_minor + excluded.returned_minor,
                              cost_minor = m.cost_minor + excluded.cost_minor,
                              quantity_milli = m.quantity_milli + excluded.quantity_milli,
                              credits = m.credits + excluded.credits
                """)
                .param("organisation", viewer.organisation().id())
                .update();
    }

    private void count(Viewer viewer) {
        sql.sql("""
                insert into sales.agency_month as m (
                    organisation_id, agency_id, kind, month, credits)
                select :organisation, agency_id, kind, month, sum(credits)
                from incoming_month
                where agency_id is not null
                group by agency_id, kind, month
                on conflict (organisation_id, agency_id, month, kind)
                do update set credits = m.credits + excluded.credits
                """)
                .param("organisation", viewer.organisation().id())
                .update();
    }

    private void copy(CopyRows rows) {
        sql.sql("""
                create temp table if not exists incoming_month (
                    kind text, month date, rep_id uuid, agency_id uuid, account_id uuid,
                    territory_id uuid, product_line_id uuid, net_minor bigint,
                    returned_minor bigint, cost_minor bigint, quantity_milli bigint,
                    credits bigint
                ) on commit drop;
                truncate incoming_month
                """).update();
        copies.of("copy incoming_month from stdin (format binary)", rows, BitSet.valueOf(
                new long[] {1}));
    }

    /// Every day between the first credit and the last.
    private List<LocalDate> days() {
        return sql.sql("""
                select generate_series(min(booked_on), max(booked_on), interval '1 day')::date
                       as day
                from sales.share
                """)
                .query((row, _) -> row.getObject("day", LocalDate.class))
                .list();
    }

    static MonthSum read(ResultSet row, int number) throws SQLException {
        return new MonthSum(
                new MonthSum.Key(
                        Kind.of(row.getString("kind")), row.getObject("month", LocalDate.class),
                        row.getObject("rep_id", UUID.class),
                        row.getObject("agency_id", UUID.class),
                        row.getObject("account_id", UUID.class),
                        row.getObject("territory_id", UUID.class),
                        row.getObject("product_line_id", UUID.class)),
                new Sum(row.getLong("net"), row.getLong("returned"), row.getLong("cost"),
                        row.getLong("quantity")),
                row.getLong("credits"));
    }
}
