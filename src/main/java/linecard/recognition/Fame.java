package linecard.recognition;

import linecard.access.Absent;
import linecard.access.Viewer;
import linecard.calendar.FiscalYear;
import linecard.contests.ResultDays;
import linecard.database.Ids;
import linecard.plan.Goal.Measure;
import linecard.scoring.Rules;
import linecard.scoring.RulesText;
import linecard.scoring.Score;
import linecard.words.Language;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Who won the contests that have ended, and who was rep of a year. Before others only those are
/// named who agreed to it.
@Repository
public class Fame {

    private static final String NAMES = """
            n.name_en, n.name_hu, r.id is not null as known,
            trim(r.title || ' ' || r.given_name || ' ' || r.family_name) as rep_en,
            trim(r.title || ' ' || r.family_name || ' ' || r.given_name) as rep_hu
            """;

    private final JdbcClient sql;
    private final ResultDays results;

    Fame(JdbcClient sql, ResultDays results) {
        this.sql = sql;
        this.results = results;
    }

    /// @param year the fiscal one in which the contest's last day was
    /// @param who the code of a rep, or of an agency
    /// @param name as it may be shown
    /// @param isOwn whether the viewer answers for the rep: a certificate may be had
    record Winner(
            UUID contest, String contestName, Rules rules, int year, LocalDate last, String who,
            int number, String name, Score score, boolean isOwn) {}

    /// The latest first.
    @Transactional(readOnly = true)
    List<Winner> winners(Viewer viewer) {
        return winners(viewer, null, null, viewer.language());
    }

    /// @param in the language in whose order the name stands
    /// @throws Absent where there is no such winner, or the viewer does not answer for it
    @Transactional(readOnly = true)
    Winner winner(Viewer viewer, UUID contest, String who, Language in) {
        return winners(viewer, contest, who, in).stream().filter(Winner::isOwn).findFirst()
                .orElseThrow(() -> new Absent("winner"));
    }

    private List<Winner> winners(
            Viewer viewer, @Nullable UUID contest, @Nullable String who, Language in) {
        return sql.sql("""
                select c.id, c.name, c.rules, p.who, p.rep_id, p.number, p.result, p.base,
                """ + NAMES + """
                from contests.contest c
                join contests.place p on p.contest_id = c.id and p.prize is not null
                left join contests.consent n on n.rep_id = p.rep_id and n.given
                left join people.rep r on r.id = p.rep_id
                where c.state = 'final' and (:contest::uuid is null or c.id = :contest::uuid)
                  and (:who::text is null or p.who = :who)
                order by upper(c.days) desc, c.name, c.id, p.number, p.who
                """)
                .param("contest", contest, java.sql.Types.OTHER)
                .param("who", who, java.sql.Types.VARCHAR)
                .query((row, _) -> winner(viewer, row, in))
                .list();
    }

    private static Winner winner(Viewer viewer, ResultSet row, Language in)
            throws SQLException {
        var rules = RulesText.read(row.getString("rules"));
        var last = rules.days().to().minusDays(1);
        var name = name(in, row);
        boolean isTeam = row.getObject("rep_id") == null;
        return new Winner(row.getObject("id", UUID.class), row.getString("name"), rules,
                viewer.organisation().calendar().yearOf(last).number(), last,
                row.getString("who"), row.getInt("number"),
                name == null ? row.getString("who") : name,
                new Score(row.getLong("result"), row.getLong("base")),
                isTeam ? viewer.role().isStaff() : row.getBoolean("known"));
    }

    private static @Nullable String name(Language language, ResultSet row) throws SQLException {
        var ending = language == Language.HUNGARIAN ? "hu" : "en";
        var given = row.getString("name_" + ending);
        return given == null ? row.getString("rep_" + ending) : given;
    }

    /// The rep of a fiscal year; several where they are equal.
    record Laurel(UUID id, int year, UUID rep, String name, long revenueMinor, boolean isOwn) {}

    /// The latest year first.
    @Transactional(readOnly = true)
    List<Laurel> laurels(Viewer viewer) {
        return laurels(viewer, viewer.language());
    }

    /// @param in the language in whose order names stand
    @Transactional(readOnly = true)
    List<Laurel> laurels(Viewer viewer, Language in) {
        return sql.sql("select l.id, l.year, l.rep_id, l.revenue_minor,\n" + NAMES + """
                from recognition.laurel l
                left join contests.consent n on n.rep_id = l.rep_id and n.given
                left join people.rep r on r.id = l.rep_id
                order by l.year desc, l.id
                limit 500
                """)
                .query((row, _) -> {
                    var name = name(in, row);
                    return new Laurel(row.getObject("id", UUID.class), row.getInt("year"),
                            row.getObject("rep_id", UUID.class), name == null ? "" : name,
                            row.getLong("revenue_minor"), row.getBoolean("known"));
                })
                .list();
    }

    /// How the reps stand by the year's net revenue.
    @Transactional(readOnly = true)
    List<YearRank> ranks(Viewer viewer, FiscalYear year) {
        return YearRank.of(results.totals(viewer, Measure.REVENUE, Set.of(),
                year.span()));
    }

    /// Names whoever is first.
    ///
    /// @return their ids; empty where the year has its rep already, or nobody sold anything
    @Transactional
    public List<UUID> name(Viewer viewer, FiscalYear year) {
        if (laurels(viewer).stream().anyMatch(one -> one.year() == year.number())) return List.of();
        var named = new ArrayList<UUID>();
        for (var rank : ranks(viewer, year)) {
            if (rank.number() > 1) break;
            var id = Ids.fresh();
            sql.sql("""
                    insert into recognition.laurel (id, organisation_id, year, rep_id,
                                                    revenue_minor)
                    values (:id, :organisation, :year, :rep, :revenue)
                    """)
                    .param("id", id)
                    .param("organisation", viewer.organisation().id())
                    .param("year", year.number())
                    .param("rep", rank.rep())
                    .param("revenue", rank.revenueMinor())
                    .update();
            named.add(id);
        }
        return named;
    }
}
