package linecard.prizes;

import linecard.access.Absent;
import linecard.access.Viewer;
import linecard.database.Batches;
import linecard.prizes.Award.Approval;
import linecard.prizes.Award.Delivery;
import linecard.prizes.Award.State;
import linecard.prizes.Award.Step;
import linecard.words.Language;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The awards, as they stand. The principal's people see all; agencies and reps see what they won,
/// once it is approved. What becomes of them, [AwardActs] says.
@Repository
public class Awards {

    private static final String SELECT = """
            select a.id, a.contest_id, c.name as contest, upper(c.days) - 1 as won_on, a.who,
                   r.title, r.given_name, r.family_name, a.rep_id, a.agency_id,
                   g.name as agency, a.place, a.state, a.approved_on, a.approved_name, a.alone,
                   a.choose_by, a.chosen, a.chosen_name, a.delivery, a.delivered_on,
                   a.withdrawn_why, a.version
            from prizes.award a
            join contests.contest c on c.id = a.contest_id
            join people.agency g on g.id = a.agency_id
            left join people.rep r on r.id = a.rep_id
            """;

    private final JdbcClient sql;
    private final Batches batches;

    Awards(JdbcClient sql, Batches batches) {
        this.sql = sql;
        this.batches = batches;
    }

    /// Which awards are listed.
    ///
    /// @param contest null for all
    /// @param state null for all
    public record Filter(@Nullable UUID contest, @Nullable State state) {}

    /// Those that wait first, then the latest.
    @Transactional(readOnly = true)
    public List<Award> all(Viewer viewer, Filter filter) {
        var state = filter.state();
        return whole(sql.sql(SELECT + """
                where (cast(:contest as uuid) is null or a.contest_id = :contest)
                  and (cast(:state as text) is null or a.state = :state)
                order by array_position('{proposed,approved,withdrawn}', a.state),
                         upper(c.days) desc, a.contest_id, a.place nulls last, a.id
                """)
                .param("contest", filter.contest(), Types.OTHER)
                .param("state", state == null ? null : state.code(), Types.VARCHAR)
                .query((row, _) -> read(viewer.language(), row)).list());
    }

    /// What agencies get in cash, or got before it was withdrawn: the first approved first.
    @Transactional(readOnly = true)
    List<Award> cash(Viewer viewer, Collection<UUID> agencies) {
        return whole(sql.sql(SELECT + """
                join prizes.option o
                  on o.award_id = a.id and o.position = a.chosen and o.kind = 'cash'
                where a.agency_id = any(:agencies) and a.approved_at is not null
                order by a.approved_at, a.id
                """)
                .param("agencies", agencies.toArray(UUID[]::new))
                .query((row, _) -> read(viewer.organisation().language(), row)).list());
    }

    /// Those of whom nobody chose in time.
    @Transactional(readOnly = true)
    List<Award> late(Viewer viewer, LocalDate today) {
        return whole(sql.sql(SELECT + """
                where a.state = 'approved' and a.chosen is null and a.choose_by < :today
                order by a.id
                limit 1000
                """)
                .param("today", today)
                .query((row, _) -> read(viewer.language(), row)).list());
    }

    /// @throws Absent where there is none, or the viewer may not see it
    @Transactional(readOnly = true)
    Award of(Viewer viewer, UUID id) {
        return whole(sql.sql(SELECT + "where a.id = :id").param("id", id)
                .query((row, _) -> read(viewer.language(), row)).list()).stream().findFirst()
                .orElseThrow(() -> new Absent("award"));
    }

    /// What was done, the first first.
    @Transactional(readOnly = true)
    List<Step> steps(Viewer viewer, UUID award) {
        return sql.sql("""
                select step, on_day, note, done_name
                from prizes.step
                where award_id = :award
                order by done_at, id
                limit 200
                """)
                .param("award", award)
                .query((row, _) -> new Step(row.getString("step"),
                        row.getObject("on_day", LocalDate.class), row.getString("note"),
                        row.getString("done_name")))
                .list();
    }

    /// Who comes along; empty where nobody was named, or the name is forgotten.
    @Transactional(readOnly = true)
    Optional<String> guest(Viewer viewer, UUID award) {
        return sql.sql("select name from prizes.guest where award_id = :award")
                .param("award", award)
                .query(String.class).optional();
    }

    /// Who won what, before anybody looked at it.
    ///
    /// @param who the code of the rep or of the agency
    /// @param place null where places decide nothing
    record Proposal(
            UUID id, String who, @Nullable UUID rep, UUID agency, @Nullable Integer place,
            List<Option> options) {}

    private record Offered(UUID award, Option option) {}

    /// Proposes awards of a contest that has ended; who has one already keeps it.
    ///
    /// @return how many are new
    @Transactional
    int propose(Viewer viewer, UUID contest, List<Proposal> proposals) {
        var before = sql.sql("select who from prizes.award where contest_id = :contest")
                .param("contest", contest)
                .query(String.class).list();
        var fresh = proposals.stream().filter(one -> !before.contains(one.who())).toList();
        batches.run("""
                insert into prizes.award (id, organisation_id, contest_id, who, rep_id, agency_id,
                                          place)
                values (:id, :organisation, :contest, :who, :rep, :agency, :place)
                """, fresh, one -> new MapSqlParameterSource()
                .addValue("id", one.id())
                .addValue("organisation", viewer.organisation().id())
                .addValue("contest", contest)
                .addValue("who", one.who())
                .addValue("rep", one.rep(), Types.OTHER)
                .addValue("agency", one.agency())
                .addValue("place", one.place(), Types.INTEGER));
        batches.run("""
                insert into prizes.option (organisation_id, award_id, position, prize_id, kind,
                                           name, value_minor, starts_on, last_on, guest)
                values (:organisation, :award, :position, :prize, :kind, :name, :minor, :from,
                        :last, :guest)
                """, fresh.stream().flatMap(one -> one.options().stream()
                        .map(option -> new Offered(one.id(), option))).toList(),
                one -> Plans.fields(viewer, one.option()).addValue("award", one.award()));
        return fresh.size();
    }

    private List<Award> whole(List<Award> heads) {
        var options = options(heads.stream().map(Award::id).toList());
        return heads.stream().map(one -> new Award(one.id(), one.contest(), one.contestName(),
                one.who(), one.rep(), one.agency(), one.agencyName(), one.place(), one.won(),
                one.state(), one.approved(), one.chooseBy(), one.chosen(), one.chosenBy(),
                one.delivery(), one.deliveredOn(), one.withdrawnWhy(),
                options.getOrDefault(one.id(), List.of()), one.version())).toList();
    }

    private Map<UUID, List<Option>> options(List<UUID> awards) {
        var options = new HashMap<UUID, List<Option>>();
        if (awards.isEmpty()) return options;
        sql.sql("""
                select award_id, position, prize_id, kind, name, value_minor, starts_on, last_on,
                       guest
                from prizes.option
                where award_id = any(:awards)
                order by award_id, position
                """)
                .param("awards", awards.toArray(UUID[]::new))
                .query(row -> {
                    options.computeIfAbsent(row.getObject("award_id", UUID.class),
                            _ -> new ArrayList<>()).add(Plans.option(row, 0));
                });
        return options;
    }

    /// A name in the order of a language, as reps' names are.
    static String name(Language in, ResultSet row) throws SQLException {
        var given = row.getString("given_name");
        if (given == null) return row.getString("agency");
        var family = row.getString("family_name");
        var names = in == Language.HUNGARIAN ? family + " " + given : given + " " + family;
        return (row.getString("title") + " " + names).strip().replaceAll(" +", " ");
    }

    private static Award read(Language in, ResultSet row) throws SQLException {
        var approvedOn = row.getObject("approved_on", LocalDate.class);
        var delivery = row.getString("delivery");
        return new Award(row.getObject("id", UUID.class), row.getObject("contest_id", UUID.class),
                row.getString("contest"), name(in, row),
                row.getObject("rep_id", UUID.class), row.getObject("agency_id", UUID.class),
                row.getString("agency"), row.getObject("place", Integer.class),
                row.getObject("won_on", LocalDate.class), State.of(row.getString("state")),
                approvedOn == null ? null : new Approval(approvedOn,
                        row.getString("approved_name"), row.getBoolean("alone")),
                row.getObject("choose_by", LocalDate.class),
                row.getObject("chosen", Integer.class), row.getString("chosen_name"),
                delivery == null ? null : Delivery.of(delivery),
                row.getObject("delivered_on", LocalDate.class), row.getString("withdrawn_why"),
                List.of(), row.getInt("version"));
    }
}
