package linecard.commissions;

import linecard.access.Organisation;
import linecard.calendar.Span;
import linecard.commissions.Gathered.Names;
import linecard.commissions.Gathered.Sold;
import linecard.money.Money;
import linecard.money.Rate;
import linecard.reckoning.Agreement;
import linecard.reckoning.Change;
import linecard.reckoning.Change.Cause;
import linecard.reckoning.Changes;
import linecard.reckoning.Document;
import linecard.reckoning.Entry;
import linecard.reckoning.Extra;
import linecard.reckoning.Lines;
import linecard.reckoning.Part;
import linecard.reckoning.Releases.Paid;
import linecard.stated.DocumentHead;
import linecard.stated.Grounding;
import linecard.stated.Grounds;
import linecard.stated.Portion;
import linecard.stated.Rule;
import linecard.stated.StatementLine;
import linecard.stated.Way;
import linecard.stated.Ways;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import static java.util.Objects.requireNonNull;

/// Tells what has changed in the words of a statement: one line for each change.
final class Telling {

    private final Organisation organisation;
    private final Function<UUID, String> lineName;

    /// By what subjects have in common, which is one list.
    private final Map<List<UUID>, String> lineNames = new IdentityHashMap<>();
    private final Map<UUID, String> reps;
    private final Names names;
    private final List<Lines> lines;
    private final LocalDate from;
    private final Map<UUID, Document> originals = new HashMap<>();
    final Ways ways;
    private final Grounding grounding;

    /// @param lineName the names of product lines; `reps` those of all reps of the agency
    /// @param paid what is known now to be paid, by invoice
    /// @param lines all that anything was reckoned from
    /// @param period of the statement: what is older is late
    Telling(Organisation organisation, Function<UUID, String> lineName, Map<UUID, String> reps,
            Agreement agreement, Map<UUID, Paid> paid, Names names, List<Lines> lines,
            Span period) {
        this.organisation = organisation;
        this.lineName = lineName;
        this.reps = reps;
        this.names = names;
        ways = new Ways(organisation, lineName, agreement);
        grounding = new Grounding(organisation, agreement, paid);
        this.lines = lines;
        from = period.from();
    }

    /// In the order of a statement: by rep, then by day; what is nobody's comes last.
    ///
    /// @param byName the order of reps
    Told lines(Changes changes, Comparator<String> byName) {
        findOriginals(changes);
        return new Told(this, changes,
                Sequence.of(changes, (one, other) -> compare(one, other, byName)));
    }

    private int compare(@Nullable UUID one, @Nullable UUID other, Comparator<String> byName) {
        int order = Boolean.compare(one == null, other == null);
        if (order == 0) order = byName.compare(repName(one), repName(other));
        return order != 0 ? order : String.valueOf(one).compareTo(String.valueOf(other));
    }

    private void findOriginals(Changes changes) {
        var wanted = new HashSet<UUID>();
        Document last = null;
        for (int i = 0; i < changes.size(); i++) {
            var document = changes.document(i);
            if (document == null || document == last) continue;
            last = document;
            if (document.takesBack()) wanted.add(document.whole());
        }
        if (wanted.isEmpty()) return;
        for (var some : lines) {
            for (var document : some.documents()) {
                if (wanted.contains(document.id())) originals.put(document.id(), document);
            }
        }
    }

    /// What is known now or, where nothing is left, what was stated; null for what is of no line.
    private static @Nullable Entry entry(Change change) {
        return change.now() != null ? change.now() : change.before();
    }

    /// @param position on the statement, from 1
    StatementLine line(Changes changes, int at, int position) {
        var change = changes.get(at);
        var entry = entry(change);
        if (entry == null) return whole(change, position);
        var sale = entry.line();
        var head = head(sale.document());
        var sold = sold(change, entry);
        return new StatementLine(position, new Portion(sale.position(), sale.place(), null),
                head.kind(), head.document(), head.number(), head.bookedOn(), head.account(),
                productLine(sale.subject().productLines()), change.rep(), repName(change.rep()),
                sold.quantityMilli(), money(sold.netMinor()), new Rate(entry.share()),
                money(changes.base(at)), money(change.amount()), head.late(), head.soldIn(),
                head.originalNumber(), head.originalOn(), head.originalStatement(),
                change.cause(), entry.part(), ways.of(change.before()), ways.of(change.now()),
                grounds(changes, at));
    }

    Grounds grounds(Changes changes, int at) {
        return changes.now(at) < 0 ? Grounds.NONE
                : grounding.of(changes.after(at), changes.now(at));
    }

    DocumentHead head(Document document) {
        var named = requireNonNull(names.named().get(document.id()), document.number());
        var returned = document.returned();
        var original = document.takesBack() ? originals.get(document.whole()) : null;
        return new DocumentHead(named.kind(), named.id(), document.number(), document.day(),
                named.account(), document.day().isBefore(from), named.soldIn(),
                returned == null ? "" : original == null
                        ? names.number(document.whole()) : original.number(),
                returned == null || returned.original() == null ? null : returned.day(), "");
    }

    /// @param upward with those it lies in
    String productLine(List<UUID> upward) {
        return lineNames.computeIfAbsent(upward, lines -> lineName.apply(lines.getFirst()));
    }

    /// The whole of the line, which is kept apart only where reps share it.
    private Sold sold(Change change, Entry entry) {
        if (change.now() == null) return new Sold(0, entry.base());
        var sale = entry.line();
        if (sale.share() == Rate.WHOLE.millionths()) return new Sold(sale.quantity(), sale.net());
        return sold(sale.document(), sale.position(), entry.base());
    }

    Sold sold(Document document, int position, long base) {
        var sold = names.sold(document.id(), position);
        return sold == null ? new Sold(0, base) : sold;
    }

    /// What is about no document.
    private StatementLine whole(Change change, int position) {
        var extra = change.extra();
        var before = change.extraBefore();
        var of = change.ofPeriod();
        var none = money(0);
        var amount = money(change.amount());
        var now = before == null ? whole(extra, amount)
                : extra == null ? null : whole(extra, money(extra.amount()));
        return new StatementLine(position, new Portion(0, 0, null), null, null, "",
                of == null ? null : of.period().from(), "", "", change.rep(),
                repName(change.rep()), 0, none, Rate.WHOLE, none, amount,
                change.cause() != Cause.PERIOD || of == null || of.period().from().isBefore(from),
                null, "", null, "", change.cause(), Part.COMMISSION,
                before == null ? null : whole(before, money(before.amount())), now, Grounds.NONE);
    }

    /// @param extra null for rounding
    private Way whole(@Nullable Extra extra, Money amount) {
        var none = money(0);
        if (extra == null) return Way.flat(Rule.ROUNDING, null, none, amount);
        var rule = switch (extra.kind()) {
            case MINIMUM -> Rule.MINIMUM;
            case CAP -> Rule.CAP;
            case CLAWBACK_CAP -> Rule.CLAWBACK_CAP;
        };
        var inFull = extra.inFull();
        return new Way(rule, null, "", Rate.WHOLE, List.of(), extra.limit(), money(extra.of()),
                inFull == null ? none : money(inFull.of()), amount, amount);
    }

    String repName(@Nullable UUID rep) {
        return rep == null ? "" : reps.getOrDefault(rep, "");
    }

    private Money money(long minor) {
        return organisation.money(minor);
    }
}
