package linecard.fiscal;

import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.calendar.FiscalCalendar;
import linecard.calendar.FiscalPeriod;
import linecard.calendar.Span;
import linecard.commissions.FiscalMonths;
import linecard.sales.Months;
import linecard.terms.Rates;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.List;

/// How the organisation cuts its years: it may be changed until somebody was promised something
/// for a month of it.
@Repository
class FiscalCalendars {

    private final JdbcClient sql;
    private final Rates rates;
    private final Months months;

    FiscalCalendars(JdbcClient sql, Rates rates, Months months) {
        this.sql = sql;
        this.rates = rates;
        this.months = months;
    }

    /// What keeps the calendar as it is.
    ///
    /// @param closed the months for which a statement was issued, latest first
    /// @param goals the fiscal years whose goals would come to stand in other months
    record Ties(List<FiscalPeriod> closed, List<Integer> goals) {

        static final Ties NONE = new Ties(List.of(), List.of());

        boolean isFree() {
            return closed.isEmpty() && goals.isEmpty();
        }
    }

    @Transactional(readOnly = true)
    Ties ties(Viewer viewer, FiscalCalendar wanted) {
        var now = viewer.organisation().calendar();
        return new Ties(closed(), goalYears().stream()
                .filter(year -> !FiscalMonths.areAlike(now.year(year), wanted.year(year)))
                .toList());
    }

    private List<FiscalPeriod> closed() {
        return sql.sql("""
                select fiscal_year, fiscal_month, lower(period) as starts_on,
                       upper(period) as ends_on
                from commissions.statement
                group by fiscal_year, fiscal_month, period
                order by period desc
                limit 1000
                """)
                .query((row, _) -> new FiscalPeriod(row.getInt("fiscal_year"),
                        row.getInt("fiscal_month"), new Span(
                                row.getObject("starts_on", LocalDate.class),
                                row.getObject("ends_on", LocalDate.class))))
                .list();
    }

    private List<Integer> goalYears() {
        return sql.sql("""
                select distinct fiscal_year
                from plan.goal
                order by fiscal_year
                limit 300
                """)
                .query((row, _) -> row.getInt("fiscal_year"))
                .list();
    }

    /// Cuts the years another way and sums the months of all sales anew, in one transaction.
    ///
    /// @param version of the organisation when this was decided
    /// @return what keeps the calendar as it is; where nothing does, it was changed
    /// @throws Stale where the organisation is another one now
    @Transactional
    Ties change(Viewer viewer, FiscalCalendar wanted, int version) {
        rates.waitForOthers(viewer);
        var ties = ties(viewer, wanted);
        if (!ties.isFree()) return ties;
        int changed = sql.sql("select commissions.recut(:organisation, :calendar, :version)")
                .param("organisation", viewer.organisation().id())
                .param("calendar", wanted.text())
                .param("version", version)
                .query(Integer.class)
                .single();
        if (changed == 0) throw new Stale("organisation");
        months.recut(viewer, wanted);
        return ties;
    }
}
