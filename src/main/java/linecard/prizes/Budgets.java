package linecard.prizes;

import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.calendar.Span;
import linecard.contests.Contest;
import linecard.contests.Contest.State;
import linecard.money.Money;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// What prizes may cost, contest by contest and in a fiscal year, and what of it is gone. A contest
/// is of the year in which its last day lies.
@Repository
public class Budgets {

    private final JdbcClient sql;

    Budgets(JdbcClient sql) {
        this.sql = sql;
    }

    /// A contest that is planned, under way or over.
    ///
    /// @param budget null where nobody said
    /// @param promised what its prizes may cost at most, while it is under way
    /// @param awarded what they come to, once it is over: withdrawn and refused ones left out
    record Row(
            UUID contest, String name, State state, Span days, String series,
            @Nullable Money budget, Money promised, Money awarded) {

        /// What is left of the budget; null where there is none.
        @Nullable Money left() {
            return budget == null ? null : budget.minus(promised).minus(awarded);
        }
    }

    /// @param budget of the year; null where nobody entered one
    /// @param version of it; 0 for none
    record Year(
            int year, @Nullable Money budget, int version, List<Row> rows,
            Money promised, Money awarded) {

        @Nullable Money left() {
            return budget == null ? null : budget.minus(promised).minus(awarded);
        }
    }

    @Transactional(readOnly = true)
    Year of(Viewer viewer, int year) {
        var months = viewer.organisation().calendar().year(year).months();
        var days = new Span(months.getFirst().span().from(), months.getLast().span().to());
        var rows = rows(viewer, days);
        var promised = viewer.organisation().zero();
        var awarded = viewer.organisation().zero();
        for (var row : rows) {
            promised = promised.plus(row.promised());
            awarded = awarded.plus(row.awarded());
        }
        var none = new Year(year, null, 0, rows, promised, awarded);
        return sql.sql("select amount_minor, version from prizes.budget where year = :year")
                .param("year", year)
                .query((row, _) -> new Year(year,
                        viewer.organisation().money(row.getLong("amount_minor")),
                        row.getInt("version"), none.rows(), none.promised(), none.awarded()))
                .optional().orElse(none);
    }

    private List<Row> rows(Viewer viewer, Span days) {
        var organisation = viewer.organisation();
        return sql.sql("""
                select c.id, c.name, c.state, lower(c.days) as first, upper(c.days) as until,
                       coalesce(p.series, '') as series, p.budget_minor,
                       case when c.state = 'running' then coalesce(p.promised_minor, 0) else 0 end
                           as promised,
                       coalesce(w.minor, 0) as awarded
                from contests.contest c
                left join prizes.plan p on p.contest_id = c.id
                left join lateral (
                    select sum(v.minor)::bigint as minor
                    from prizes.award a
                    cross join lateral (
                        select max(o.value_minor) as minor
                        from prizes.option o
                        where o.award_id = a.id and coalesce(a.chosen, o.position) = o.position) v
                    where a.contest_id = c.id and a.state <> 'withdrawn'
                      and a.delivery is distinct from 'refused') w on true
                where c.state <> 'cancelled' and upper(c.days) > :from and upper(c.days) <= :to
                order by upper(c.days), c.name, c.id
                limit 1000
                """)
                .param("from", days.from())
                .param("to", days.to())
                .query((row, _) -> {
                    var budget = row.getObject("budget_minor", Long.class);
                    return new Row(row.getObject("id", UUID.class), row.getString("name"),
                            State.of(row.getString("state")), new Span(
                                    row.getObject("first", LocalDate.class),
                                    row.getObject("until", LocalDate.class)),
                            row.getString("series"),
                            budget == null ? null : organisation.money(budget),
                            organisation.money(row.getLong("promised")),
                            organisation.money(row.getLong("awarded")));
                })
                .list();
    }

    /// What the year of a contest still has for it, what is promised with it already left out;
    /// null where the year has no budget.
    @Transactional(readOnly = true)
    @Nullable Long left(Viewer viewer, Contest contest) {
        var last = contest.rules().days().to().minusDays(1);
        var year = of(viewer, viewer.organisation().calendar().yearOf(last).number());
        var left = year.left();
        if (left == null) return null;
        long own = year.rows().stream().filter(row -> row.contest().equals(contest.id()))
                .mapToLong(row -> row.promised().minor()).sum();
        return Math.addExact(left.minor(), own);
    }

    /// @param seen the version that was looked at; 0 where there was none
    /// @throws Stale where somebody entered something since
    @Transactional
    public void enter(Viewer viewer, int year, Money amount, int seen) {
        int rows = seen == 0 ? sql.sql("""
                insert into prizes.budget (organisation_id, year, amount_minor)
                values (:organisation, :year, :amount)
                on conflict (organisation_id, year) do nothing
                """)
                .param("organisation", viewer.organisation().id())
                .param("year", year)
                .param("amount", amount.minor())
                .update()
                : sql.sql("""
                update prizes.budget
                set amount_minor = :amount, version = version + 1
                where year = :year and version = :version
                """)
                .param("year", year)
                .param("amount", amount.minor())
                .param("version", seen)
                .update();
        if (rows == 0) throw new Stale("budget");
    }
}
