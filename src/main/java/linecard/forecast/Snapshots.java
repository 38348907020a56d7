package linecard.forecast;

import linecard.access.Viewer;
import linecard.database.Batches;
import linecard.forecast.Score.Source;
import linecard.keeping.Kept;

import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// The snapshots of an organisation, and the SQL that keeps them.
@Repository
public class Snapshots {

    private static final int MOST_PARTS = 20_000;

    private static final String SNAPSHOT = """
            select s.id, s.as_of, s.months, s.quarters, s.past_months, s.kept, s.afterwards,
                   s.weights, s.stretch, s.taken_at
            from forecast.snapshot s
            """;

    /// A snapshot never changes; what is seen of it does, with people and their territories.
    private record Asked(UUID snapshot, Dimension dimension) implements Kept.Asked<List<Figure>> {

        /// One is as large as several rows of other reports.
        @Override
        public int rows(List<Figure> figures) {
            return 4 * figures.size();
        }
    }

    private final JdbcClient sql;
    private final Batches batches;
    private final Kept kept;

    Snapshots(JdbcClient sql, Batches batches, Kept kept) {
        this.sql = sql;
        this.batches = batches;
        this.kept = kept;
    }

    /// The newest that was taken on its day.
    @Transactional(readOnly = true)
    public Optional<Snapshot> latest(Viewer viewer) {
        return sql.sql(SNAPSHOT + """
                where not s.afterwards
                order by s.as_of desc, s.taken_at desc
                limit 1
                """)
                .query(Snapshots::snapshot)
                .optional();
    }

    /// The first that is kept of each fiscal month until a day, the oldest first.
    @Transactional(readOnly = true)
    List<Snapshot> earlier(Viewer viewer, LocalDate from, LocalDate before) {
        return sql.sql("""
                select distinct on (s.months[1])
                       s.id, s.as_of, s.months, s.quarters, s.past_months, s.kept, s.afterwards,
                       s.weights, s.stretch, s.taken_at
                from forecast.snapshot s
                where s.kept and s.as_of >= :from and s.as_of < :before
                order by s.months[1], s.afterwards, s.as_of
                limit 60
                """)
                .param("from", from)
                .param("before", before)
                .query(Snapshots::snapshot)
                .list();
    }

    @Transactional(readOnly = true)
    boolean isAny(Viewer viewer) {
        return sql.sql("select exists (select from forecast.snapshot)")
                .query(Boolean.class).single();
    }

    /// Whether one of the week was kept already.
    @Transactional(readOnly = true)
    boolean isKept(Viewer viewer, LocalDate monday) {
        return sql.sql("""
                select exists (
                    select
                    from forecast.snapshot
                    where kept and not afterwards and as_of >= :monday)
                """)
                .param("monday", monday)
                .query(Boolean.class)
                .single();
    }

    /// All parts of a dimension that the viewer may see.
    @Transactional(readOnly = true)
    List<Figure> figures(Viewer viewer, UUID snapshot, Dimension dimension) {
        return kept.of(viewer, new Asked(snapshot, dimension), () -> read(snapshot, dimension));
    }

    private List<Figure> read(UUID snapshot, Dimension dimension) {
        return sql.sql(FigureRows.FIGURE + """
                where f.snapshot_id = :snapshot and f.dimension = :dimension
                order by f.part
                limit :most
                """)
                .param("snapshot", snapshot)
                .param("dimension", dimension.code())
                .param("most", MOST_PARTS)
                .query(FigureRows::read)
                .list();
    }

    @Transactional(readOnly = true)
    Optional<Figure> figure(
            Viewer viewer, UUID snapshot, Dimension dimension, String part) {
        return sql.sql(FigureRows.FIGURE + """
                where f.snapshot_id = :snapshot and f.dimension = :dimension and f.part = :part
                """)
                .param("snapshot", snapshot)
                .param("dimension", dimension.code())
                .param("part", part)
                .query(FigureRows::read)
                .optional();
    }

    /// What is reckoned of a rep's quarter; empty where too little is known.
    @Transactional(readOnly = true)
    public Optional<Long> reckoned(Viewer viewer, Snapshot in, UUID rep, int quarter) {
        return figure(viewer, in.id(), Dimension.REP, rep.toString())
                .filter(Figure::isTold)
                .map(one -> one.quarter(in, quarter, one.expected()));
    }

    @Transactional(readOnly = true)
    List<Score> scores(Viewer viewer, UUID snapshot) {
        return sql.sql("""
                select dimension, source, ahead, afterwards, cases, off_minor, came_minor, squares,
                       held_half, held_most, ranged
                from forecast.score
                where snapshot_id = :snapshot
                order by dimension, source, ahead, afterwards
                limit 1000
                """)
                .param("snapshot", snapshot)
                .query(Snapshots::score)
                .list();
    }

    /// Writes one down, and lets those go that are not kept.
    @Transactional
    void write(
            Viewer viewer, Snapshot taken, List<Figure> figures, List<Score> scores) {
        sql.sql("delete from forecast.snapshot where not kept").update();
        sql.sql("""
                insert into forecast.snapshot (
                    id, organisation_id, as_of, months, quarters, past_months, kept, afterwards,
                    weights, stretch)
                values (:id, :organisation, :asOf, :months::date[], :quarters::integer[],
                        :pastMonths::date[], :kept, :afterwards, :weights::bigint[], :stretch)
                """)
                .param("id", taken.id())
                .param("organisation", viewer.organisation().id())
                .param("asOf", taken.asOf())
                .param("months", texts(taken.months()))
                .param("quarters", texts(taken.quarters()))
                .param("pastMonths", texts(taken.pastMonths()))
                .param("kept", taken.kept())
                .param("afterwards", taken.afterwards())
                .param("weights", texts(taken.weights()))
                .param("stretch", taken.stretch())
                .update();
        batches.run(FigureRows.INSERT, figures,
                figure -> FigureRows.values(viewer, taken, figure));
        batches.run("""
                insert into forecast.score (
                    organisation_id, snapshot_id, dimension, source, ahead, afterwards, cases,
                    off_minor, came_minor, squares, held_half, held_most, ranged)
                values (:organisation, :snapshot, :dimension, :source, :ahead, :afterwards,
                        :cases, :off, :came, :squares, :heldHalf, :heldMost, :ranged)
                """, scores, score -> new MapSqlParameterSource()
                .addValue("organisation", viewer.organisation().id())
                .addValue("snapshot", taken.id())
                .addValue("dimension", score.dimension().code())
                .addValue("source", code(score.source()))
                .addValue("ahead", score.ahead())
                .addValue("afterwards", score.afterwards())
                .addValue("cases", score.cases())
                .addValue("off", score.offMinor())
                .addValue("came", score.cameMinor())
                .addValue("squares", score.squares())
                .addValue("heldHalf", score.heldHalf())
                .addValue("heldMost", score.heldMost())
                .addValue("ranged", score.ranged()));
    }

    private static Snapshot snapshot(ResultSet row, int number) throws SQLException {
        return new Snapshot(row.getObject("id", UUID.class),
                row.getObject("as_of", LocalDate.class), days(row, "months"),
                Arrays.asList((Integer[]) row.getArray("quarters").getArray()),
                days(row, "past_months"), row.getBoolean("kept"), row.getBoolean("afterwards"),
                Arrays.asList((Long[]) row.getArray("weights").getArray()),
                row.getDouble("stretch"), taken(row));
    }

    private static Instant taken(ResultSet row) throws SQLException {
        return row.getObject("taken_at", OffsetDateTime.class).toInstant();
    }

    private static List<LocalDate> days(ResultSet row, String column) throws SQLException {
        return Arrays.stream((java.sql.Date[]) row.getArray(column).getArray())
                .map(java.sql.Date::toLocalDate).toList();
    }

    private static Score score(ResultSet row, int number) throws SQLException {
        return new Score(Dimension.of(row.getString("dimension")),
                Source.valueOf(row.getString("source").toUpperCase(Locale.ROOT)),
                row.getInt("ahead"), row.getBoolean("afterwards"), row.getLong("cases"),
                row.getBigDecimal("off_minor"), row.getBigDecimal("came_minor"),
                row.getDouble("squares"), row.getLong("held_half"), row.getLong("held_most"),
                row.getLong("ranged"));
    }

    private static String[] texts(List<?> values) {
        return values.stream().map(Object::toString).toArray(String[]::new);
    }

    private static String code(Enum<?> of) {
        return of.name().toLowerCase(Locale.ROOT);
    }
}
