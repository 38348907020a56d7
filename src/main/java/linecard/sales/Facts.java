package linecard.sales;

import linecard.access.Viewer;
import linecard.calendar.Span;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Reads sums of what counts as results: whole fiscal months from the months' sums, single days
/// from the shares of documents, and only days told apart by product line from their lines.
@Repository
class Facts {

    enum Part { ACCOUNT, PRODUCT_LINE, TERRITORY, MONTH }

    /// An account that one rep holds, or that is split (then its facts come in full detail).
    private record Holder(UUID account, List<Share> shares) {

        @Nullable UUID rep() {
            return shares.size() == 1 ? shares.getFirst().rep() : null;
        }

        boolean isSplit() {
            return shares.size() > 1;
        }
    }

    private static final String OF_REPS = """
            select kind, month, rep_id, agency_id, null::uuid as account_id, territory_id,
                   product_line_id, net_minor, returned_minor, cost_minor, quantity_milli,
                   credits
            from sales.rep_month
            where month >= :wholeFrom and month < :wholeTo
            """;
    private static final String LESS_THE_LISTED = """
            select kind, month, rep_id, agency_id, account_id, territory_id, product_line_id,
                   -net_minor, -returned_minor, -cost_minor, -quantity_milli, -credits
            from sales.month
            where month >= :wholeFrom and month < :wholeTo
              and account_id = any(:listed::uuid[])
            """;
    private static final String LISTED = """
              and (not :only or account_id = any(:listed::uuid[]))
              and (:only or not account_id = any(:listed::uuid[]))
            """;
    private static final String OF_ACCOUNTS = """
            select kind, month, rep_id, agency_id, account_id, territory_id, product_line_id,
                   net_minor, returned_minor, cost_minor, quantity_milli, credits
            from sales.month
            where month >= :wholeFrom and month < :wholeTo
            """ + LISTED;
    /// Account by account (`offset 0`): few accounts have few months, and a list of them beside
    /// the join would be gone through for each.
    private static final String OF_HOLDERS = """
            select m.*
            from holder h
            cross join lateral (
                select kind, month, rep_id, agency_id, account_id, territory_id,
                       product_line_id, net_minor, returned_minor, cost_minor, quantity_milli,
                       credits
                from sales.month
                where account_id = h.account_id and month >= :wholeFrom and month < :wholeTo
                offset 0) m
            """;
    private static final String DAYS = """
            select kind, case when booked_on < :wholeFrom then :headMonth::date
                              else :tailMonth::date end as month,
                   rep_id, agency_id, account_id, territory_id, null::uuid as product_line_id,
                   net_minor, returned_minor, cost_minor, quantity_milli, lines as credits
            from sales.share
            where (booked_on >= :from and booked_on < :wholeFrom
                   or booked_on >= :wholeTo and booked_on < :to)
            """ + LISTED;
    private static final String DAYS_BY_LINE = """
            select kind, case when booked_on < :wholeFrom then :headMonth::date
                              else :tailMonth::date end as month,
                   rep_id, agency_id, account_id, territory_id, product_line_id,
                   net_minor, returned_minor, coalesce(cost_minor, 0) as cost_minor,
                   quantity_milli, 1 as credits
            from sales.credit
            where (booked_on >= :from and booked_on < :wholeFrom
                   or booked_on >= :wholeTo and booked_on < :to)
            """ + LISTED;

    private final JdbcClient sql;

    Facts(JdbcClient sql) {
        this.sql = sql;
    }

    /// By those who were credited, always told apart by rep, and by the parts asked for.
    List<Fact> asWas(Viewer viewer, Scope scope, Span days, Set<Part> parts) {
        return credited(viewer, scope, days, parts, Set.of(), false);
    }

    /// The same, of these accounts only, told apart by account.
    List<Fact> asWasOf(Viewer viewer, Set<UUID> accounts, Span days) {
        return credited(viewer, Scope.ALL, days, EnumSet.of(Part.ACCOUNT), accounts, true);
    }

    /// By those who hold these accounts now, told apart by account.
    List<Fact> asIsOf(Viewer viewer, Map<UUID, List<Share>> holders, Span days) {
        return HoldingRules.resplit(
                held(viewer, Scope.ALL, days, EnumSet.of(Part.ACCOUNT), holders), holders);
    }

    /// By those who were credited, without the sales of these accounts.
    List<Fact> without(Viewer viewer, Set<UUID> accounts, Span days) {
        return credited(viewer, Scope.ALL, days, Set.of(), accounts, false);
    }

    /// By those who hold the accounts now. What is split is cut for each account, product line,
    /// territory and fiscal month, whatever was asked for, so that the same question in other
    /// words has the same answer.
    ///
    /// @param moved the shares of the accounts whose holder of today may be another than was
    ///        credited; of all others as-was is as-is. Of a rep or an account all that it concerns:
    ///        then there are no others
    List<Fact> asIs(Viewer viewer, Scope scope, Span days, Set<Part> parts,
            Map<UUID, List<Share>> moved) {
        var facts = new ArrayList<Fact>();
        if (scope.rep() == null && scope.account() == null) {
            facts.addAll(credited(viewer, scope, days, parts, moved.keySet(), false));
        }
        for (var fact : HoldingRules.resplit(held(viewer, scope, days, parts, moved), moved)) {
            if (scope.rep() != null && !scope.rep().equals(fact.rep())) continue;
            if (scope.house() && fact.rep() != null) continue;
            facts.add(fact);
        }
        return facts;
    }

    /// What documents of these kinds come to.
    long net(Viewer viewer, Set<Kind> kinds, Scope scope, Span days) {
        long net = 0;
        for (var fact : credited(viewer, kinds, scope, days, Set.of(), Set.of(), false)) {
            net = Math.addExact(net, fact.sum().netMinor());
        }
        return net;
    }

    /// Without accounts the months' sums of reps are read, and what the listed accounts have in
    /// them is taken off. What that leaves without a credit is no fact.
    ///
    /// @param listed accounts to leave out, or to read only
    private List<Fact> credited(
            Viewer viewer, Scope scope, Span days, Set<Part> parts, Set<UUID> listed,
            boolean only) {
        return credited(viewer, Kind.results(viewer.organisation()), scope, days, parts, listed,
                only);
    }

    private List<Fact> credited(
            Viewer viewer, Set<Kind> kinds, Scope scope, Span days, Set<Part> parts,
            Set<UUID> listed, boolean only) {
        boolean byAccount = parts.contains(Part.ACCOUNT) || scope.account() != null;
        var sources = new ArrayList<String>();
        var asked = Asked.of(viewer, kinds, scope, days, parts);
        if (asked.hasMonths()) {
            sources.add(byAccount ? OF_ACCOUNTS : OF_REPS);
            if (!byAccount && !listed.isEmpty()) sources.add(LESS_THE_LISTED);
        }
        if (asked.hasDays()) sources.add(asked.byLine() ? DAYS_BY_LINE : DAYS);
        if (sources.isEmpty()) return List.of();
        return sql.sql("""
                with fact as (
                %s)
                select f.rep_id as rep,
                       case when :accounts then f.account_id end as account,
                       case when :lines then f.product_line_id end as product_line,
                       case when :territories then f.territory_id end as territory,
                       case when :months then f.month end as month,
                       sum(f.net_minor)::bigint as net,
                       sum(f.returned_minor)::bigint as returned,
                       sum(f.cost_minor)::bigint as cost,
                       sum(f.quantity_milli)::bigint as quantity
                from fact f
                where f.kind = any(:kinds::text[])
                  and (:rep::uuid is null or f.rep_id = :rep::uuid)
                  and (:agency::uuid is null or f.agency_id = :agency::uuid)
                  and (not :house or f.rep_id is null)
                  and (:territory::uuid is null or f.territory_id = :territory::uuid)
                  and (:account::uuid is null or f.account_id = :account::uuid)
                  and (:anyLine or f.product_line_id = any(:productLines::uuid[]))
                group by 1, 2, 3, 4, 5
                having sum(f.credits) > 0
                """.formatted(String.join("union all\n", sources)))
                .params(asked.parameters())
                .param("only", only)
                .param("listed", Column.of(List.copyOf(listed), id -> id))
                .param("rep", scope.repFor(viewer))
                .param("agency", Scope.agencyFor(viewer))
                .param("house", scope.house())
                .query(Facts::read)
                .list();
    }

    /// The facts of some accounts by who holds them.
    private List<Fact> held(Viewer viewer, Scope scope, Span days, Set<Part> parts,
            Map<UUID, List<Share>> holders) {
        var held = new ArrayList<Holder>(holders.size());
        holders.forEach((account, shares) -> held.add(new Holder(account, shares)));
        held.removeIf(holder -> scope.rep() != null && holder.shares().stream()
                .noneMatch(share -> scope.rep().equals(share.rep())));
        if (held.isEmpty()) return List.of();
        var asked = Asked.of(
                viewer, Kind.results(viewer.organisation()), scope, days, parts);
        boolean anySplit = held.stream().anyMatch(Holder::isSplit);
        var sources = new ArrayList<String>();
        if (asked.hasMonths()) sources.add(OF_HOLDERS);
        if (asked.hasDays()) {
            if (!asked.byLine()) sources.add(DAYS + "and account_id = any(:whole::uuid[])\n");
            if (asked.byLine() || anySplit) {
                sources.add(DAYS_BY_LINE
                        + (asked.byLine() ? "" : "and account_id = any(:cut::uuid[])\n"));
            }
        }
        if (sources.isEmpty()) return List.of();
        return sql.sql("""
                with holder as materialized (
                    select account_id, rep_id, split
                    from unnest(:listed::uuid[], :heldBy::uuid[], :split::boolean[])
                      as h (account_id, rep_id, split)),
                fact as (
                %s)
                select h.rep_id as rep,
                       case when :accounts or h.split then f.account_id end as account,
                       case when :lines or h.split then f.product_line_id end as product_line,
                       case when :territories or h.split then f.territory_id end as territory,
                       case when :months or h.split then f.month end as month,
                       sum(f.net_minor)::bigint as net,
                       sum(f.returned_minor)::bigint as returned,
                       sum(f.cost_minor)::bigint as cost,
                       sum(f.quantity_milli)::bigint as quantity
                from fact f
                join holder h on h.account_id = f.account_id
                where f.kind = any(:kinds::text[])
                  and (:territory::uuid is null or f.territory_id = :territory::uuid)
                  and (:account::uuid is null or f.account_id = :account::uuid)
                  and (:anyLine or f.product_line_id = any(:productLines::uuid[]))
                group by 1, 2, 3, 4, 5
                """.formatted(String.join("union all\n", sources)))
                .params(asked.parameters())
                .param("only", true)
                .param("listed", Column.of(held, Holder::account))
                .param("whole", Column.of(held.stream().filter(h -> !h.isSplit()).toList(),
                        Holder::account))
                .param("cut", Column.of(held.stream().filter(Holder::isSplit).toList(),
                        Holder::account))
                .param("heldBy", Column.of(held, Holder::rep))
                .param("split", Column.of(held, Holder::isSplit))
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
