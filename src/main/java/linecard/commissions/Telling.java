package linecard.commissions;

import linecard.access.Organisation;
import linecard.calendar.Span;
import linecard.commissions.Gathered.Named;
import linecard.commissions.Gathered.Names;
import linecard.commissions.Gathered.Sold;
import linecard.money.Money;
import linecard.money.Rate;
import linecard.reckoning.Agreement;
import linecard.reckoning.Change;
import linecard.reckoning.Change.Cause;
import linecard.reckoning.Document;
import linecard.reckoning.Entry;
import linecard.reckoning.Lines;
import linecard.reckoning.Part;
import linecard.reckoning.Strand;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import static java.util.Objects.requireNonNull;

/// Tells what has changed in the words of a statement: one line for each change.
final class Telling {

    private static final Rate WHOLE = new Rate(1_000_000);
    private static final Comparator<Change> WITHIN_REP = Comparator
            .comparing(Telling::day, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Telling::number)
            .thenComparingInt(change -> portion(change).position())
            .thenComparingInt(change -> portion(change).place())
            .thenComparing(change -> {
                var entry = entry(change);
                return entry == null ? Part.COMMISSION : entry.part();
            });

    private final Organisation organisation;
    private final Function<UUID, String> lineName;
    private final Map<UUID, String> reps;
    private final Names names;
    private final List<Lines> lines;
    private final LocalDate from;
    private final Map<UUID, Document> originals = new HashMap<>();
    private final Ways ways;
    private @Nullable Document lastDocument;
    private @Nullable Named lastNamed;

    /// @param lineName the names of product lines; `reps` those of all reps of the agency
    /// @param lines all that anything was reckoned from
    /// @param period of the statement: what is older is late
    Telling(Organisation organisation, Function<UUID, String> lineName, Map<UUID, String> reps,
            Agreement agreement, Names names, List<Lines> lines, Span period) {
        this.organisation = organisation;
        this.lineName = lineName;
        this.reps = reps;
        this.names = names;
        ways = new Ways(organisation, lineName, agreement);
        this.lines = lines;
        from = period.from();
    }

    /// In the order of a statement: by rep, then by day; what is nobody's comes last.
    ///
    /// @param byName the order of reps
    Told lines(List<Change> changes, Comparator<String> byName) {
        var byRep = new HashMap<@Nullable UUID, List<Change>>();
        for (var change : changes) {
            if (isOtherEvent(change)) continue;
            byRep.computeIfAbsent(change.rep(), _ -> new ArrayList<>()).add(change);
        }
        var order = new ArrayList<>(byRep.keySet());
        order.sort(Comparator.comparing((@Nullable UUID rep) -> rep == null)
                .thenComparing(this::repName, byName)
                .thenComparing(rep -> rep == null ? "" : rep.toString()));
        var told = new ArrayList<Change>(changes.size());
        for (var rep : order) {
            var theirs = byRep.getOrDefault(rep, List.of());
            theirs.sort(WITHIN_REP);
            told.addAll(theirs);
        }
        findOriginals(told);
        return new Told(this, told);
    }

    private void findOriginals(List<Change> told) {
        var wanted = new HashSet<UUID>();
        for (var change : told) {
            var entry = entry(change);
            if (entry != null && takesBack(entry.line().document())) {
                wanted.add(entry.line().document().whole());
            }
        }
        if (wanted.isEmpty()) return;
        for (var some : lines) {
            for (var document : some.documents()) {
                if (wanted.contains(document.id())) originals.put(document.id(), document);
            }
        }
    }

    static boolean takesBack(Document document) {
        return !document.whole().equals(document.id());
    }

    /// What is known now or, where nothing is left, what was stated; null for what is of no line.
    private static @Nullable Entry entry(Change change) {
        return change.now() != null ? change.now() : change.before();
    }

    private static @Nullable LocalDate day(Change change) {
        var entry = entry(change);
        if (entry != null) return entry.line().document().day();
        return change.extra() == null ? null : change.extra().period().from();
    }

    private static String number(Change change) {
        var entry = entry(change);
        return entry == null ? "" : entry.line().document().number();
    }

    private static Portion portion(Change change) {
        var entry = entry(change);
        return entry == null ? new Portion(0, 0, null)
                : new Portion(entry.line().position(), entry.line().place(), null);
    }

    /// Documents that do not earn are not told of, but where they did.
    static boolean isOtherEvent(Change change) {
        return change.before() == null && change.now() != null
                && change.now().course().strand()
                        instanceof Strand.Nothing(Strand.Reason reason)
                && reason == Strand.Reason.OTHER_EVENT;
    }

    /// @param position on the statement, from 1
    StatementLine line(Change change, int position) {
        var entry = entry(change);
        if (entry == null) return whole(change, position);
        var sale = entry.line();
        var document = sale.document();
        var named = named(document);
        var sold = sold(change, entry);
        var returned = document.returned();
        var original = takesBack(document) ? originals.get(document.whole()) : null;
        return new StatementLine(position, portion(change),
                named.kind(), named.id(), document.number(), document.day(), named.account(),
                lineName.apply(sale.subject().productLines().getFirst()), change.rep(),
                repName(change.rep()), sold.quantityMilli(),
                money(sold.netMinor()), new Rate(entry.share()),
                money(base(change)), money(change.amount()),
                document.day().isBefore(from), named.soldIn(),
                returned == null ? "" : original == null
                        ? names.number(document.whole()) : original.number(),
                returned == null ? null : returned.day(), "", change.cause(), entry.part(),
                ways.of(change.before()), ways.of(change.now()));
    }

    /// Lines of one document mostly follow one another.
    private Named named(Document document) {
        if (document != lastDocument) {
            lastNamed = names.named().get(document.id());
            lastDocument = document;
        }
        return requireNonNull(lastNamed, document.number());
    }

    /// The whole of the line, which is kept apart only where reps share it.
    private Sold sold(Change change, Entry entry) {
        if (change.now() == null) return new Sold(0, entry.base());
        var sale = entry.line();
        if (sale.share() == WHOLE.millionths()) return new Sold(sale.quantity(), sale.net());
        return names.sold().getOrDefault(sale.key(), new Sold(0, entry.base()));
    }

    /// What is new of what commission is paid on.
    static long base(Change change) {
        long base = 0;
        var now = change.now();
        var before = change.before();
        if (now != null && now.part() == Part.COMMISSION) base = now.base();
        if (before != null && before.part() == Part.COMMISSION) base -= before.base();
        return base;
    }

    /// What is about no document.
    private StatementLine whole(Change change, int position) {
        var extra = change.extra();
        var rule = extra == null ? Rule.ROUNDING : switch (extra.kind()) {
            case MINIMUM -> Rule.MINIMUM;
            case CAP -> Rule.CAP;
            case CLAWBACK_CAP -> Rule.CLAWBACK_CAP;
        };
        var none = money(0);
        var way = new Way(rule, null, "", WHOLE, List.of(), extra == null ? 0 : extra.limit(),
                extra == null ? none : money(extra.of()), none, money(change.amount()),
                money(change.amount()));
        return new StatementLine(position, new Portion(0, 0, null), null, null, "",
                extra == null ? null : extra.period().from(), "", "", change.rep(),
                repName(change.rep()), 0, none, WHOLE, none, money(change.amount()),
                change.cause() != Cause.PERIOD || extra == null
                        || extra.period().from().isBefore(from),
                null, "", null, "", change.cause(), Part.COMMISSION, null, way);
    }

    private String repName(@Nullable UUID rep) {
        return rep == null ? "" : reps.getOrDefault(rep, "");
    }

    private Money money(long minor) {
        return organisation.money(minor);
    }
}
