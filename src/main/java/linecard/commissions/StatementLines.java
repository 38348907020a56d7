package linecard.commissions;

import linecard.access.Absent;
import linecard.access.Viewer;
import linecard.commissions.StatementRules.RepSum;
import linecard.money.Money;
import linecard.packing.Blocks;
import linecard.stated.PackedPart;
import linecard.stated.PartPacking;
import linecard.stated.StatementLine;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import static linecard.database.Columns.bytes;
import static linecard.database.Columns.texts;

/// The lines of issued statements, kept as one packed part for each rep. A rep sees the own part
/// of the own agency's, and no others.
@Repository
class StatementLines {

    /// Lines on one page of the screen.
    static final int PAGE = 200;

    private final JdbcClient sql;
    private final PlainLines plain;

    StatementLines(JdbcClient sql, PlainLines plain) {
        this.sql = sql;
        this.plain = plain;
    }

    static List<PackedPart> packed(List<StatementLine> lines) {
        if (lines instanceof Told told) return told.packed();
        var parts = new ArrayList<PackedPart>();
        var part = new ArrayList<StatementLine>();
        for (var line : lines) {
            if (!part.isEmpty() && !Objects.equals(part.getFirst().rep(), line.rep())) {
                parts.add(PartPacking.pack(part));
                part.clear();
            }
            part.add(line);
        }
        if (!part.isEmpty()) parts.add(PartPacking.pack(part));
        return parts;
    }

    /// Of statements that stand already.
    void write(Viewer viewer, List<ReadyStatement> statements) {
        record Row(Statement statement, PackedPart part) {}
        var rows = new ArrayList<Row>();
        for (var one : statements) {
            for (var part : one.parts()) rows.add(new Row(one.statement(), part));
        }
        if (rows.isEmpty()) return;
        sql.sql("""
                insert into commissions.part (
                    organisation_id, statement_id, agency_id, rep_id, rep_name, statement_number,
                    fiscal_year, fiscal_month, issued, position, lines, base_minor, amount_minor,
                    detail)
                select :organisation, s.id, s.agency_id, rep, name, s.number, s.fiscal_year,
                       s.fiscal_month, s.state <> 'prepared', p.position, p.lines, base, amount,
                       detail
                from unnest(:statements::uuid[], :reps::uuid[], :names::text[],
                            :positions::integer[], :lines::integer[], :bases::bigint[],
                            :amounts::bigint[], :details)
                  as p (statement, rep, name, position, lines, base, amount, detail)
                join commissions.statement s
                  on s.organisation_id = :organisation and s.id = p.statement
                """)
                .param("organisation", viewer.organisation().id())
                .param("statements", texts(rows, row -> row.statement().id()))
                .param("reps", texts(rows, row -> row.part().rep()))
                .param("names", texts(rows, row -> row.part().repName()))
                .param("positions", texts(rows, row -> row.part().position()))
                .param("lines", texts(rows, row -> row.part().lines()))
                .param("bases", texts(rows, row -> row.part().base()))
                .param("amounts", texts(rows, row -> row.part().amount()))
                .param("details", bytes(rows, row -> Blocks.stored(row.part().detail())))
                .update();
    }

    /// What the parts are stored as, in order.
    @Transactional(readOnly = true)
    List<byte[]> stored(Viewer viewer, UUID statement) {
        return sql.sql("""
                select detail from commissions.part where statement_id = :statement
                order by position
                """)
                .param("statement", statement)
                .query((row, _) -> Blocks.read(row.getBytes("detail")))
                .list();
    }

    /// Every line that the viewer may see, in order.
    @Transactional(readOnly = true)
    List<StatementLine> all(Viewer viewer, UUID statement) {
        return after(viewer, statement, null, 0, Integer.MAX_VALUE);
    }

    /// @param rep only this rep's; null for all
    /// @param page from 1
    @Transactional(readOnly = true)
    List<StatementLine> page(Viewer viewer, UUID statement, @Nullable UUID rep, int page) {
        int skipped = (Math.clamp(page, 1, 100_000) - 1) * PAGE;
        if (rep == null) return after(viewer, statement, null, skipped, PAGE);
        var first = firstOf(viewer, statement, rep);
        return first == 0 ? List.of() : after(viewer, statement, rep, first - 1 + skipped, PAGE);
    }

    private int firstOf(Viewer viewer, UUID statement, UUID rep) {
        return sql.sql("""
                select coalesce((select position from commissions.part
                                 where statement_id = :statement and rep_id = :rep),
                                (select min(position) from commissions.statement_line
                                 where statement_id = :statement and rep_id = :rep), 0)
                """)
                .param("statement", statement)
                .param("rep", rep)
                .query(Integer.class)
                .single();
    }

    /// Those that follow a position: only the parts in which they are are read.
    ///
    /// @param rep only this rep's; null for all
    @Transactional(readOnly = true)
    List<StatementLine> after(
            Viewer viewer, UUID statement, @Nullable UUID rep, int position, int most) {
        var lines = new ArrayList<StatementLine>();
        sql.sql("""
                select detail
                from commissions.part
                where statement_id = :statement and position + lines - 1 > :position
                  and position <= :last
                  and (cast(:rep as uuid) is null or rep_id = :rep)
                order by position
                """)
                .param("statement", statement)
                .param("position", position)
                .param("last", position + (long) most)
                .param("rep", rep)
                .query(row -> {
                    var block = Blocks.read(row.getBytes("detail"));
                    for (var line : PartPacking.unpack(
                            block, viewer.organisation().currency())) {
                        if (line.position() > position && lines.size() < most) lines.add(line);
                    }
                });
        return lines.isEmpty() ? plain.after(viewer, statement, rep, position, most) : lines;
    }

    /// What each rep's lines come to, in the order of the statement.
    @Transactional(readOnly = true)
    List<RepSum> byRep(Viewer viewer, UUID statement) {
        var parts = sql.sql("""
                select rep_id, rep_name, lines, base_minor, amount_minor
                from commissions.part
                where statement_id = :statement
                order by position
                """)
                .param("statement", statement)
                .query((row, _) -> new RepSum(
                        row.getObject("rep_id", UUID.class), row.getString("rep_name"),
                        row.getLong("lines"),
                        viewer.organisation().money(row.getLong("base_minor")),
                        viewer.organisation().money(row.getLong("amount_minor"))))
                .list();
        return parts.isEmpty() ? plain.byRep(viewer, statement) : parts;
    }

    /// The own part of one statement, as a rep sees it.
    record OwnMonth(
            UUID statement, String number, int year, int month, long lines, Money amount) {}

    private static final String OWN = """
            select statement_id, statement_number, fiscal_year, fiscal_month, lines, amount_minor
            from (select statement_id, statement_number, fiscal_year, fiscal_month, lines,
                         amount_minor
                  from commissions.part
                  where rep_id = :rep
                  union all
                  select statement_id, statement_number, fiscal_year, fiscal_month, count(*),
                         sum(amount_minor)::bigint
                  from commissions.statement_line
                  where rep_id = :rep
                  group by statement_id, statement_number, fiscal_year, fiscal_month) own
            """;

    /// A rep's own part of each statement, latest first: a hundred years at most.
    @Transactional(readOnly = true)
    List<OwnMonth> ownMonths(Viewer viewer) {
        return sql.sql(OWN + "order by fiscal_year desc, fiscal_month desc limit 1200")
                .param("rep", viewer.rep())
                .query((row, _) -> ownMonth(viewer, row))
                .list();
    }

    /// @throws Absent where the statement has no line of the rep
    @Transactional(readOnly = true)
    OwnMonth ownMonth(Viewer viewer, UUID statement) {
        return sql.sql(OWN + "where statement_id = :statement")
                .param("rep", viewer.rep())
                .param("statement", statement)
                .query((row, _) -> ownMonth(viewer, row))
                .optional()
                .orElseThrow(() -> new Absent("statement"));
    }

    private static OwnMonth ownMonth(Viewer viewer, ResultSet row) throws SQLException {
        return new OwnMonth(row.getObject("statement_id", UUID.class),
                row.getString("statement_number"), row.getInt("fiscal_year"),
                row.getInt("fiscal_month"), row.getLong("lines"),
                viewer.organisation().money(row.getLong("amount_minor")));
    }
}
