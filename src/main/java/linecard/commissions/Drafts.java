package linecard.commissions;

import linecard.access.Audience;
import linecard.access.Viewer;
import linecard.calendar.FiscalPeriod;
import linecard.calendar.Span;
import linecard.catalog.LineTree;
import linecard.catalog.ProductLines;
import linecard.commissions.Accruals.For;
import linecard.commissions.Gathered.Named;
import linecard.commissions.Standing.Last;
import linecard.money.Money;
import linecard.people.Agencies;
import linecard.people.Agency;
import linecard.people.Rep;
import linecard.people.Reps;
import linecard.reckoning.Document;
import linecard.reckoning.Refused;
import linecard.terms.Agreements;
import linecard.web.NotAllowed;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.text.Collator;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/// What statements would say if their months were closed now: worked out from the sales each time.
@Repository
class Drafts {

    private final JdbcClient sql;
    private final Agreements agreements;
    private final Accruals accruals;
    private final OpenMonths openMonths;
    private final CountedOther countedOther;
    private final StatedWindows stated;
    private final Facts facts;
    private final PrizeLines prizes;
    private final Settlements settlements;
    private final ProductLines productLines;
    private final Agencies agencies;
    private final Reps reps;

    Drafts(
            JdbcClient sql, Agreements agreements, Accruals accruals, OpenMonths openMonths,
            CountedOther countedOther, StatedWindows stated, Facts facts, PrizeLines prizes,
            Settlements settlements, ProductLines productLines, Agencies agencies, Reps reps) {
        this.sql = sql;
        this.agreements = agreements;
        this.accruals = accruals;
        this.openMonths = openMonths;
        this.countedOther = countedOther;
        this.stated = stated;
        this.facts = facts;
        this.prizes = prizes;
        this.settlements = settlements;
        this.productLines = productLines;
        this.agencies = agencies;
        this.reps = reps;
    }

    /// Whether a draft would be whole for this viewer.
    static boolean seesAll(Viewer viewer) {
        return viewer.isEverywhere(Audience.STAFF);
    }

    @Transactional(readOnly = true)
    Draft of(Viewer viewer, UUID agency, FiscalPeriod period) {
        if (!seesAll(viewer)) throw new NotAllowed();
        return of(viewer, List.of(agencies.of(viewer, agency)), period,
                stated.counts(viewer, List.of(agency), period.span().to()), For.DRAFT).getFirst();
    }

    /// The same of some agencies, to be closed: one of each, in the same order.
    ///
    /// @param counts of all of them, as of now or before
    @Transactional(readOnly = true)
    List<Draft> toClose(Viewer viewer, List<Agency> wanted, FiscalPeriod period,
            Map<UUID, Counts> counts) {
        return of(viewer, wanted, period, counts, For.CLOSING);
    }

    private List<Draft> of(
            Viewer viewer, List<Agency> wanted, FiscalPeriod period, Map<UUID, Counts> counts,
            For what) {
        if (!seesAll(viewer)) throw new NotAllowed();
        var standings = standings(viewer, wanted);
        var found = accruals.of(viewer, standings, counts, period, what);
        var earlier = openMonths.earlier(viewer, standings, counts, period);
        var tree = new LineTree(productLines.all(viewer));
        var reps = repNames(viewer, found.values());
        var named = named(viewer, found.values());
        var won = prizes.open(viewer, wanted.stream().map(Agency::id).toList(), period);
        var moving = settlements.withoutLines(viewer, standings, found, period);
        var drafts = new ArrayList<Draft>();
        for (int i = 0; i < standings.size(); i++) {
            var agency = wanted.get(i).id();
            var accrual = found.get(agency);
            var told = accrual == null || accrual.refused() != null ? null
                    : told(viewer, accrual, new Names(tree::name, reps, named), period);
            drafts.add(draft(viewer, wanted.get(i), period, standings.get(i), told,
                    won.getOrDefault(agency, List.of()), moving.contains(agency),
                    earlier.get(agency), accrual));
        }
        return drafts;
    }

    private static Draft draft(
            Viewer viewer, Agency agency, FiscalPeriod period, Standing standing,
            @Nullable Told told, List<PrizeLine> won, boolean moves, @Nullable LocalDate earlier,
            @Nullable Accrual accrual) {
        var organisation = viewer.organisation();
        return new Draft(agency, period, standing, told == null ? List.of() : told,
                organisation.money(told == null ? 0 : told.base()),
                organisation.money(told == null ? 0 : told.amount()), won, moves, earlier,
                accrual);
    }

    /// The lines of a statement that would say what has changed.
    Told told(Viewer viewer, Accrual accrual, FiscalPeriod period) {
        var tree = new LineTree(productLines.all(viewer));
        return told(viewer, accrual, new Names(tree::name, repNames(viewer, List.of(accrual)),
                named(viewer, List.of(accrual))), period);
    }

    /// How everything is called now.
    ///
    /// @param documents those of which nothing stands any more
    private record Names(
            Function<UUID, String> lines, Map<UUID, String> reps, Map<UUID, Named> documents) {}

    private static Told told(
            Viewer viewer, Accrual accrual, Names names, FiscalPeriod period) {
        var collator = Collator.getInstance(viewer.organisation().language().locale());
        return new Telling(viewer.organisation(), names.lines(), names.reps(), accrual.told(),
                accrual.paid(),
                names.documents().isEmpty() ? accrual.names()
                        : accrual.names().with(names.documents()),
                accrual.lines(), period.span())
                .lines(accrual.changes(), collator::compare);
    }

    private Map<UUID, Named> named(Viewer viewer, Collection<Accrual> accruals) {
        var documents = new HashSet<UUID>();
        for (var accrual : accruals) {
            var named = accrual.names().named();
            Document last = null;
            for (int i = 0; i < accrual.changes().size(); i++) {
                var document = accrual.changes().document(i);
                if (document == null || document == last) continue;
                last = document;
                if (!named.containsKey(document.id())) documents.add(document.id());
            }
        }
        return facts.named(viewer, documents);
    }

    private Map<UUID, String> repNames(Viewer viewer, Collection<Accrual> accruals) {
        var ids = new HashSet<UUID>();
        for (var accrual : accruals) {
            UUID last = null;
            for (int i = 0; i < accrual.changes().size(); i++) {
                var rep = accrual.changes().rep(i);
                if (rep != null && rep != last) ids.add(rep);
                last = rep;
            }
        }
        var names = new HashMap<UUID, String>();
        if (ids.isEmpty()) return names;
        var language = viewer.organisation().language();
        for (Rep rep : reps.of(viewer, ids)) names.put(rep.id(), rep.name(language));
        return names;
    }

    /// What one agency's draft of a month comes to.
    ///
    /// @param prizes beside the lines
    /// @param moves see [Draft], as `earlier`
    /// @param refused why nothing could be reckoned; null where it could
    record Outlook(
            Agency agency, Standing standing, int lines, List<PrizeLine> prizes, boolean moves,
            Money base, Money total, @Nullable LocalDate earlier, @Nullable Refused refused) {

        boolean hasTerms() {
            return standing.start() != null;
        }

        boolean isEmpty() {
            return lines == 0 && prizes.isEmpty() && !moves;
        }
    }

    /// One of every agency, archived ones only where something is open.
    @Transactional(readOnly = true)
    List<Outlook> ofMonth(Viewer viewer, FiscalPeriod period) {
        if (!seesAll(viewer)) throw new NotAllowed();
        var all = agencies.all(viewer);
        var standings = standings(viewer, all);
        var counts = stated.counts(viewer, List.of(), period.span().to());
        var won = prizes.open(viewer, all.stream().map(Agency::id).toList(), period);
        var outlooks = new ArrayList<Outlook>();
        var year = new Span(period.span().to().minusYears(1), period.span().to());
        for (int from = 0, to; from < all.size(); from = to) {
            to = Counts.together(all.stream().map(Agency::id).toList(), counts, from, year);
            var some = standings.subList(from, to);
            var found = accruals.of(viewer, some, counts, period, For.DRAFT);
            var earlier = openMonths.earlier(viewer, some, counts, period);
            var moving = settlements.withoutLines(viewer, some, found, period);
            for (int i = from; i < to; i++) {
                var agency = all.get(i).id();
                var outlook = outlook(viewer, all.get(i), standings.get(i),
                        won.getOrDefault(agency, List.of()), moving.contains(agency),
                        earlier.get(agency), found.get(agency));
                if (!outlook.agency().archived() || !outlook.isEmpty()) outlooks.add(outlook);
            }
        }
        return outlooks;
    }

    private static Outlook outlook(
            Viewer viewer, Agency agency, Standing standing, List<PrizeLine> won, boolean moves,
            @Nullable LocalDate earlier, @Nullable Accrual accrual) {
        int lines = 0;
        long base = 0;
        long total = 0;
        if (accrual != null) {
            var changes = accrual.changes();
            for (int i = 0; i < changes.size(); i++) {
                if (changes.isOfOtherEvent(i)) continue;
                lines++;
                base = Math.addExact(base, changes.base(i));
                total = Math.addExact(total, changes.amount(i));
            }
        }
        return new Outlook(agency, standing, lines, won, moves,
                viewer.organisation().money(base), viewer.organisation().money(total), earlier,
                accrual == null ? null : accrual.refused());
    }

    @Transactional(readOnly = true)
    List<Standing> standings(Viewer viewer, List<Agency> wanted) {
        var ids = wanted.stream().map(Agency::id).toList();
        var theirs = agreements.of(viewer, ids);
        var closed = closed(viewer, ids);
        var dated = countedOther.dated(viewer, theirs);
        return wanted.stream().map(agency -> {
            var until = closed.getOrDefault(agency.id(), Closed.NONE);
            return new Standing(agency.id(), theirs.get(agency.id()), until.last(),
                    dated.get(agency.id()), until.plainUntil());
        }).toList();
    }

    private record Closed(@Nullable Last last, @Nullable LocalDate plainUntil) {

        static final Closed NONE = new Closed(null, null);
    }

    private Map<UUID, Closed> closed(Viewer viewer, Collection<UUID> agencies) {
        var closed = new HashMap<UUID, Closed>();
        sql.sql("""
                select distinct on (agency_id)
                       agency_id, number, upper(period) as ends_on, state,
                       max(upper(period)) filter (where not packed)
                           over (partition by agency_id) as plain_until
                from commissions.statement
                where agency_id = any(:agencies)
                order by agency_id, upper(period) desc
                """)
                .param("agencies", agencies.toArray(UUID[]::new))
                .query(row -> {
                    closed.put(row.getObject("agency_id", UUID.class), new Closed(
                            new Last(row.getString("number"),
                                    row.getObject("ends_on", LocalDate.class),
                                    row.getString("state").equals("prepared")),
                            row.getObject("plain_until", LocalDate.class)));
                });
        return closed;
    }
}
