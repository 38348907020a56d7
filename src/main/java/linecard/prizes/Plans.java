package linecard.prizes;

import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.calendar.Span;
import linecard.database.Batches;
import linecard.prizes.Plan.Offer;
import linecard.prizes.PlanRules.Round;
import linecard.prizes.Prize.Kind;

import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// What contests give, beside their rules.
@Repository
class Plans {

    private final JdbcClient sql;
    private final Batches batches;

    Plans(JdbcClient sql, Batches batches) {
        this.sql = sql;
        this.batches = batches;
    }

    /// What is stored of a contest, or nothing. Whoever may see the contest sees what it offers;
    /// the rest only the principal's people do.
    @Transactional(readOnly = true)
    Plan of(Viewer viewer, UUID contest) {
        var offers = offers(contest);
        return sql.sql("""
                select series, budget_minor, choose_days, started_by, winners, promised_minor,
                       version
                from prizes.plan
                where contest_id = :contest
                """)
                .param("contest", contest)
                .query((row, _) -> new Plan(contest, row.getString("series"),
                        row.getObject("budget_minor", Long.class), row.getInt("choose_days"),
                        row.getObject("started_by", UUID.class),
                        row.getObject("winners", Integer.class),
                        row.getObject("promised_minor", Long.class), offers,
                        row.getInt("version")))
                .optional().orElseGet(() -> {
                    var none = Plan.none(contest);
                    return new Plan(contest, none.series(), null, none.chooseDays(), null, null,
                            null, offers, 0);
                });
    }

    private List<Offer> offers(UUID contest) {
        return sql.sql("""
                select place, position, prize_id, kind, name, value_minor, starts_on, last_on,
                       guest
                from prizes.offer
                where contest_id = :contest
                order by place, position
                limit 100
                """)
                .param("contest", contest)
                .query((row, number) -> new Offer(row.getInt("place"), option(row, number)))
                .list();
    }

    static Option option(ResultSet row, int number) throws SQLException {
        return new Option(row.getInt("position"), row.getObject("prize_id", UUID.class),
                Kind.of(row.getString("kind")), row.getString("name"),
                row.getLong("value_minor"), row.getObject("starts_on", LocalDate.class),
                row.getObject("last_on", LocalDate.class), row.getBoolean("guest"));
    }

    /// Keeps what a draft is to give.
    ///
    /// @throws Stale where somebody changed it since
    @Transactional
    void keep(Viewer viewer, Plan plan) {
        int rows = sql.sql(plan.version() == 0 ? """
                insert into prizes.plan (organisation_id, contest_id, series, budget_minor,
                                         choose_days)
                values (:organisation, :contest, :series, :budget, :days)
                on conflict (contest_id) do nothing
                """ : """
                update prizes.plan
                set series = :series, budget_minor = :budget, choose_days = :days,
                    version = version + 1
                where contest_id = :contest and version = :version
                """)
                .param("organisation", viewer.organisation().id())
                .param("contest", plan.contest())
                .param("series", plan.series())
                .param("budget", plan.budgetMinor(), Types.BIGINT)
                .param("days", plan.chooseDays())
                .param("version", plan.version())
                .update();
        if (rows == 0) throw new Stale("plan");
        sql.sql("delete from prizes.offer where contest_id = :contest")
                .param("contest", plan.contest())
                .update();
        batches.run("""
                insert into prizes.offer (organisation_id, contest_id, place, position, prize_id,
                                          kind, name, value_minor, starts_on, last_on, guest)
                values (:organisation, :contest, :place, :position, :prize, :kind, :name, :minor,
                        :from, :last, :guest)
                """, plan.offers(), offer -> fields(viewer, offer.option())
                .addValue("contest", plan.contest())
                .addValue("place", offer.place()));
    }

    static MapSqlParameterSource fields(Viewer viewer, Option option) {
        return new MapSqlParameterSource()
                .addValue("organisation", viewer.organisation().id())
                .addValue("position", option.position())
                .addValue("prize", option.prize(), Types.OTHER)
                .addValue("kind", option.kind().code())
                .addValue("name", option.name())
                .addValue("minor", option.minor())
                .addValue("from", option.from(), Types.DATE)
                .addValue("last", option.last(), Types.DATE)
                .addValue("guest", option.guest());
    }

    /// Notes, once, who started the contest and what was promised with it.
    @Transactional
    void started(Viewer viewer, UUID contest, int winners, long promisedMinor) {
        sql.sql("""
                insert into prizes.plan as p (organisation_id, contest_id, started_by, winners,
                                              promised_minor)
                values (:organisation, :contest, :person, :winners, :promised)
                on conflict (contest_id) do update
                set started_by = excluded.started_by, winners = excluded.winners,
                    promised_minor = excluded.promised_minor, version = p.version + 1
                where p.started_by is null
                """)
                .param("organisation", viewer.organisation().id())
                .param("contest", contest)
                .param("person", viewer.user().id())
                .param("winners", winners)
                .param("promised", promisedMinor)
                .update();
    }

    /// The other rounds of a series, those that were called off left out.
    @Transactional(readOnly = true)
    List<Round> rounds(Viewer viewer, String series, UUID but) {
        if (series.isEmpty()) return List.of();
        return sql.sql("""
                select c.name, lower(c.days) as first, upper(c.days) as until
                from prizes.plan p
                join contests.contest c on c.id = p.contest_id
                where lower(p.series) = lower(:series) and p.contest_id <> :but
                  and c.state <> 'cancelled'
                order by lower(c.days), c.id
                limit 1000
                """)
                .param("series", series)
                .param("but", but)
                .query((row, _) -> new Round(row.getString("name"), new Span(
                        row.getObject("first", LocalDate.class),
                        row.getObject("until", LocalDate.class))))
                .list();
    }

    /// The series there are, to choose from.
    @Transactional(readOnly = true)
    List<String> series(Viewer viewer) {
        return sql.sql("""
                select distinct series
                from prizes.plan
                where series <> ''
                order by series
                limit 200
                """)
                .query((row, _) -> row.getString("series")).list();
    }
}
