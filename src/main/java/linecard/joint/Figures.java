package linecard.joint;

import linecard.access.Viewer;
import linecard.sales.Kind;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// What was sold where plans are made, and what others like these accounts buy.
@Repository
class Figures {

    private final JdbcClient sql;

    Figures(JdbcClient sql) {
        this.sql = sql;
    }

    /// @param actual net in the plan's period, in minor units; null where nothing was sold
    /// @param prior the same a year earlier
    record Sold(UUID line, @Nullable Long actual, @Nullable Long prior) {}

    /// What the rep of each plan was credited with at its account and all that belongs to it, by
    /// product line: as it was credited then, so that both sides read the same figure.
    @Transactional(readOnly = true)
    Map<UUID, List<Sold>> sold(Viewer viewer, Collection<JointPlan> plans) {
        var sold = new HashMap<UUID, List<Sold>>();
        plans.stream().collect(Collectors.groupingBy(JointPlan::period))
                .forEach((period, of) -> sold.putAll(sold(viewer, period, of)));
        return sold;
    }

    private Map<UUID, List<Sold>> sold(Viewer viewer, Period period, List<JointPlan> plans) {
        record Of(UUID plan, Sold sold) {}
        var prior = period.prior(viewer.organisation().calendar());
        var days = plans.getFirst().days();
        return sql.sql("""
                with recursive below (plan, rep, id) as (
                    select p.id, p.rep_id, p.account_id
                    from joint.plan p
                    where p.id = any (:plans)
                    union
                    select b.plan, b.rep, a.id
                    from below b
                    join accounts.account a on a.parent_id = b.id or a.merged_into = b.id)
                select b.plan, m.product_line_id,
                       sum(m.net_minor) filter (where m.month >= :from) as actual,
                       sum(m.net_minor) filter (where m.month < :until) as prior
                from below b
                join sales.month m on m.account_id = b.id and m.rep_id = b.rep
                where m.kind = any (:kinds)
                  and (m.month >= :from and m.month < :to
                       or m.month >= :since and m.month < :until)
                group by b.plan, m.product_line_id
                """)
                .param("plans", plans.stream().map(JointPlan::id).toArray(UUID[]::new))
                .param("from", days.from())
                .param("to", days.to())
                .param("since", prior.from())
                .param("until", prior.to())
                .param("kinds", kinds(viewer))
                .query((row, _) -> new Of(row.getObject("plan", UUID.class), new Sold(
                        row.getObject("product_line_id", UUID.class), amount(row, "actual"),
                        amount(row, "prior"))))
                .list().stream()
                .collect(Collectors.groupingBy(Of::plan,
                        Collectors.mapping(Of::sold, Collectors.toList())));
    }

    /// What others buy in a line, or below it, and an account does not.
    ///
    /// @param buyers so many of the others
    /// @param others accounts like it that bought something
    record White(UUID line, long buyers, long others) {}

    /// Of each account, by what was sold in the twelve fiscal months before the one of a day.
    @Transactional(readOnly = true)
    Map<UUID, List<White>> white(Viewer viewer, Collection<UUID> accounts, LocalDate today) {
        record Of(UUID account, White white) {}
        var calendar = viewer.organisation().calendar();
        var month = calendar.periodOf(today);
        var year = calendar.year(calendar.yearOf(today).number() - 1);
        int number = calendar.yearOf(today).monthOf(today).number();
        return sql.sql("""
                select a.id as account, w.product_line_id, w.buyers, w.others
                from unnest(:accounts) as a (id)
                cross join lateral joint.white_space(a.id, :from, :to, :kinds) w
                order by w.buyers desc, w.product_line_id
                """)
                .param("accounts", accounts.stream().distinct().toArray(UUID[]::new))
                .param("from", year.month(number).span().from())
                .param("to", month.span().from())
                .param("kinds", kinds(viewer))
                .query((row, _) -> new Of(row.getObject("account", UUID.class), new White(
                        row.getObject("product_line_id", UUID.class), row.getLong("buyers"),
                        row.getLong("others"))))
                .list().stream()
                .collect(Collectors.groupingBy(Of::account,
                        Collectors.mapping(Of::white, Collectors.toList())));
    }

    private static String[] kinds(Viewer viewer) {
        return Kind.results(viewer.organisation()).stream().map(Kind::code)
                .toArray(String[]::new);
    }

    private static @Nullable Long amount(ResultSet row, String column) throws SQLException {
        long amount = row.getLong(column);
        return row.wasNull() ? null : amount;
    }
}
