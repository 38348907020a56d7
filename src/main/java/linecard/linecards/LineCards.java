package linecard.linecards;

import linecard.access.Absent;
import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.database.Batches;
import linecard.linecards.CardLine.Source;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// The line cards of agencies, and the SQL that keeps them.
@Repository
public class LineCards {

    /// So many lines an organisation knows of at most; more than 800 agencies with 20 each.
    static final int MOST = 100_000;
    /// What of the database holds that a line stands once at a time.
    static final String ONCE = "line_once";

    private static final String LINE = """
            select l.id, l.agency_id, l.rep_id, l.principal, l.product, l.category_id,
                   l.territory_id, l.since, l.until, l.source, l.entered_at, l.version
            from linecards.line l
            """;

    private final JdbcClient sql;
    private final Batches batches;

    LineCards(JdbcClient sql, Batches batches) {
        this.sql = sql;
        this.batches = batches;
    }

    /// All lines that the viewer may see, by principal.
    @Transactional(readOnly = true)
    public List<CardLine> all(Viewer viewer) {
        return sql.sql(LINE + "order by l.principal collate \"hu-x-icu\", l.id limit " + MOST)
                .query(LineCards::read)
                .list();
    }

    /// Those that are carried on a day.
    @Transactional(readOnly = true)
    List<CardLine> carried(Viewer viewer, LocalDate day) {
        return sql.sql(LINE + """
                where l.since <= :day and (l.until is null or l.until > :day)
                limit :most
                """)
                .param("day", day)
                .param("most", MOST)
                .query(LineCards::read)
                .list();
    }

    /// The card of an agency, those of its reps and of agencies that it stands for included, by
    /// principal.
    @Transactional(readOnly = true)
    List<CardLine> ofAgency(Viewer viewer, UUID agency) {
        return sql.sql("""
                with recursive firm (id) as (
                    select cast(:agency as uuid)
                    union all
                    select a.id from firm f join people.agency a on a.merged_into = f.id)
                """ + LINE + """
                where l.agency_id in (select id from firm)
                order by l.principal collate "hu-x-icu", l.product collate "hu-x-icu", l.id
                limit 20000
                """)
                .param("agency", agency)
                .query(LineCards::read)
                .list();
    }

    /// Those that follow an id, in the order they were added.
    ///
    /// @param agency whose they are; null for every agency
    @Transactional(readOnly = true)
    List<CardLine> after(Viewer viewer, @Nullable UUID agency, UUID after, int most) {
        return sql.sql(LINE + """
                where l.id > :after and (:everyAgency or l.agency_id = :agency)
                order by l.id
                limit :most
                """)
                .param("after", after)
                .param("everyAgency", agency == null)
                .param("agency", agency)
                .param("most", most)
                .query(LineCards::read)
                .list();
    }

    @Transactional(readOnly = true)
    CardLine of(Viewer viewer, UUID id) {
        return sql.sql(LINE + "where l.id = :id")
                .param("id", id)
                .query(LineCards::read)
                .optional()
                .orElseThrow(() -> new Absent("line"));
    }

    @Transactional
    public void add(Viewer viewer, CardLine added) {
        addAll(viewer, List.of(added));
    }

    @Transactional
    public void addAll(Viewer viewer, List<CardLine> added) {
        batches.run("""
                insert into linecards.line (id, organisation_id, agency_id, rep_id, principal,
                                            product, spelling, category_id, territory_id, since,
                                            until, source)
                values (:id, :organisation, :agency, :rep, :principal, :product, :spelling,
                        :category, :territory, :from, :to, :source)
                """, added, line -> columns(viewer, line));
    }

    /// @throws Stale where somebody changed it since
    @Transactional
    void change(Viewer viewer, CardLine changed) {
        changeAll(viewer, List.of(changed));
    }

    /// Whose it is and how we know of it stays.
    ///
    /// @throws Stale where somebody changed one of them since, or the viewer may not; then none is
    ///     changed
    @Transactional
    public void changeAll(Viewer viewer, List<CardLine> changed) {
        int rows = batches.run("""
                update linecards.line
                set principal = :principal, product = :product, spelling = :spelling,
                    category_id = :category, territory_id = :territory, since = :from,
                    until = :to, version = version + 1
                where id = :id and version = :version
                """, changed, line -> columns(viewer, line));
        if (rows < changed.size()) throw new Stale("line");
    }

    /// Takes off the card what should never have stood there.
    ///
    /// @throws Stale where somebody changed it since
    @Transactional
    void remove(Viewer viewer, UUID id, int version) {
        int rows = sql.sql("delete from linecards.line where id = :id and version = :version")
                .param("id", id)
                .param("version", version)
                .update();
        if (rows == 0) throw new Stale("line");
    }

    private static SqlParameterSource columns(Viewer viewer, CardLine line) {
        return new MapSqlParameterSource("organisation", viewer.organisation().id())
                .addValue("id", line.id())
                .addValue("agency", line.agency())
                .addValue("rep", line.rep())
                .addValue("principal", line.principal())
                .addValue("product", line.product())
                .addValue("spelling", Spelling.of(line.principal(), line.product()))
                .addValue("category", line.category())
                .addValue("territory", line.territory())
                .addValue("from", line.from())
                .addValue("to", line.to())
                .addValue("source", line.source().code())
                .addValue("version", line.version());
    }

    private static CardLine read(ResultSet row, int number) throws SQLException {
        return new CardLine(row.getObject("id", UUID.class), row.getObject("agency_id", UUID.class),
                row.getObject("rep_id", UUID.class), row.getString("principal"),
                row.getString("product"), row.getObject("category_id", UUID.class),
                row.getObject("territory_id", UUID.class), row.getObject("since", LocalDate.class),
                row.getObject("until", LocalDate.class), Source.of(row.getString("source")),
                row.getTimestamp("entered_at").toInstant(), row.getInt("version"));
    }
}
