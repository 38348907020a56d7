package linecard.reports;

import linecard.access.Viewer;
import linecard.calendar.IsoWeek;
import linecard.calendar.Span;
import linecard.calls.EffortRules;
import linecard.calls.Efforts;
import linecard.calls.Monitoring.Feature;
import linecard.calls.Regimes;
import linecard.people.Rep;
import linecard.people.Reps;
import linecard.sales.Kind;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/// Fills in what stands behind places: calls, their evenness, new accounts.
@Repository
class Scorecards {

    /// Whole weeks that consistency is measured on.
    static final int WEEKS = 13;

    private final JdbcClient sql;
    private final Reps reps;
    private final Efforts efforts;
    private final Regimes regimes;

    Scorecards(JdbcClient sql, Reps reps, Efforts efforts, Regimes regimes) {
        this.sql = sql;
        this.reps = reps;
        this.efforts = efforts;
        this.regimes = regimes;
    }

    @Transactional(readOnly = true)
    public List<Scorecard> of(
            Viewer viewer, Window window, List<Ranking.Place> places, LocalDate today) {
        var ids = places.stream().map(place -> Objects.requireNonNull(place.row().rep())).toList();
        var known = new HashMap<UUID, Rep>();
        for (var rep : reps.of(viewer, ids)) known.put(rep.id(), rep);
        var end = window.span().to().isAfter(today) ? today : window.span().to();
        var monday = IsoWeek.of(end).span().from();
        var weeks = new Span(monday.minusWeeks(WEEKS), monday);
        var facts = efforts.facts(viewer, known.values(), weeks);
        var regime = regimes.known(viewer);
        var fresh = newAccounts(viewer, ids, window.span());
        var cards = new ArrayList<Scorecard>();
        for (var place : places) {
            var id = Objects.requireNonNull(place.row().rep());
            var rep = known.get(id);
            var own = facts.get(id);
            if (rep == null || own == null) continue;
            cards.add(new Scorecard(place, rep.code(),
                    EffortRules.effort(own, weeks, today).made(),
                    EffortRules.consistency(own, weeks, today), fresh.getOrDefault(id, 0L),
                    regime.on(rep.agency(), today).contains(Feature.QUOTA)));
        }
        return cards;
    }

    /// Accounts that a rep was credited with in these months and that had not bought before, as
    /// far as the viewer sees it.
    private Map<UUID, Long> newAccounts(Viewer viewer, List<UUID> ids, Span months) {
        var fresh = new HashMap<UUID, Long>();
        sql.sql("""
                select m.rep_id, count(distinct m.account_id) as fresh
                from sales.month m
                where m.kind = :counted and m.month >= :from and m.month < :to
                  and m.rep_id = any (:reps) and m.net_minor > 0
                  and not exists (
                      select
                      from sales.month e
                      where e.account_id = m.account_id and e.month < :from
                        and e.kind = :counted)
                group by m.rep_id
                """)
                .param("counted", Kind.counted(viewer.organisation()).code())
                .param("from", months.from())
                .param("to", months.to())
                .param("reps", ids.toArray(UUID[]::new))
                .query(row -> {
                    fresh.put(row.getObject("rep_id", UUID.class), row.getLong("fresh"));
                });
        return fresh;
    }
}
