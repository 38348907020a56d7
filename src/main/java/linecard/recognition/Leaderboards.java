package linecard.recognition;

import linecard.access.Viewer;
import linecard.keeping.Kept;
import linecard.recognition.Leaderboard.Row;
import linecard.scoring.RulesText;
import linecard.scoring.Score;
import linecard.words.Language;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/// Who leads the contests under way, as worked out last.
@Repository
class Leaderboards {

    /// So many of each contest.
    static final int FIRST = 10;

    /// So many contests, those that end soonest.
    static final int CONTESTS = 50;

    private static final int CHARS_OF_A_ROW = 250;

    private record Asked() implements Kept.OfStandings<List<Leaderboard>> {

        @Override
        public int rows(List<Leaderboard> answer) {
            return answer.stream().mapToInt(board -> 1 + board.rows().size()).sum();
        }
    }

    private record Drawn() implements Kept.OfStandings<String> {

        /// As much room as rows of which that text is made.
        @Override
        public int rows(String answer) {
            return answer.length() / CHARS_OF_A_ROW;
        }
    }

    private final JdbcClient sql;
    private final Kept kept;

    Leaderboards(JdbcClient sql, Kept kept) {
        this.sql = sql;
        this.kept = kept;
    }

    /// As the viewer may see them, with the own row.
    @Transactional(readOnly = true)
    List<Leaderboard> of(Viewer viewer) {
        return kept.of(viewer, new Asked(), () -> List.copyOf(
                read(viewer.language(), viewer.rep())));
    }

    /// The same as the text that a page shows, drawn once for all who see the same.
    ///
    /// @param draw asks nothing of the database
    @Transactional(readOnly = true)
    String drawn(Viewer viewer, Function<List<Leaderboard>, String> draw) {
        return kept.of(viewer, new Drawn(), () ->
                draw.apply(read(viewer.language(), viewer.rep())));
    }

    /// As a screen on a wall may show them: bound as one, nobody is seen who did not agree.
    @Transactional(readOnly = true)
    List<Leaderboard> onWall(Language language) {
        return read(language, null);
    }

    private List<Leaderboard> read(Language language, @Nullable UUID own) {
        var boards = new LinkedHashMap<UUID, Leaderboard>();
        var rows = new LinkedHashMap<UUID, List<Row>>();
        sql.sql("""
                select c.id, c.name, c.rules, t.entrants, t.at, p.who, p.rep_id, p.number,
                       p.result, p.base, p.before, n.name_en, n.name_hu,
                       trim(r.title || ' ' || r.given_name || ' ' || r.family_name) as rep_en,
                       trim(r.title || ' ' || r.family_name || ' ' || r.given_name) as rep_hu
                from (select id, name, rules, days
                      from contests.contest
                      where state = 'running'
                      order by upper(days), name, id
                      limit :contests) c
                left join contests.tally t on t.contest_id = c.id
                left join lateral (
                    (select who, rep_id, number, result, base, before
                     from contests.place
                     where contest_id = c.id and number is not null
                     order by number, who
                     limit :first)
                    union
                    select who, rep_id, number, result, base, before
                    from contests.place
                    where contest_id = c.id and rep_id = :own and number is not null) p on true
                left join contests.consent n on n.rep_id = p.rep_id and n.given
                left join people.rep r on r.id = p.rep_id
                order by upper(c.days), c.name, c.id, p.number, p.who
                """)
                .param("contests", CONTESTS)
                .param("first", FIRST)
                .param("own", own, java.sql.Types.OTHER)
                .query(row -> {
                    var id = row.getObject("id", UUID.class);
                    if (!boards.containsKey(id)) boards.put(id, board(row, id));
                    if (row.getString("who") != null) {
                        rows.computeIfAbsent(id, _ -> new ArrayList<>())
                                .add(row(row, language, own));
                    }
                });
        return boards.values().stream().map(one -> with(one, rows)).toList();
    }

    private static Leaderboard board(ResultSet row, UUID id) throws SQLException {
        var at = row.getTimestamp("at");
        Instant workedOut = at == null ? null : at.toInstant();
        return new Leaderboard(id, row.getString("name"), RulesText.read(row.getString("rules")),
                row.getInt("entrants"), workedOut, List.of());
    }

    private static Leaderboard with(Leaderboard board, Map<UUID, List<Row>> rows) {
        return new Leaderboard(board.contest(), board.name(), board.rules(), board.entrants(),
                board.workedOut(), rows.getOrDefault(board.contest(), List.of()));
    }

    private static Row row(ResultSet row, Language language, @Nullable UUID own)
            throws SQLException {
        int number = row.getInt("number");
        var before = row.getObject("before", Integer.class);
        var rep = row.getObject("rep_id", UUID.class);
        return new Row(number, name(row, language),
                new Score(row.getLong("result"), row.getLong("base")),
                before == null ? 0 : before - number, rep != null && rep.equals(own));
    }

    private static String name(ResultSet row, Language language) throws SQLException {
        var ending = language == Language.HUNGARIAN ? "hu" : "en";
        var given = row.getString("name_" + ending);
        if (given != null) return given;
        var known = row.getString("rep_" + ending);
        return known == null ? row.getString("who") : known;
    }
}
