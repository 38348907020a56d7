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
import linecard.reckoning.Dated;
import linecard.reckoning.Document;
import linecard.reckoning.Entry;
import linecard.reckoning.Lines;
import linecard.reckoning.Match;
import linecard.reckoning.Part;
import linecard.reckoning.Strand;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import static java.util.Objects.requireNonNull;

/// Tells what has changed in the words of a statement: one line for each change.
final class Telling {

    private static final Rate WHOLE = new Rate(1_000_000);
    private static final Comparator<StatementLine> WITHIN_REP = Comparator
            .comparing(StatementLine::bookedOn, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(StatementLine::number)
            .thenComparing(line -> line.portion().position())
            .thenComparing(line -> line.portion().place())
            .thenComparing(StatementLine::part);

    private final Organisation organisation;
    private final Function<UUID, String> lineName;
    private final Map<UUID, String> reps;
    private final Agreement agreement;
    private final Names names;
    private final LocalDate from;
    private final Map<UUID, Document> documents = new HashMap<>();
    private final Map<Lines.Key, UUID> productLines = new HashMap<>();

    /// @param lineName the names of product lines; `reps` those of all reps of the agency
    /// @param period of the statement: what is older is late
    Telling(Organisation organisation, Function<UUID, String> lineName, Map<UUID, String> reps,
            Agreement agreement, Names names, List<Lines> lines, Span period) {
        this.organisation = organisation;
        this.lineName = lineName;
        this.reps = reps;
        this.names = names;
        this.agreement = agreement;
        from = period.from();
        for (var some : lines) know(some);
    }

    private void know(Lines lines) {
        for (var document : lines.documents()) documents.put(document.id(), document);
        for (int i = 0; i < lines.size(); i++) {
            productLines.put(lines.key(i),
                    lines.subjects().get(lines.subject()[i]).productLines().getFirst());
        }
    }

    /// In the order of a statement: by rep, then by day; what is nobody's comes last.
    ///
    /// @param byName the order of reps
    List<StatementLine> lines(List<Change> changes, Comparator<String> byName) {
        var lines = new ArrayList<StatementLine>();
        for (var change : changes) {
            if (!isOtherEvent(change)) lines.add(line(change));
        }
        lines.sort(Comparator.comparing((StatementLine line) -> line.rep() == null)
                .thenComparing(StatementLine::repName, byName)
                .thenComparing(line -> line.rep() == null ? "" : line.rep().toString())
                .thenComparing(WITHIN_REP));
        for (int i = 0; i < lines.size(); i++) lines.set(i, lines.get(i).at(i + 1));
        return lines;
    }

    /// Documents that do not earn are not told of, but where they did.
    static boolean isOtherEvent(Change change) {
        return change.before() == null && change.now() != null
                && change.now().course().strand()
                        instanceof Strand.Nothing(Strand.Reason reason)
                && reason == Strand.Reason.OTHER_EVENT;
    }

    private StatementLine line(Change change) {
        var entry = change.now() != null ? change.now() : change.before();
        if (entry == null) return whole(change);
        var key = entry.key();
        var document = requireNonNull(documents.get(key.document()));
        var named = requireNonNull(names.named().get(document.id()), document.number());
        var sold = names.sold().getOrDefault(key, new Sold(0, entry.base()));
        var line = lineName.apply(requireNonNull(productLines.get(key)));
        var returned = document.returned();
        var original = takesBack(document) ? documents.get(document.whole()) : null;
        var part = entry.part();
        return new StatementLine(0, new Portion(key.position(), key.place(), null),
                named.kind(), named.id(), document.number(), document.day(), named.account(),
                line, change.rep(), repName(change.rep()), sold.quantityMilli(),
                money(sold.netMinor()), new Rate(entry.share()),
                money(base(change)), money(change.amount()),
                document.day().isBefore(from),
                returned == null ? "" : original == null
                        ? names.number(document.whole()) : original.number(),
                returned == null ? null : returned.day(), "", change.cause(), part,
                way(change.before()), way(change.now()));
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
    private StatementLine whole(Change change) {
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
        return new StatementLine(0, new Portion(0, 0, null), null, null, "",
                extra == null ? null : extra.period().from(), "", "", change.rep(),
                repName(change.rep()), 0, none, WHOLE, none, money(change.amount()),
                change.cause() != Cause.PERIOD || extra == null
                        || extra.period().from().isBefore(from),
                "", null, "", change.cause(), Part.COMMISSION, null, way);
    }

    private String repName(@Nullable UUID rep) {
        return rep == null ? "" : reps.getOrDefault(rep, "");
    }

    private @Nullable Way way(@Nullable Entry entry) {
        if (entry == null) return null;
        var course = entry.course();
        var strand = course.strand();
        boolean isSpiff = strand instanceof Strand.PerUnit;
        return new Way(rule(strand, entry), agreed(strand), clause(strand), share(strand),
                entry.slices(), counted(strand, course.position()),
                isSpiff ? money(0) : money(entry.base()),
                isSpiff ? money(0) : money(entry.before()), money(entry.rated()),
                money(entry.amount()));
    }

    private static long counted(Strand strand, long position) {
        return strand instanceof Strand.PerUnit spiff ? spiff.spiff().perUnit() : position;
    }

    private static String clause(Strand strand) {
        return switch (strand) {
            case Strand.Climb climb -> climb.ladder().name();
            case Strand.Over over -> over.override().name();
            case Strand.PerUnit spiff -> spiff.spiff().name();
            case Strand.Flat _, Strand.Nothing _ -> "";
        };
    }

    private static Rate share(Strand strand) {
        return switch (strand) {
            case Strand.Flat flat -> flat.share();
            case Strand.Climb climb -> climb.share();
            case Strand.Over over -> over.share();
            case Strand.PerUnit spiff -> spiff.share();
            case Strand.Nothing _ -> WHOLE;
        };
    }

    private Rule rule(Strand strand, Entry entry) {
        return switch (strand) {
            case Strand.Climb _ -> Rule.LADDER;
            case Strand.Over _ -> Rule.OVERRIDE;
            case Strand.PerUnit _ -> Rule.SPIFF;
            case Strand.Flat flat -> isReturn(entry) ? Rule.ORIGINAL : rule(flat.match());
            case Strand.Nothing(var reason) -> rule(reason, entry);
        };
    }

    private boolean isReturn(Entry entry) {
        var document = documents.get(entry.key().document());
        return document != null && takesBack(document);
    }

    private static boolean takesBack(Document document) {
        return !document.whole().equals(document.id());
    }

    private static Rule rule(Match match) {
        return switch (match) {
            case Match.Stated _ -> Rule.STATED;
            case Match.House _ -> Rule.HOUSE_ACCOUNT;
            case Match.Contract _ -> Rule.CONTRACT;
            case Match.Account _ -> Rule.ACCOUNT;
            case Match.Item _ -> Rule.ITEM;
            case Match.LineForType _ -> Rule.LINE_FOR_TYPE;
            case Match.Line _ -> Rule.PRODUCT_LINE;
            case Match.CustomerType _ -> Rule.CUSTOMER_TYPE;
            case Match.Any _ -> Rule.DEFAULT;
        };
    }

    private Rule rule(Strand.Reason reason, Entry entry) {
        return switch (reason) {
            case NONE_AGREED -> isReturn(entry) ? Rule.ORIGINAL_WITHOUT_RATE : Rule.NO_RATE;
            default -> Rule.valueOf(reason.name());
        };
    }

    private @Nullable Agreed agreed(Strand strand) {
        return switch (strand) {
            case Strand.Flat flat -> new Agreed(flat.rate(), what(flat), since(flat));
            case Strand.Over over -> new Agreed(
                    over.override().rate(), over.override().name(), over.version());
            case Strand.Climb _, Strand.PerUnit _, Strand.Nothing _ -> null;
        };
    }

    /// What the rate was agreed for; empty for the default.
    private String what(Strand.Flat flat) {
        return switch (flat.match()) {
            case Match.Line(var line) -> lineName.apply(line);
            case Match.LineForType(var line, var type) -> lineName.apply(line) + " · " + type;
            case Match.CustomerType(var type) -> type;
            case Match.Contract(var number) -> number;
            case Match.Any _ -> "";
            default -> flat.rule();
        };
    }

    private LocalDate since(Strand.Flat flat) {
        for (var version : agreement.versions()) {
            if (!version.from().equals(flat.version())) continue;
            for (var rule : version.terms().rates()) {
                Dated dated = rule.dated();
                if (rule.name().equals(flat.rule()) && dated.from() != null) return dated.from();
            }
        }
        return flat.version();
    }

    private Money money(long minor) {
        return organisation.money(minor);
    }
}
