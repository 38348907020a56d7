package linecard.contests;

import linecard.access.Viewer;
import linecard.scoring.Rules;
import linecard.scoring.RulesText;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// The rules of contests since their start, all that ever stood, and what of the catalogue counts.
@Repository
class RulesVersions {

    /// On the page of the day so many, from so many days.
    private static final int FRESH = 3;
    private static final int FRESH_DAYS = 14;

    private final JdbcClient sql;

    RulesVersions(JdbcClient sql) {
        this.sql = sql;
    }

    /// Those of a contest, the latest first; none before the start.
    @Transactional(readOnly = true)
    List<RulesVersion> of(Viewer viewer, UUID contest) {
        return sql.sql("""
                select number, rules, hash, reason, name, at
                from contests.rules_version
                where contest_id = :contest
                order by number desc
                limit 1000
                """)
                .param("contest", contest)
                .query(RulesVersions::read)
                .list();
    }

    /// A contest under way, by its name, and the rules that took effect lately.
    record Told(UUID contest, String name, RulesVersion version) {}

    /// What a rep is to know of the contests that the rep takes part in: those that started, or
    /// whose rules changed, in the last two weeks, the latest first.
    @Transactional(readOnly = true)
    List<Told> fresh(Viewer viewer, UUID rep) {
        return sql.sql("""
                select c.id, c.name as contest, v.number, v.rules, v.hash, v.reason, v.name, v.at
                from contests.entrant e
                join contests.contest c on c.id = e.contest_id and c.state = 'running'
                join contests.rules_version v on v.contest_id = c.id and v.hash = c.rules_hash
                where e.rep_id = :rep and v.at > now() - make_interval(days => :days)
                order by v.at desc, c.id
                limit :most
                """)
                .param("rep", rep)
                .param("days", FRESH_DAYS)
                .param("most", FRESH)
                .query((row, number) -> new Told(row.getObject("id", UUID.class),
                        row.getString("contest"), read(row, number)))
                .list();
    }

    /// The product lines whose sales count in a contest that has started; none for all.
    @Transactional(readOnly = true)
    Set<UUID> lines(Viewer viewer, UUID contest) {
        return Set.copyOf(sql.sql("""
                select product_line_id
                from contests.counted_line
                where contest_id = :contest
                limit 20000
                """)
                .param("contest", contest)
                .query(UUID.class)
                .list());
    }

    /// The rules of the start, which hold since then.
    @Transactional
    void first(Viewer viewer, Contest draft, Set<UUID> lines) {
        write(viewer, draft.id(), 1, draft.rules(), "");
        sql.sql("""
                insert into contests.counted_line (organisation_id, contest_id, product_line_id)
                select :organisation, :contest, line
                from unnest(:lines::uuid[]) as l (line)
                """)
                .param("organisation", viewer.organisation().id())
                .param("contest", draft.id())
                .param("lines", lines.stream().map(UUID::toString).toArray(String[]::new))
                .update();
    }

    /// @param reason why; not empty
    @Transactional
    void add(Viewer viewer, Contest running, Rules next, String reason) {
        int number = sql.sql("""
                select max(number) from contests.rules_version where contest_id = :contest
                """)
                .param("contest", running.id())
                .query(Integer.class)
                .single();
        write(viewer, running.id(), number + 1, next, reason);
    }

    private void write(Viewer viewer, UUID contest, int number, Rules rules, String reason) {
        sql.sql("""
                insert into contests.rules_version (organisation_id, contest_id, number, rules,
                                                    hash, reason, name, at)
                select :organisation, :contest, :number, :rules, :hash, :reason, :name,
                       case when :number = 1 then c.started_at else now() end
                from contests.contest c
                where c.id = :contest
                """)
                .param("organisation", viewer.organisation().id())
                .param("contest", contest)
                .param("number", number)
                .param("rules", RulesText.of(rules))
                .param("hash", RulesText.hash(rules))
                .param("reason", reason)
                .param("name", viewer.user().name(viewer.organisation().language()))
                .update();
    }

    private static RulesVersion read(ResultSet row, int number) throws SQLException {
        return new RulesVersion(row.getInt("number"), RulesText.read(row.getString("rules")),
                row.getString("hash"), row.getString("reason"), row.getString("name"),
                row.getTimestamp("at").toInstant());
    }
}
