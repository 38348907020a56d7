package linecard.commissions;

import linecard.access.Viewer;
import linecard.calendar.FiscalPeriod;
import linecard.calendar.Span;
import linecard.catalog.LineTree;
import linecard.catalog.ProductLines;
import linecard.commissions.Gathered.Names;
import linecard.commissions.Standing.Last;
import linecard.money.Money;
import linecard.people.Agencies;
import linecard.people.Agency;
import linecard.people.Rep;
import linecard.people.Reps;
import linecard.reckoning.Change;
import linecard.reckoning.Lines;
import linecard.reckoning.Refused;
import linecard.sales.Kind;
import linecard.terms.Agreements;
import linecard.web.NotAllowed;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.text.Collator;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What statements would say if their months were closed now: worked out from the sales each time.
@Repository
class Drafts {

    private final JdbcClient sql;
    private final Agreements agreements;
    private final Accruals accruals;
    private final StatedWindows stated;
    private final Facts facts;
    private final ProductLines productLines;
    private final Agencies agencies;
    private final Reps reps;

    Drafts(
            JdbcClient sql, Agreements agreements, Accruals accruals, StatedWindows stated,
            Facts facts, ProductLines productLines, Agencies agencies, Reps reps) {
        this.sql = sql;
        this.agreements = agreements;
        this.accruals = accruals;
        this.stated = stated;
        this.facts = facts;
        this.productLines = productLines;
        this.agencies = agencies;
        this.reps = reps;
    }

    /// Whether a draft would be whole for this viewer.
    static boolean seesAll(Viewer viewer) {
        return viewer.role().isStaff() && viewer.territory() == null;
    }

    @Transactional(readOnly = true)
    Draft of(Viewer viewer, UUID agencyId, FiscalPeriod period) {
        if (!seesAll(viewer)) throw new NotAllowed();
        var agency = agencies.of(viewer, agencyId);
        var standing = standing(viewer, agencyId);
        var accrual = accruals.of(viewer, List.of(standing), period).get(agencyId);
        var lines = accrual == null || accrual.refused() != null ? List.<StatementLine>of()
                : told(viewer, accrual, period);
        var currency = viewer.organisation().currency();
        return new Draft(agency, period, standing, lines,
                StatementRules.sum(lines, currency, StatementLine::base),
                StatementRules.sum(lines, currency, StatementLine::amount),
                earlier(viewer, standing, stated.counts(viewer, agencyId, period.span().to())
                        .getOrDefault(agencyId, Counts.NONE), period), accrual);
    }

    /// The lines of a statement that would say what has changed.
    List<StatementLine> told(Viewer viewer, Accrual accrual, FiscalPeriod period) {
        var before = stated.lines(viewer, accrual.superseded());
        var lines = new ArrayList<Lines>();
        for (var old : before.values()) lines.add(old.lines());
        for (var fresh : accrual.fresh()) lines.add(fresh.known().lines());
        var documents = new HashSet<UUID>();
        for (var change : accrual.changes()) {
            var entry = change.before() != null ? change.before() : change.now();
            if (entry != null) documents.add(entry.key().document());
        }
        documents.removeAll(accrual.names().named().keySet());
        var names = accrual.names().with(facts.named(viewer, documents));
        var collator = Collator.getInstance(viewer.organisation().language().locale());
        var tree = new LineTree(productLines.all(viewer));
        return new Telling(viewer.organisation(), tree::name,
                repNames(viewer, lines, accrual.changes()), accrual.told(), names, lines,
                period.span())
                .lines(accrual.changes(), collator::compare);
    }

    private Map<UUID, String> repNames(
            Viewer viewer, List<Lines> lines, List<Change> changes) {
        var ids = new HashSet<UUID>();
        for (var some : lines) ids.addAll(some.reps());
        for (var change : changes) if (change.rep() != null) ids.add(change.rep());
        var names = new HashMap<UUID, String>();
        if (ids.isEmpty()) return names;
        for (Rep rep : reps.of(viewer, ids)) {
            names.put(rep.id(), rep.name(viewer.organisation().language()));
        }
        return names;
    }

    /// The first month before a period that can still be closed and has what earns.
    private static @Nullable LocalDate earlier(
            Viewer viewer, Standing standing, Counts counts, FiscalPeriod period) {
        var agreement = standing.agreement();
        var from = standing.start();
        var open = standing.openFrom(viewer.organisation().calendar());
        if (from == null || agreement == null) return null;
        if (open != null && open.isAfter(from)) from = open;
        var month = viewer.organisation().calendar().periodOf(from).span().from();
        if (!month.isBefore(period.span().from())) return null;
        return counts.first(new Span(month, period.span().from()), Accruals.kinds(agreement));
    }

    /// What one agency's draft of a month comes to.
    ///
    /// @param earlier see [Draft]
    /// @param refused why nothing could be reckoned; null where it could
    record Outlook(
            Agency agency, Standing standing, int lines, Money base, Money total,
            @Nullable LocalDate earlier, @Nullable Refused refused) {

        boolean hasTerms() {
            return standing.start() != null;
        }
    }

    /// One of every agency, archived ones only where something is open.
    @Transactional(readOnly = true)
    List<Outlook> ofMonth(Viewer viewer, FiscalPeriod period) {
        if (!seesAll(viewer)) throw new NotAllowed();
        var all = agencies.all(viewer);
        var standings = standings(viewer, all);
        var counts = stated.counts(viewer, null, period.span().to());
        var outlooks = new ArrayList<Outlook>();
        var year = new Span(period.span().to().minusYears(1), period.span().to());
        for (int from = 0, to; from < all.size(); from = to) {
            to = Counts.together(all.stream().map(Agency::id).toList(), counts, from, year);
            var found = accruals.of(viewer, standings.subList(from, to), period);
            for (int i = from; i < to; i++) {
                var outlook = outlook(viewer, all.get(i), standings.get(i),
                        counts.getOrDefault(all.get(i).id(), Counts.NONE), period,
                        found.get(all.get(i).id()));
                if (!outlook.agency().archived() || outlook.lines() > 0) outlooks.add(outlook);
            }
        }
        return outlooks;
    }

    private static Outlook outlook(
            Viewer viewer, Agency agency, Standing standing, Counts counts, FiscalPeriod period,
            @Nullable Accrual accrual) {
        int lines = 0;
        long base = 0;
        long total = 0;
        if (accrual != null) {
            for (var change : accrual.changes()) {
                if (Telling.isOtherEvent(change)) continue;
                lines++;
                base = Math.addExact(base, Telling.base(change));
                total = Math.addExact(total, change.amount());
            }
        }
        return new Outlook(agency, standing, lines, viewer.organisation().money(base),
                viewer.organisation().money(total), earlier(viewer, standing, counts, period),
                accrual == null ? null : accrual.refused());
    }

    private Standing standing(Viewer viewer, UUID agency) {
        var closed = closed(viewer).getOrDefault(agency, Closed.NONE);
        return new Standing(agency, agreements.of(viewer, agency).orElse(null), closed.last(),
                closed.otherUntil(), closed.plainUntil());
    }

    private List<Standing> standings(Viewer viewer, List<Agency> wanted) {
        var theirs = agreements.all(viewer);
        var closed = closed(viewer);
        return wanted.stream().map(agency -> {
            var until = closed.getOrDefault(agency.id(), Closed.NONE);
            return new Standing(agency.id(), theirs.get(agency.id()), until.last(),
                    until.otherUntil(), until.plainUntil());
        }).toList();
    }

    private record Closed(
            @Nullable Last last, @Nullable LocalDate otherUntil, @Nullable LocalDate plainUntil) {

        static final Closed NONE = new Closed(null, null, null);
    }

    private Map<UUID, Closed> closed(Viewer viewer) {
        var closed = new HashMap<UUID, Closed>();
        sql.sql("""
                select distinct on (agency_id)
                       agency_id, number, upper(period) as ends_on, state,
                       max(upper(period)) filter (where counted <> :counted)
                           over (partition by agency_id) as other_until,
                       max(upper(period)) filter (where not packed)
                           over (partition by agency_id) as plain_until
                from commissions.statement
                order by agency_id, upper(period) desc
                """)
                .param("counted", Kind.counted(viewer.organisation()).code())
                .query(row -> {
                    closed.put(row.getObject("agency_id", UUID.class), new Closed(
                            new Last(row.getString("number"),
                                    row.getObject("ends_on", LocalDate.class),
                                    row.getString("state").equals("prepared")),
                            row.getObject("other_until", LocalDate.class),
                            row.getObject("plain_until", LocalDate.class)));
                });
        return closed;
    }
}
