package linecard.commissions;

import linecard.access.Viewer;
import linecard.commissions.StatementRules.RepSum;
import linecard.money.Rate;
import linecard.reckoning.Change.Cause;
import linecard.reckoning.Part;
import linecard.sales.Kind;
import linecard.stated.Agreed;
import linecard.stated.Grounds;
import linecard.stated.Portion;
import linecard.stated.Rule;
import linecard.stated.StatementLine;
import linecard.stated.Way;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// The lines of statements that were made line by line, at flat rates, before they were made by
/// difference (decision 0032). Nothing writes them any more.
@Repository
class PlainLines {

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

    PlainLines(JdbcClient sql) {
        this.sql = sql;
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

    private static StatementLine read(Viewer viewer, ResultSet row) throws SQLException {
        var organisation = viewer.organisation();
        var base = organisation.money(row.getLong("base_minor"));
        var amount = organisation.money(row.getLong("amount_minor"));
        var original = row.getString("original_number");
        boolean isLate = row.getBoolean("late");
        return new StatementLine(
                row.getInt("position"), new Portion(
                        row.getInt("line_position"), row.getInt("share_place"),
                        row.getObject("credit_id", Long.class)),
                Kind.of(row.getString("document_kind")), row.getObject("document_id", UUID.class),
                row.getString("document_number"), row.getObject("booked_on", LocalDate.class),
                row.getString("account_name"), row.getString("product_line_name"),
                row.getObject("rep_id", UUID.class), row.getString("rep_name"),
                row.getLong("quantity_milli"), organisation.money(row.getLong("line_net_minor")),
                new Rate(row.getLong("share_millionths")), base, amount, isLate, null, original,
                row.getObject("original_on", LocalDate.class), row.getString("original_statement"),
                original.isEmpty() ? isLate ? Cause.LATE : Cause.NEW : Cause.RETURNED,
                Part.COMMISSION, null,
                Way.flat(Rule.of(row.getString("rule")), agreed(row), base, amount), Grounds.NONE);
    }

    private static @Nullable Agreed agreed(ResultSet row) throws SQLException {
        var millionths = row.getObject("rate_millionths", Long.class);
        return millionths == null ? null : new Agreed(new Rate(millionths),
                row.getString("rate_of"), row.getObject("rate_from", LocalDate.class));
    }
}
