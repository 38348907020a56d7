package linecard.commissions;

import linecard.commissions.Gathered.Named;
import linecard.commissions.Gathered.Names;
import linecard.commissions.Gathered.Sold;
import linecard.money.Rate;
import linecard.money.Split;
import linecard.reckoning.Column;
import linecard.reckoning.Document;
import linecard.reckoning.Fact;
import linecard.reckoning.Lines;
import linecard.reckoning.Releases.Paid;
import linecard.reckoning.Subject;
import linecard.sales.Kind;
import linecard.sales.Share;
import linecard.stated.SoldIn;
import linecard.stated.SoldIn.Amount;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import static java.util.Objects.requireNonNull;

/// Takes the lines of one agency and one window, document by document.
final class Gathering {

    private static final List<Column> DEDUCTIONS =
            List.of(Column.FREIGHT, Column.TAX, Column.DISCOUNT);

    private final List<Fact> facts = new ArrayList<>();
    private final Map<UUID, Named> named = new HashMap<>();
    private final Map<UUID, String> numbers = new HashMap<>();
    private final Map<UUID, Map<Integer, Sold>> sold = new HashMap<>();
    private final Map<UUID, Long> totals = new HashMap<>();
    private final Map<UUID, List<Amount>> foreignTotals = new HashMap<>();
    private final List<Row> open = new ArrayList<>();
    private @Nullable Head head;

    /// A document, and what of it is not part of its net: freight, tax, discount.
    ///
    /// @param originalNumber of what it takes back; empty for nothing
    /// @param shares of its split, in order; of documents without deductions, none
    record Head(
            Document document, Named named, String originalNumber, long netMinor, long[] deducted,
            long[] shares) {}

    /// A rep's part of a line.
    ///
    /// @param costMinor null where it is not known
    record Row(
            int position, int place, Subject subject, UUID rep, int share, long netMinor,
            @Nullable Long costMinor, long quantityMilli, Sold sold) {}

    boolean isIn(UUID document) {
        return head != null && head.named().id().equals(document);
    }

    void open(Head next) {
        close();
        head = next;
        var document = next.document();
        named.put(document.id(), next.named());
        var returned = document.returned();
        if (returned != null) numbers.put(document.whole(), next.originalNumber());
        long total = next.netMinor() + next.deducted()[0] + next.deducted()[1];
        var soldIn = next.named().soldIn();
        if (soldIn == null) totals.merge(document.whole(), total, Math::addExact);
        else foreignTotals.computeIfAbsent(document.whole(), _ -> new ArrayList<>())
                .add(new Amount(total, soldIn));
    }

    /// Of the document that was opened last.
    void add(Row row) {
        open.add(row);
    }

    private void close() {
        if (head == null) return;
        var deductions = deductions(head);
        for (int i = 0; i < open.size(); i++) {
            var row = open.get(i);
            var amounts = new EnumMap<Column, Long>(Column.class);
            long gross = row.netMinor();
            for (int which = 0; which < deductions.length; which++) {
                amounts.put(DEDUCTIONS.get(which), deductions[which][i]);
                gross = Math.addExact(gross, deductions[which][i]);
            }
            amounts.put(Column.GROSS, gross);
            amounts.put(Column.QUANTITY, row.quantityMilli());
            if (row.costMinor() != null) amounts.put(Column.COST, row.costMinor());
            facts.add(new Fact(head.document(), row.position(), row.place(), row.subject(),
                    row.rep(), new Rate(row.share()), amounts));
            if (row.share() == Share.WHOLE) continue;
            sold.computeIfAbsent(head.document().id(), _ -> new HashMap<>())
                    .put(row.position(), row.sold());
        }
        open.clear();
    }

    /// The document's deductions, over its lines by what they come to, and over the split as the
    /// lines are; of each row its part. Where there are none, none.
    private long[][] deductions(Head of) {
        if (Arrays.stream(of.deducted()).allMatch(amount -> amount == 0)) return new long[0][];
        var wholes = new HashMap<Integer, Sold>();
        for (var row : open) wholes.putIfAbsent(row.position(), row.sold());
        var positions = wholes.keySet().stream().sorted().toList();
        var weights = positions.stream()
                .mapToLong(at -> Math.abs(requireNonNull(wholes.get(at)).netMinor())).toArray();
        if (Arrays.stream(weights).allMatch(weight -> weight == 0)) Arrays.fill(weights, 1);
        var found = new long[of.deducted().length][open.size()];
        for (int which = 0; which < found.length; which++) {
            var ofLines = Split.largestRemainder(of.deducted()[which], weights);
            for (int i = 0; i < open.size(); i++) {
                var row = open.get(i);
                long ofLine = ofLines[positions.indexOf(row.position())];
                found[which][i] = Split.largestRemainder(ofLine, of.shares())[row.place() - 1];
            }
        }
        return found;
    }

    /// The numbers of those that are paid by themselves: of which it is not known that they take
    /// something back.
    Set<String> payable() {
        close();
        head = null;
        return facts.stream().map(Fact::document).filter(one -> !one.takesBack())
                .map(Document::number).collect(Collectors.toSet());
    }

    /// What was paid back of a credit is told as what was paid of an invoice.
    private static Paid paid(Kind kind, long paid, long total) {
        return kind == Kind.CREDIT && total < 0 ? new Paid(-paid, -total) : new Paid(paid, total);
    }

    private static long sum(List<Amount> amounts, @Nullable SoldIn invoice) {
        return amounts.stream().mapToLong(one -> one.of(invoice)).sum();
    }

    /// @param paid by what is paid
    /// @param needsCost says where a line's cost is not known
    Gathered done(
            UUID agency, Currency currency, Map<InvoicePayments.Name, List<Amount>> paid,
            boolean needsCost) {
        close();
        head = null;
        if (!needsCost || facts.stream().anyMatch(f -> !f.amounts().containsKey(Column.COST))) {
            facts.replaceAll(Gathering::withoutCost);
        }
        var paidOf = new HashMap<UUID, Paid>();
        for (var fact : facts) {
            var document = fact.document();
            var name = requireNonNull(named.get(document.id()));
            var amounts = document.takesBack() ? null
                    : paid.get(new InvoicePayments.Name(name.kind(), document.number()));
            if (amounts == null) continue;
            paidOf.put(document.id(), paid(name.kind(), sum(amounts, name.soldIn()),
                    totals.getOrDefault(document.id(), 0L) + sum(foreignTotals.getOrDefault(
                            document.id(), List.of()), name.soldIn())));
        }
        return new Gathered(Lines.of(agency, currency, facts), paidOf,
                new Names(named, numbers, sold));
    }

    private static Fact withoutCost(Fact fact) {
        if (!fact.amounts().containsKey(Column.COST)) return fact;
        var amounts = new EnumMap<>(fact.amounts());
        amounts.remove(Column.COST);
        return new Fact(fact.document(), fact.position(), fact.place(), fact.subject(),
                fact.rep(), fact.share(), amounts);
    }
}
