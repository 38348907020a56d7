package linecard.commissions;

import linecard.access.Absent;
import linecard.access.Viewer;
import linecard.commissions.StatementRules.RepSum;
import linecard.database.Batches;
import linecard.money.Money;
import linecard.money.Rate;
import linecard.sales.Kind;

import org.jspecify.annotations.Nullable;
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

/// The lines of issued statements. A rep sees the own lines of the own agency's, and no others.
@Repository
class StatementLines {

    /// Lines on one page of the screen.
    static final int PAGE = 200;

    private static final String LINE = """
            select position, line_position, share_place, credit_id, document_kind, document_id,
                   document_number, booked_on, account_name, product_line_name, rep_id, rep_name,
                   quantity_milli, line_net_minor, share_millionths, base_minor, rule,
                   rate_millionths, rate_of, rate_from, amount_minor, late, original_number,
                   original_on, original_statement
            from commissions.statement_line
            where statement_id = :statement
            """;

    private final JdbcClient sql;
    private final Batches batches;

    StatementLines(JdbcClient sql, Batches batches) {
        this.sql = sql;
        this.batches = batches;
    }

    void write(Viewer viewer, Statement statement, List<StatementLine> lines) {
        batches.run("""
                insert into commissions.statement_line (
                    organisation_id, statement_id, statement_number, fiscal_year, fiscal_month,
                    agency_id, rep_id, position, line_position, share_place, document_id,
                    document_kind, document_number, booked_on, account_name, product_line_name,
                    rep_name, quantity_milli, line_net_minor, share_millionths, base_minor,
                    rate_millionths, rate_of, rate_from, rule, amount_minor, late,
                    original_number, original_on, original_statement)
                values (:organisation, :statement, :statementNumber, :year, :month,
                        :agency, :rep, :position, :linePosition, :sharePlace, :document,
                        :kind, :number, :bookedOn, :account, :productLine, :repName,
                        :quantity, :lineNet, :share, :base,
                        :rate, :rateOf, :rateFrom, :rule, :amount, :late,
                        :originalNumber, :originalOn, :originalStatement)
                """, lines, line -> columns(viewer, statement, line));
    }

    private static MapSqlParameterSource columns(
            Viewer viewer, Statement statement, StatementLine line) {
        var by = line.by();
        return new MapSqlParameterSource()
                .addValue("organisation", viewer.organisation().id())
                .addValue("statement", statement.id())
                .addValue("statementNumber", statement.number())
                .addValue("year", statement.period().year())
                .addValue("month", statement.period().number())
                .addValue("agency", statement.agency())
                .addValue("rep", line.rep())
                .addValue("position", line.position())
                .addValue("linePosition", line.portion().position())
                .addValue("sharePlace", line.portion().place())
                .addValue("document", line.document())
                .addValue("kind", line.kind().code())
                .addValue("number", line.number())
                .addValue("bookedOn", line.bookedOn())
                .addValue("account", line.account())
                .addValue("productLine", line.productLine())
                .addValue("repName", line.repName())
                .addValue("quantity", line.quantityMilli())
                .addValue("lineNet", line.lineNet().minor())
                .addValue("share", line.share().millionths())
                .addValue("base", line.base().minor())
                .addValue("rate", by == null ? null : by.rate().millionths(), Types.BIGINT)
                .addValue("rateOf", by == null ? "" : by.productLine())
                .addValue("rateFrom", by == null ? null : by.from(), Types.DATE)
                .addValue("rule", line.rule().code())
                .addValue("amount", line.amount().minor())
                .addValue("late", line.late())
                .addValue("originalNumber", line.originalNumber())
                .addValue("originalOn", line.originalOn(), Types.DATE)
                .addValue("originalStatement", line.originalStatement());
    }

    /// Every line that the viewer may see, in order.
    @Transactional(readOnly = true)
    List<StatementLine> all(Viewer viewer, UUID statement) {
        return sql.sql(LINE + "order by position")
                .param("statement", statement)
                .query((row, _) -> read(viewer, row))
                .list();
    }

    /// @param rep only this rep's; null for all
    /// @param page from 1
    @Transactional(readOnly = true)
    List<StatementLine> page(Viewer viewer, UUID statement, @Nullable UUID rep, int page) {
        return sql.sql(LINE + """
                  and (cast(:rep as uuid) is null or rep_id = :rep)
                order by position
                limit :size offset :offset
                """)
                .param("statement", statement)
                .param("rep", rep)
                .param("size", PAGE)
                .param("offset", (Math.clamp(page, 1, 100_000) - 1L) * PAGE)
                .query((row, _) -> read(viewer, row))
                .list();
    }

    /// Those that follow a position.
    ///
    /// @param rep only this rep's; null for all
    @Transactional(readOnly = true)
    List<StatementLine> after(
            Viewer viewer, UUID statement, @Nullable UUID rep, int position, int most) {
        return sql.sql(LINE + """
                  and (cast(:rep as uuid) is null or rep_id = :rep)
                  and position > :position
                order by position
                limit :most
                """)
                .param("statement", statement)
                .param("rep", rep)
                .param("position", position)
                .param("most", most)
                .query((row, _) -> read(viewer, row))
                .list();
    }

    /// What each rep's lines come to, in the order of the statement.
    @Transactional(readOnly = true)
    List<RepSum> byRep(Viewer viewer, UUID statement) {
        return sql.sql("""
                select rep_id, rep_name, count(*) as lines, sum(base_minor)::bigint as base,
                       sum(amount_minor)::bigint as amount
                from commissions.statement_line
                where statement_id = :statement
                group by rep_id, rep_name
                order by min(position)
                """)
                .param("statement", statement)
                .query((row, _) -> new RepSum(
                        row.getObject("rep_id", UUID.class), row.getString("rep_name"),
                        row.getLong("lines"), viewer.organisation().money(row.getLong("base")),
                        viewer.organisation().money(row.getLong("amount"))))
                .list();
    }

    /// The own part of one statement, as a rep sees it.
    record OwnMonth(
            UUID statement, String number, int year, int month, long lines, Money amount) {}

    /// A rep's own part of each statement, latest first: twenty years at most.
    @Transactional(readOnly = true)
    List<OwnMonth> ownMonths(Viewer viewer) {
        return sql.sql("""
                select statement_id, statement_number, fiscal_year, fiscal_month,
                       count(*) as lines, sum(amount_minor)::bigint as amount
                from commissions.statement_line
                where rep_id = :rep
                group by statement_id, statement_number, fiscal_year, fiscal_month
                order by fiscal_year desc, fiscal_month desc
                limit 240
                """)
                .param("rep", viewer.rep())
                .query((row, _) -> ownMonth(viewer, row))
                .list();
    }

    /// @throws Absent where the statement has no line of the rep
    @Transactional(readOnly = true)
    OwnMonth ownMonth(Viewer viewer, UUID statement) {
        return sql.sql("""
                select statement_id, statement_number, fiscal_year, fiscal_month,
                       count(*) as lines, sum(amount_minor)::bigint as amount
                from commissions.statement_line
                where rep_id = :rep and statement_id = :statement
                group by statement_id, statement_number, fiscal_year, fiscal_month
                """)
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
                viewer.organisation().money(row.getLong("amount")));
    }

    private static StatementLine read(Viewer viewer, ResultSet row) throws SQLException {
        var organisation = viewer.organisation();
        return new StatementLine(
                row.getInt("position"), new Portion(
                        row.getInt("line_position"), row.getInt("share_place"),
                        row.getObject("credit_id", Long.class)),
                Kind.of(row.getString("document_kind")), row.getObject("document_id", UUID.class),
                row.getString("document_number"), row.getObject("booked_on", LocalDate.class),
                row.getString("account_name"), row.getString("product_line_name"),
                row.getObject("rep_id", UUID.class), row.getString("rep_name"),
                row.getLong("quantity_milli"), organisation.money(row.getLong("line_net_minor")),
                new Rate(row.getLong("share_millionths")),
                organisation.money(row.getLong("base_minor")), Rule.of(row.getString("rule")),
                Credits.agreed(row), organisation.money(row.getLong("amount_minor")),
                row.getBoolean("late"), row.getString("original_number"),
                row.getObject("original_on", LocalDate.class), row.getString("original_statement"));
    }
}
