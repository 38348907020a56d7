package linecard.reports;

import linecard.access.Viewer;
import linecard.calendar.FiscalPeriod;
import linecard.calendar.IsoWeek;
import linecard.calendar.Span;
import linecard.calls.EffortRules;
import linecard.calls.Efforts;
import linecard.calls.Monitoring.Feature;
import linecard.calls.Regimes;
import linecard.keeping.Kept;
import linecard.people.Rep;
import linecard.people.Reps;
import linecard.pipeline.RepPipelines;
import linecard.pipeline.RepPipelines.RepPipeline;
import linecard.reports.Scorecard.Commission;
import linecard.sales.Kind;
import linecard.sales.Results;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import static linecard.database.Columns.texts;

/// Fills in what stands behind places: calls, their evenness, new accounts, the pipeline, and what
/// it costs.
@Repository
class Scorecards {

    /// Whole weeks that consistency is measured on.
    static final int WEEKS = 13;

    private record Asked(Window window, List<Ranking.Place> places, LocalDate today)
            implements Kept.OfActivity<List<Scorecard>> {}

    private final JdbcClient sql;
    private final Kept kept;
    private final Reps reps;
    private final Efforts efforts;
    private final Regimes regimes;
    private final RepPipelines pipelines;
    private final Results results;

    Scorecards(JdbcClient sql, Kept kept, Reps reps, Efforts efforts, Regimes regimes,
            RepPipelines pipelines, Results results) {
        this.sql = sql;
        this.kept = kept;
        this.reps = reps;
        this.efforts = efforts;
        this.regimes = regimes;
        this.pipelines = pipelines;
        this.results = results;
    }

    @Transactional(readOnly = true)
    List<Scorecard> of(
            Viewer viewer, Window window, List<Ranking.Place> places, LocalDate today) {
        return kept.of(viewer, new Asked(window, List.copyOf(places), today),
                () -> worked(viewer, window, places, today));
    }

    private List<Scorecard> worked(
            Viewer viewer, Window window, List<Ranking.Place> places, LocalDate today) {
        var ids = places.stream().map(place -> Objects.requireNonNull(place.row().rep())).toList();
        var known = new HashMap<UUID, Rep>();
        for (var rep : reps.of(viewer, ids)) known.put(rep.id(), rep);
        var end = window.span().to().isAfter(today) ? today : window.span().to();
        var monday = IsoWeek.of(end).span().from();
        var weeks = new Span(monday.minusWeeks(WEEKS), monday);
        var facts = efforts.facts(viewer, known.values(), weeks);
        var regime = regimes.known(viewer);
        var fresh = newAccounts(viewer, ids, window.span(),
                results.upTo(viewer, window.span(), today));
        var open = pipelines.of(viewer, ids, new Span(end.minusYears(1), end.plusDays(1)));
        var commissions = commissions(viewer, ids, window.span());
        var cards = new ArrayList<Scorecard>();
        for (var place : places) {
            var id = Objects.requireNonNull(place.row().rep());
            var rep = known.get(id);
            var own = facts.get(id);
            if (rep == null || own == null) continue;
            var effort = EffortRules.effort(own, weeks, today);
            cards.add(new Scorecard(place, rep.code(), effort.made(),
                    EffortRules.consistency(own, effort, weeks, today), fresh.getOrDefault(id, 0L),
                    open.getOrDefault(id, RepPipeline.NOTHING), commissions.get(id),
                    regime.on(rep.agency(), today).contains(Feature.QUOTA)));
        }
        return List.copyOf(cards);
    }

    /// Of one rep, without a place.
    @Transactional(readOnly = true)
    Optional<Scorecard> of(
            Viewer viewer, Window window, UUID rep, Figures figures, LocalDate today) {
        var row = new Board.Row(rep, "", "", figures, null);
        return of(viewer, window, List.of(new Ranking.Place(null, null, row)), today).stream()
                .findFirst();
    }

    /// What statements say of those months of a window that they speak of, and what the rep was
    /// credited with in the same months.
    private Map<UUID, Commission> commissions(Viewer viewer, List<UUID> ids, Span months) {
        var calendar = viewer.organisation().calendar();
        var periods = new ArrayList<FiscalPeriod>();
        for (var day = months.from(); day.isBefore(months.to());
                day = periods.getLast().span().to()) {
            periods.add(calendar.periodOf(day));
        }
        var found = new HashMap<UUID, Commission>();
        sql.sql("""
                with told as (
                    select p.rep_id, m.first, sum(p.amount_minor) as amount
                    from unnest(:years::int[], :numbers::int[], :firsts::date[])
                             as m (year, number, first)
                    join (select rep_id, fiscal_year, fiscal_month, amount_minor
                          from commissions.part
                          where rep_id = any (:reps)
                          union all
                          select rep_id, fiscal_year, fiscal_month, amount_minor
                          from commissions.statement_line
                          where rep_id = any (:reps)) p
                      on p.fiscal_year = m.year and p.fiscal_month = m.number
                    group by p.rep_id, m.first)
                select t.rep_id, sum(t.amount)::bigint as stated, sum(s.net)::bigint as sold
                from told t
                cross join lateral (
                    select coalesce(sum(net_minor), 0) as net
                    from sales.month
                    where rep_id = t.rep_id and month = t.first
                      and kind in (:counted, 'credit')) s
                group by t.rep_id
                """)
                .param("years", texts(periods, FiscalPeriod::year))
                .param("numbers", texts(periods, FiscalPeriod::number))
                .param("firsts", texts(periods, period -> period.span().from()))
                .param("reps", ids.toArray(UUID[]::new))
                .param("counted", Kind.counted(viewer.organisation()).code())
                .query(row -> {
                    found.put(row.getObject("rep_id", UUID.class),
                            new Commission(row.getLong("stated"), row.getLong("sold")));
                });
        return found;
    }

    /// Accounts that a rep was credited with in these months and that had not bought before, as
    /// far as the viewer sees it. Without `offset 0` the past of all accounts would be gathered.
    ///
    /// @param days of the months on which they must have bought
    private Map<UUID, Long> newAccounts(
            Viewer viewer, List<UUID> ids, Span months, Span days) {
        var fresh = new HashMap<UUID, Long>();
        sql.sql("""
                select m.rep_id, count(*) as fresh
                from (select distinct rep_id, account_id
                      from sales.month
                      where kind = :counted and month >= :from and month < :to
                        and rep_id = any (:reps) and net_minor > 0) m
                where not exists (
                      select
                      from sales.month e
                      where e.account_id = m.account_id and e.month < :from
                        and e.kind = :counted
                      offset 0)
                  and (:anyDay or exists (
                      select
                      from sales.share s
                      where s.account_id = m.account_id and s.rep_id = m.rep_id
                        and s.kind = :counted
                        and s.booked_on >= :from and s.booked_on < :until))
                group by m.rep_id
                """)
                .param("counted", Kind.counted(viewer.organisation()).code())
                .param("from", months.from())
                .param("to", months.to())
                .param("anyDay", days.equals(months))
                .param("until", days.to())
                .param("reps", ids.toArray(UUID[]::new))
                .query(row -> {
                    fresh.put(row.getObject("rep_id", UUID.class), row.getLong("fresh"));
                });
        return fresh;
    }
}
