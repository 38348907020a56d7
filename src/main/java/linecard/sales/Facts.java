package linecard.sales;

import linecard.access.Viewer;
import linecard.calendar.Span;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Reads sums of what counts as results: whole fiscal months from the months' sums, single days
/// from the credits.
@Repository
class Facts {

    enum Part { ACCOUNT, PRODUCT_LINE, TERRITORY, MONTH }

    /// An account that one rep holds, or that is split (then its facts come in full detail).
    private record Holder(UUID account, List<Share> shares) {}

    private final JdbcClient sql;

    Facts(JdbcClient sql) {
        this.sql = sql;
    }

    /// By those who were credited, always told apart by rep, and by the parts asked for.
    List<Fact> asWas(Viewer viewer, Scope scope, Span days, Set<Part> parts) {
        return read(viewer, scope, days, parts, true, Map.of());
    }

    /// By those who hold the accounts now: shares by account, an account that is missing is the
    /// house's. What is split is cut for each account, product line, territory and fiscal month,
    /// whatever was asked for, so that the same question in other words has the same answer.
    List<Fact> asIs(Viewer viewer, Scope scope, Span days, Set<Part> parts,
            Map<UUID, List<Share>> holders) {
        var whole = new Scope(
                null, false, scope.territory(), scope.account(), scope.productLines());
        var facts = new ArrayList<Fact>();
        for (var fact : HoldingRules.resplit(
                read(viewer, whole, days, parts, false, holders), holders)) {
            if (scope.rep() != null && !scope.rep().equals(fact.rep())) continue;
            if (scope.house() && fact.rep() != null) continue;
            facts.add(fact);
        }
        return facts;
    }

    private List<Fact> read(Viewer viewer, Scope scope, Span days, Set<Part> parts,
            boolean asWas, Map<UUID, List<Share>> holders) {
        var cut = Cut.of(days, viewer.organisation().calendar());
        var held = new ArrayList<Holder>(holders.size());
        holders.forEach((account, shares) -> held.add(new Holder(account, shares)));
        return sql.sql("""
                with fact as (
                    select kind, month, rep_id, agency_id, account_id, territory_id,
                           product_line_id, net_minor, returned_minor, cost_minor,
                           quantity_milli
                    from sales.month
                    where month >= :wholeFrom and month < :wholeTo
                    union all
                    select kind, case when booked_on < :wholeFrom then :headMonth::date
                                      else :tailMonth::date end,
                           rep_id, agency_id, account_id, territory_id, product_line_id,
                           net_minor, returned_minor, coalesce(cost_minor, 0), quantity_milli
                    from sales.credit
                    where booked_on >= :from and booked_on < :wholeFrom
                       or booked_on >= :wholeTo and booked_on < :to)
                select case when :asWas then f.rep_id else h.rep_id end as rep,
                       case when :accounts or h.split then f.account_id end as account,
                       case when :lines or h.split then f.product_line_id end as product_line,
                       case when :territories or h.split then f.territory_id end as territory,
                       case when :months or h.split then f.month end as month,
                       sum(f.net_minor)::bigint as net,
                       sum(f.returned_minor)::bigint as returned,
                       sum(f.cost_minor)::bigint as cost,
                       sum(f.quantity_milli)::bigint as quantity
                from fact f
                left join unnest(:heldAccounts::uuid[], :heldBy::uuid[], :split::boolean[])
                            as h (account_id, rep_id, split)
                  on h.account_id = f.account_id
                where f.kind in (:counted, 'credit')
                  and (:rep::uuid is null or f.rep_id = :rep::uuid)
                  and (:agency::uuid is null or f.agency_id = :agency::uuid)
                  and (not :house or f.rep_id is null)
                  and (:territory::uuid is null or f.territory_id = :territory::uuid)
                  and (:account::uuid is null or f.account_id = :account::uuid)
                  and (:anyLine or f.product_line_id = any(:productLines::uuid[]))
                group by 1, 2, 3, 4, 5
                """)
                .param("from", cut.from()).param("wholeFrom", cut.wholeFrom())
                .param("wholeTo", cut.wholeTo()).param("to", cut.to())
                .param("headMonth", cut.headMonth()).param("tailMonth", cut.tailMonth())
                .param("asWas", asWas)
                .param("accounts", parts.contains(Part.ACCOUNT))
                .param("lines", parts.contains(Part.PRODUCT_LINE))
                .param("territories", parts.contains(Part.TERRITORY))
                .param("months", parts.contains(Part.MONTH))
                .param("heldAccounts", Column.of(held, Holder::account))
                .param("heldBy", Column.of(held,
                        h -> h.shares().size() == 1 ? h.shares().getFirst().rep() : null))
                .param("split", Column.of(held, h -> h.shares().size() > 1))
                .param("counted", Kind.counted(viewer.organisation()).code())
                .param("rep", scope.repFor(viewer))
                .param("agency", Scope.agencyFor(viewer))
                .param("house", scope.house())
                .param("territory", scope.territory())
                .param("account", scope.account())
                .param("anyLine", scope.productLines().isEmpty())
                .param("productLines", Column.of(List.copyOf(scope.productLines()), id -> id))
                .query(Facts::read)
                .list();
    }

    private static Fact read(ResultSet row, int number) throws SQLException {
        return new Fact(
                row.getObject("rep", UUID.class),
                row.getObject("account", UUID.class),
                row.getObject("product_line", UUID.class),
                row.getObject("territory", UUID.class),
                row.getObject("month", LocalDate.class),
                new Sum(row.getLong("net"), row.getLong("returned"),
                        row.getLong("cost"), row.getLong("quantity")));
    }
}
