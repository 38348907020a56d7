package linecard.prizes;

import linecard.access.Viewer;
import linecard.money.Money;
import linecard.payouts.TaxRow.Reporting;
import linecard.payouts.TaxRules;
import linecard.payouts.TaxYears;
import linecard.people.Agencies;
import linecard.people.Agency;
import linecard.prizes.PrizeYear.Firm;
import linecard.prizes.PrizeYear.Had;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The year's prizes for the tax office.
@Repository
class PrizeYears {

    /// Cash counts when the payment of its statement has arrived.
    private static final String HAD = """
            with had as (
                select a.id, a.agency_id, a.rep_id, a.contest_id, 'cash' as kind, '' as name,
                       l.amount_minor as minor, p.value_on as on_day
                from commissions.prize_line l
                join prizes.award a on a.id = l.award_id
                join payouts.settled s on s.statement_id = l.statement_id
                join payouts.payment p on p.id = s.payment_id and p.state = 'paid'
                union all
                select a.id, a.agency_id, a.rep_id, a.contest_id, o.kind, o.name, o.value_minor,
                       a.delivered_on
                from prizes.award a
                join prizes.option o on o.award_id = a.id and o.position = a.chosen
                where a.delivery = 'handed_over' and a.state = 'approved' and o.kind <> 'cash')
            """;

    private final JdbcClient sql;
    private final TaxYears taxYears;
    private final Agencies agencies;

    PrizeYears(JdbcClient sql, TaxYears taxYears, Agencies agencies) {
        this.sql = sql;
        this.taxYears = taxYears;
        this.agencies = agencies;
    }

    private record Row(
            UUID award, UUID agency, String who, String contest, Prize.Kind kind, String name,
            LocalDate on, Money value) {}

    @Transactional(readOnly = true)
    PrizeYear of(Viewer viewer, int year) {
        var rows = rows(viewer, year);
        var paid = taxYears.of(viewer, year);
        var known = agencies.all(viewer).stream()
                .collect(Collectors.toMap(Agency::id, Function.identity()));
        var money = new HashMap<UUID, Money>();
        for (var row : paid.rows()) money.put(row.agency(), row.paid());
        var firms = new ArrayList<Firm>();
        var reporting = new HashMap<UUID, Reporting>();
        rows.stream().collect(Collectors.groupingBy(Row::agency)).forEach((id, theirs) -> {
            var agency = known.get(id);
            if (agency == null) return;
            var firm = firm(viewer, agency, theirs,
                    money.getOrDefault(id, viewer.organisation().zero()), paid.threshold());
            firms.add(firm);
            reporting.put(id, firm.reporting());
        });
        firms.sort((one, other) -> one.name().compareToIgnoreCase(other.name()));
        return new PrizeYear(year, years(year), paid.threshold(), firms,
                rows.stream().filter(row -> known.containsKey(row.agency()))
                        .map(row -> had(row, known, reporting)).toList());
    }

    private static Firm firm(
            Viewer viewer, Agency agency, List<Row> rows, Money paid, Money threshold) {
        var cash = viewer.organisation().zero();
        var inKind = viewer.organisation().zero();
        for (var row : rows) {
            if (row.kind() == Prize.Kind.CASH) cash = cash.plus(row.value());
            else inKind = inKind.plus(row.value());
        }
        return new Firm(agency.id(), agency.name(), agency.country(), agency.taxNumber(), cash,
                inKind, paid, TaxRules.reporting(viewer.organisation().country(),
                        agency.country(), paid.plus(inKind).minor(), threshold.minor()));
    }

    private static Had had(Row row, Map<UUID, Agency> known, Map<UUID, Reporting> reporting) {
        var agency = known.get(row.agency());
        return new Had(row.award(), row.agency(), agency == null ? "" : agency.name(), row.who(),
                row.contest(), row.kind(), row.name(), row.on(), row.value(),
                reporting.getOrDefault(row.agency(), Reporting.NONE));
    }

    private List<Row> rows(Viewer viewer, int year) {
        return sql.sql(HAD + """
                select h.id, h.agency_id, c.name as contest, h.kind, h.name, h.minor, h.on_day,
                       g.name as agency, r.title, r.given_name, r.family_name
                from had h
                join contests.contest c on c.id = h.contest_id
                join people.agency g on g.id = h.agency_id
                left join people.rep r on r.id = h.rep_id
                where h.on_day >= make_date(:year, 1, 1) and h.on_day < make_date(:year + 1, 1, 1)
                order by g.name collate "hu-x-icu", h.on_day, h.id
                limit 20000
                """)
                .param("year", year)
                .query((row, _) -> new Row(row.getObject("id", UUID.class),
                        row.getObject("agency_id", UUID.class),
                        Awards.name(viewer.language(), row), row.getString("contest"),
                        Prize.Kind.of(row.getString("kind")), row.getString("name"),
                        row.getObject("on_day", LocalDate.class),
                        viewer.organisation().money(row.getLong("minor"))))
                .list();
    }

    private List<Integer> years(int with) {
        var years = new ArrayList<>(sql.sql(HAD + """
                select distinct extract(year from on_day)::integer as year
                from had
                order by year desc
                limit 100
                """)
                .query(Integer.class).list());
        if (!years.contains(with)) years.add(with);
        years.sort((one, other) -> other - one);
        return years;
    }
}
