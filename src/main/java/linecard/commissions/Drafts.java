package linecard.commissions;

import linecard.access.Viewer;
import linecard.calendar.FiscalPeriod;
import linecard.catalog.LineTree;
import linecard.catalog.ProductLines;
import linecard.money.Money;
import linecard.people.Agencies;
import linecard.people.Agency;
import linecard.sales.Kind;
import linecard.terms.DatedRate;
import linecard.terms.Rates;
import linecard.web.NotAllowed;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What statements would say if their months were closed now: worked out from the sales each time.
@Repository
class Drafts {

    private final JdbcClient sql;
    private final Rates rates;
    private final Credits credits;
    private final ProductLines productLines;
    private final Agencies agencies;

    Drafts(
            JdbcClient sql, Rates rates, Credits credits, ProductLines productLines,
            Agencies agencies) {
        this.sql = sql;
        this.rates = rates;
        this.credits = credits;
        this.productLines = productLines;
        this.agencies = agencies;
    }

    /// Whether a draft would be whole for this viewer.
    static boolean seesAll(Viewer viewer) {
        return viewer.role().isStaff() && viewer.territory() == null;
    }

    @Transactional(readOnly = true)
    Draft of(Viewer viewer, UUID agencyId, FiscalPeriod period) {
        if (!seesAll(viewer)) throw new NotAllowed();
        var agency = agencies.of(viewer, agencyId);
        var standing = standings(viewer, rates.ofAgency(viewer, agencyId), List.of(agency))
                .getFirst();
        var earnings = new ArrayList<Earning>();
        credits.unstated(viewer, List.of(standing), period.span(), (_, credit) ->
                earnings.add(CommissionRules.earning(credit, standing.terms())));
        var lines = StatementRules.lines(earnings, period);
        var currency = viewer.organisation().currency();
        return new Draft(agency, period, standing, lines,
                StatementRules.sum(lines, currency, StatementLine::base),
                StatementRules.sum(lines, currency, StatementLine::amount),
                credits.earliest(viewer, List.of(standing), period.span().from()).get(agencyId));
    }

    /// What one agency's draft of a month comes to.
    ///
    /// @param earlier see [Draft]
    record Outlook(
            Agency agency, Standing standing, int lines, Money base, Money total,
            @Nullable LocalDate earlier) {

        Outlook plus(Earning earning) {
            return new Outlook(agency, standing, lines + 1, base.plus(earning.credit().net()),
                    total.plus(earning.amount()), earlier);
        }

        boolean hasRates() {
            return standing.firstRate() != null;
        }
    }

    /// One of every agency, archived ones only where something is open.
    @Transactional(readOnly = true)
    List<Outlook> ofMonth(Viewer viewer, FiscalPeriod period) {
        if (!seesAll(viewer)) throw new NotAllowed();
        var all = agencies.all(viewer);
        var standings = standings(viewer, rates.all(viewer), all);
        var earliest = credits.earliest(viewer, standings, period.span().from());
        var zero = viewer.organisation().zero();
        var outlooks = new LinkedHashMap<UUID, Outlook>();
        for (int i = 0; i < all.size(); i++) {
            var agency = all.get(i);
            outlooks.put(agency.id(), new Outlook(agency, standings.get(i), 0, zero, zero,
                    earliest.get(agency.id())));
        }
        credits.unstated(viewer, standings, period.span(), (agency, credit) ->
                outlooks.computeIfPresent(agency, (_, outlook) -> outlook.plus(
                        CommissionRules.earning(credit, outlook.standing().terms()))));
        outlooks.values().removeIf(outlook ->
                outlook.agency().archived() && outlook.lines() == 0);
        return List.copyOf(outlooks.values());
    }

    /// The terms of every agency that has any, as far as the viewer sees them.
    @Transactional(readOnly = true)
    Map<UUID, Terms> terms(Viewer viewer) {
        var tree = new LineTree(productLines.all(viewer));
        var terms = new HashMap<UUID, Terms>();
        byAgency(rates.all(viewer)).forEach((agency, theirs) ->
                terms.put(agency, new Terms(theirs, tree)));
        return terms;
    }

    private List<Standing> standings(
            Viewer viewer, List<DatedRate> known, List<Agency> wanted) {
        var tree = new LineTree(productLines.all(viewer));
        var theirs = byAgency(known);
        var closed = closed(viewer);
        var standings = new ArrayList<Standing>(wanted.size());
        for (var agency : wanted) {
            var own = theirs.getOrDefault(agency.id(), List.of());
            var first = own.stream().map(DatedRate::from).min(LocalDate::compareTo);
            var until = closed.getOrDefault(agency.id(), Closed.NONE);
            standings.add(new Standing(agency.id(), new Terms(own, tree), first.orElse(null),
                    until.last(), until.otherUntil()));
        }
        return standings;
    }

    private static Map<UUID, List<DatedRate>> byAgency(List<DatedRate> rates) {
        var byAgency = new HashMap<UUID, List<DatedRate>>();
        for (var rate : rates) {
            byAgency.computeIfAbsent(rate.agency(), _ -> new ArrayList<>()).add(rate);
        }
        return byAgency;
    }

    private record Closed(@Nullable Stated last, @Nullable LocalDate otherUntil) {

        static final Closed NONE = new Closed(null, null);
    }

    private Map<UUID, Closed> closed(Viewer viewer) {
        var closed = new HashMap<UUID, Closed>();
        sql.sql("""
                select distinct on (agency_id)
                       agency_id, number, upper(period) as ends_on,
                       max(upper(period)) filter (where counted <> :counted)
                           over (partition by agency_id) as other_until
                from commissions.statement
                order by agency_id, upper(period) desc
                """)
                .param("counted", Kind.counted(viewer.organisation()).code())
                .query(row -> {
                    closed.put(row.getObject("agency_id", UUID.class), new Closed(
                            new Stated(row.getString("number"),
                                    row.getObject("ends_on", LocalDate.class)),
                            row.getObject("other_until", LocalDate.class)));
                });
        return closed;
    }
}
