package linecard.payouts;

import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.money.Money;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The year's totals for the tax office.
@Repository
public class TaxYears {

    private final JdbcClient sql;

    TaxYears(JdbcClient sql) {
        this.sql = sql;
    }

    private record Entered(long minor, int version) {}

    @Transactional(readOnly = true)
    public TaxYear of(Viewer viewer, int year) {
        var entered = entered(year);
        long threshold = entered.map(Entered::minor).orElse(TaxRules.thresholdMinor(year));
        var rows = rows(viewer, year, threshold);
        var total = viewer.organisation().zero();
        for (var row : rows) total = total.plus(row.paid());
        return new TaxYear(year, years(year), viewer.organisation().money(threshold),
                entered.isPresent(), entered.map(Entered::version).orElse(0), rows, total,
                onTheWay(year));
    }

    private List<TaxRow> rows(Viewer viewer, int year, long threshold) {
        var home = viewer.organisation().country();
        return sql.sql("""
                select a.id, a.code, a.name, a.country, a.tax_number, a.address,
                       count(*) as payments, sum(p.amount_minor)::bigint as paid
                from payouts.payment p
                join people.agency a on a.id = p.agency_id
                where p.state = 'paid'
                  and p.value_on >= make_date(:year, 1, 1)
                  and p.value_on < make_date(:year + 1, 1, 1)
                group by a.id
                order by a.name collate "hu-x-icu", a.id
                limit 20000
                """)
                .param("year", year)
                .query((row, _) -> new TaxRow(
                        row.getObject("id", UUID.class), row.getString("code"),
                        row.getString("name"), row.getString("country"),
                        row.getString("tax_number"), row.getString("address"),
                        row.getInt("payments"), viewer.organisation().money(row.getLong("paid")),
                        TaxRules.reporting(home, row.getString("country"), row.getLong("paid"),
                                threshold)))
                .list();
    }

    private List<Integer> years(int with) {
        var years = new ArrayList<>(sql.sql("""
                select distinct extract(year from value_on)::integer as year
                from payouts.payment
                where state = 'paid'
                order by year desc
                limit 100
                """)
                .query(Integer.class)
                .list());
        if (!years.contains(with)) years.add(with);
        years.sort(Comparator.reverseOrder());
        return years;
    }

    private int onTheWay(int year) {
        return sql.sql("""
                select count(*)
                from payouts.payment
                where state in ('approved', 'sent')
                  and executes_on >= make_date(:year, 1, 1)
                  and executes_on < make_date(:year + 1, 1, 1)
                """)
                .param("year", year)
                .query(Integer.class)
                .single();
    }

    private Optional<Entered> entered(int year) {
        return sql.sql("select amount_minor, version from payouts.threshold where year = :year")
                .param("year", year)
                .query((row, _) -> new Entered(row.getLong("amount_minor"), row.getInt("version")))
                .optional();
    }

    /// Enters what was announced for a year.
    ///
    /// @param seen the version that was looked at; 0 where nothing was entered
    /// @throws Stale where somebody entered something since
    @Transactional
    void enter(Viewer viewer, int year, Money threshold, int seen) {
        int rows = seen == 0 ? sql.sql("""
                insert into payouts.threshold (organisation_id, year, amount_minor)
                values (:organisation, :year, :amount)
                on conflict (organisation_id, year) do nothing
                """)
                .param("organisation", viewer.organisation().id())
                .param("year", year)
                .param("amount", threshold.minor())
                .update()
                : sql.sql("""
                update payouts.threshold
                set amount_minor = :amount, version = version + 1
                where year = :year and version = :version
                """)
                .param("year", year)
                .param("amount", threshold.minor())
                .param("version", seen)
                .update();
        if (rows == 0) throw new Stale("threshold");
    }
}
