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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import static linecard.database.Columns.texts;

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

    /// Which accounts are read: only these, or all but these.
    private record Listed(Set<UUID> accounts, boolean only) {

        static final Listed ALL = without(Set.of());

        static Listed only(Set<UUID> accounts) {
            return new Listed(accounts, true);
        }

        static Listed without(Set<UUID> accounts) {
            return new Listed(accounts, false);
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
        return credited(FactParameters.of(viewer, scope, days, parts), Listed.ALL);
    }

    /// The same, of these accounts only, told apart by account.
    List<Fact> asWasOf(Viewer viewer, Set<UUID> accounts, Span days) {
        return credited(FactParameters.of(viewer, Scope.ALL, days, EnumSet.of(Part.ACCOUNT)),
                Listed.only(accounts));
    }

    /// By those who hold these accounts now, told apart by account.
    List<Fact> asIsOf(Viewer viewer, Map<UUID, List<Share>> holders, Span days) {
        var asked = FactParameters.of(viewer, Scope.ALL, days, EnumSet.of(Part.ACCOUNT));
        return HoldingRules.resplit(held(asked, holders), holders);
    }

    /// By those who were credited, without the sales of these accounts.
    List<Fact> without(Viewer viewer, Set<UUID> accounts, Span days) {
        return credited(
                FactParameters.of(viewer, Scope.ALL, days, Set.of()), Listed.without(accounts));
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
        var asked = FactParameters.of(viewer, scope, days, parts);
        var facts = new ArrayList<Fact>();
        if (scope.rep() == null && scope.account() == null) {
            facts.addAll(credited(asked, Listed.without(moved.keySet())));
        }
        var concerned = new HashMap<>(moved);
        if (scope.rep() != null) {
            concerned.values().removeIf(shares -> shares.stream()
                    .noneMatch(share -> scope.rep().equals(share.rep())));
        }
        for (var fact : HoldingRules.resplit(held(asked, concerned), concerned)) {
            if (scope.rep() != null && !scope.rep().equals(fact.rep())) continue;
            if (scope.house() && fact.rep() != null) continue;
            facts.add(fact);
        }
        return facts;
    }

    /// What documents of these kinds come to.
    long net(Viewer viewer, Set<Kind> kinds, Scope scope, Span days) {
        long net = 0;
        var asked = FactParameters.of(viewer, kinds, scope, days, Set.of());
        for (var fact : credited(asked, Listed.ALL)) {
            net = Math.addExact(net, fact.sum().netMinor());
        }
        return net;
    }

    /// Without accounts the months' sums of reps are read, and what the listed accounts have in
    /// them is taken off. What that leaves without a credit is no fact.
    private List<Fact> credited(FactParameters asked, Listed listed) {
        var sources = new ArrayList<String>();
        if (asked.hasMonths()) {
            sources.add(asked.byAccount() ? OF_ACCOUNTS : OF_REPS);
            if (!asked.byAccount() && !listed.accounts().isEmpty()) sources.add(LESS_THE_LISTED);
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
                .param("only", listed.only())
                .param("listed", texts(List.copyOf(listed.accounts()), id -> id))
                .query(Facts::read)
                .list();
    }

    /// The facts of these accounts by who holds them.
    private List<Fact> held(FactParameters asked, Map<UUID, List<Share>> holders) {
        if (holders.isEmpty()) return List.of();
        var held = new ArrayList<Holder>(holders.size());
        holders.forEach((account, shares) -> held.add(new Holder(account, shares)));
        var sources = sources(asked, held.stream().anyMatch(Holder::isSplit));
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
                .param("listed", texts(held, Holder::account))
                .param("whole", texts(held.stream().filter(h -> !h.isSplit()).toList(),
                        Holder::account))
                .param("cut", texts(held.stream().filter(Holder::isSplit).toList(),
                        Holder::account))
                .param("heldBy", texts(held, Holder::rep))
                .param("split", texts(held, Holder::isSplit))
                .query(Facts::read)
                .list();
    }

    private static List<String> sources(FactParameters asked, boolean anySplit) {
        var sources = new ArrayList<String>();
        if (asked.hasMonths()) sources.add(OF_HOLDERS);
        if (asked.hasDays() && asked.byLine()) sources.add(DAYS_BY_LINE);
        if (asked.hasDays() && !asked.byLine()) {
            sources.add(DAYS + "and account_id = any(:whole::uuid[])\n");
            if (anySplit) sources.add(DAYS_BY_LINE + "and account_id = any(:cut::uuid[])\n");
        }
        return sources;
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
