package linecard.pipeline;

import linecard.access.Viewer;
import linecard.calendar.Span;
import linecard.keeping.Kept;
import linecard.pipeline.Funnel.Kind;
import linecard.pipeline.Funnel.Step;
import linecard.pipeline.StageRates.Part;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.UUID;

/// Measures how opportunities come out, those that were entered in some days.
@Repository
class Funnels {

    /// So many tell a rate to a point or two; of more, some spread evenly are looked at.
    static final int MOST = 5000;

    private static final String COHORT = """
            with spread as materialized (
                select count(*) as entered,
                       greatest(1, ceil(count(*)::numeric / :most))::int as each
                from pipeline.opportunity o
                where o.registered_at >= :from and o.registered_at < :to
                  and (:everyRep or o.rep_id = :rep)),
            cohort as materialized (
                select o.id, o.organisation_id, o.account_id, o.outcome, o.closed_at,
                       o.registered_at,
                       (o.registered_at at time zone :zone)::date as entered_on
                from pipeline.opportunity o
                cross join spread
                where o.registered_at >= :from and o.registered_at < :to
                  and (:everyRep or o.rep_id = :rep)
                  and (hashtext(o.id::text) & 2147483647) % spread.each = 0)
            """;

    private record Asked(Span days, @Nullable UUID rep) implements Kept.OfActivity<Funnel> {}

    private final JdbcClient sql;
    private final Kept kept;

    Funnels(JdbcClient sql, Kept kept) {
        this.sql = sql;
        this.kept = kept;
    }

    /// What one look at all of them tells.
    private record Ends(
            long entered, int measured, int called, @Nullable Long callDays, int won,
            @Nullable Long wonDays, int lost, int ordered, @Nullable Long orderDays) {}

    /// @param rep only what is this one's now; null for all
    @Transactional(readOnly = true)
    Funnel of(Viewer viewer, Span days, @Nullable UUID rep) {
        return kept.of(viewer, new Asked(days, rep), () -> measured(viewer, days, rep));
    }

    private Funnel measured(Viewer viewer, Span days, @Nullable UUID rep) {
        var ends = ends(viewer, days, rep);
        var steps = new ArrayList<Step>();
        int before = ends.measured();
        for (var stage : stages(viewer, days, rep, ends.measured())) {
            steps.add(new Step(Kind.STAGE, stage.name(), stage.reached(),
                    new Part(stage.reached().won(), before), stage.days()));
            before = stage.reached().won();
        }
        steps.add(new Step(Kind.WON, "", new Part(ends.won(), ends.measured()),
                new Part(ends.won(), Math.max(before, ends.won())), ends.wonDays()));
        steps.add(new Step(Kind.ORDERED, "", new Part(ends.ordered(), ends.measured()),
                new Part(ends.ordered(), ends.won()), ends.orderDays()));
        return new Funnel(calls(days, rep), ends.entered(), ends.measured(),
                new Part(ends.called(), ends.measured()), ends.callDays(), steps,
                ends.measured() - ends.won() - ends.lost(), ends.lost());
    }

    private long calls(Span days, @Nullable UUID rep) {
        return sql.sql("""
                select count(*)
                from calls.call c
                where c.state = 'made' and c.visited_on >= :first and c.visited_on < :after
                  and (:everyRep or c.rep_id = :rep)
                """)
                .param("first", days.from())
                .param("after", days.to())
                .param("everyRep", rep == null)
                .param("rep", rep)
                .query(Long.class)
                .single();
    }

    private Ends ends(Viewer viewer, Span days, @Nullable UUID rep) {
        return asked(viewer, COHORT + """
                select spread.entered, count(c.id) as measured,
                       count(k.day) as called,
                       percentile_disc(0.5) within group (order by c.entered_on - k.day)
                           as call_days,
                       count(*) filter (where c.outcome = 'won') as won,
                       percentile_disc(0.5) within group (
                           order by extract(day from c.closed_at - c.registered_at)::bigint)
                           filter (where c.outcome = 'won') as won_days,
                       count(*) filter (where c.outcome = 'lost') as lost,
                       count(d.day) filter (where c.outcome = 'won') as ordered,
                       percentile_disc(0.5) within group (
                           order by greatest(0, d.day - (c.closed_at at time zone :zone)::date))
                           filter (where c.outcome = 'won' and d.day is not null) as order_days
                from spread
                left join cohort c on true
                left join lateral (
                    select max(v.visited_on) as day
                    from calls.call v
                    where v.organisation_id = c.organisation_id and v.account_id = c.account_id
                      and v.state = 'made' and v.visited_on <= c.entered_on
                      and v.visited_on > c.entered_on - :within) k on true
                left join lateral (
                    select min(s.booked_on) as day
                    from pipeline.won_order w
                    join sales.document s on s.organisation_id = w.organisation_id
                                         and s.kind = w.kind and s.number = w.number
                    where w.organisation_id = c.organisation_id and w.opportunity_id = c.id) d
                    on true
                group by spread.entered
                """, days, rep)
                .param("within", Funnel.DAYS)
                .query(Funnels::ends)
                .single();
    }

    private static Ends ends(ResultSet row, int number) throws SQLException {
        int called = row.getInt("called");
        int won = row.getInt("won");
        int ordered = row.getInt("ordered");
        return new Ends(row.getLong("entered"), row.getInt("measured"), called,
                days(row, "call_days", called), won, days(row, "won_days", won),
                row.getInt("lost"), ordered, days(row, "order_days", ordered));
    }

    /// @param of how many they are; of too few nothing is said
    private static @Nullable Long days(ResultSet row, String column, int of) throws SQLException {
        return of < StageRates.ENOUGH ? null : Long.valueOf(row.getLong(column));
    }

    private record Reached(String name, Part reached, @Nullable Long days) {}

    /// The open stages in their order. Whoever came further was in each before; what was won was in
    /// all.
    private ArrayList<Reached> stages(
            Viewer viewer, Span days, @Nullable UUID rep, int measured) {
        return new ArrayList<>(asked(viewer, COHORT + """
                , reached as (
                    select c.id, s.id as stage_id, min(h.at) - min(c.registered_at) as after
                    from cohort c
                    join pipeline.history h on h.organisation_id = c.organisation_id
                                           and h.opportunity_id = c.id
                    join pipeline.stage hs on hs.id = h.stage_id
                    join pipeline.stage s on s.kind = 'open' and s.archived_at is null
                                         and (hs.kind = 'won' or hs.kind = 'open'
                                                                 and hs.position >= s.position)
                    group by c.id, s.id)
                select s.name, count(r.id) as reached,
                       percentile_disc(0.5) within group (
                           order by extract(day from r.after)::bigint) as days
                from pipeline.stage s
                left join reached r on r.stage_id = s.id
                where s.kind = 'open' and s.archived_at is null
                group by s.id, s.name, s.position
                order by s.position, s.id
                limit 50
                """, days, rep)
                .query((row, _) -> {
                    int reached = row.getInt("reached");
                    return new Reached(row.getString("name"), new Part(reached, measured),
                            days(row, "days", reached));
                })
                .list());
    }

    private JdbcClient.StatementSpec asked(
            Viewer viewer, String statement, Span days, @Nullable UUID rep) {
        var zone = viewer.organisation().zone();
        return sql.sql(statement)
                .param("from", Timestamp.from(days.from().atStartOfDay(zone).toInstant()))
                .param("to", Timestamp.from(days.to().atStartOfDay(zone).toInstant()))
                .param("zone", zone.getId())
                .param("most", MOST)
                .param("everyRep", rep == null)
                .param("rep", rep);
    }
}
