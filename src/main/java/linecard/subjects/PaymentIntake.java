package linecard.subjects;

import linecard.access.Viewer;
import linecard.exchange.Difference.Outcome;
import linecard.exchange.Entry;
import linecard.sales.Compared;
import linecard.sales.Kind;
import linecard.sales.Months;
import linecard.sales.PaidNumbers;
import linecard.sales.Payment;
import linecard.sales.Payments;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/// A file of payments. One that names an invoice, or a credit that is paid back, need not name
/// who paid it.
final class PaymentIntake implements Intake<PaymentIntake.Said> {

    private static final int COMPARED = 5_000;

    /// @param account null where the document tells it
    /// @param kind of the document; null where the file does not say it
    record Said(
            String reference, LocalDate date, @Nullable UUID account, String document,
            @Nullable Kind kind, @Nullable Currency currency, long amount) {}

    private final Viewer viewer;
    private final Payments payments;
    private final PaidNumbers numbers;
    private final UUID importId;
    private final KnownAccounts accounts;
    private final Set<String> open = new TreeSet<>();
    private long sum;

    PaymentIntake(Viewer viewer, Payments payments, PaidNumbers numbers, UUID importId,
            KnownAccounts accounts) {
        this.viewer = viewer;
        this.payments = payments;
        this.numbers = numbers;
        this.importId = importId;
        this.accounts = accounts;
    }

    @Override
    public Said read(Entry entry) {
        var currency = Currencies.read(entry, viewer.organisation().currency());
        if (currency != null) entry.in(currency);
        var document = entry.note("document", Entry.CODE);
        var kind = entry.raw("kind").isEmpty() ? null
                : Kind.of(entry.choice(PaymentSubject.KIND, ""));
        var date = entry.date("date");
        boolean isNamed = !entry.raw("account").isEmpty() || document.isEmpty();
        long amount = entry.minor("amount");
        requireCountable(entry, amount);
        return new Said(entry.code("reference"), date,
                isNamed ? accounts.find(entry, date) : null, document, kind, currency, amount);
    }

    /// All amounts of the file together, whatever their signs.
    private void requireCountable(Entry entry, long amount) {
        long size = Math.min(Math.abs(amount), Months.MOST);
        if (sum > Months.MOST - size) entry.problem("amount", "exchange.paymentSumTooLarge");
        else sum += size;
    }

    /// What came in and what went back are two records, of which the second is told why not.
    @Override
    public String key(Entry entry) {
        return entry.raw("reference").isEmpty() ? "" : entry.raw("reference") + "\n"
                + entry.raw("document") + (entry.minor("amount") < 0 ? "\n-" : "");
    }

    /// What came in first, for only what came in can go back.
    @Override
    public List<Bundle<Said>> ordered(List<Bundle<Said>> records) {
        return Stream.of(false, true).flatMap(isBack -> records.stream()
                .filter(record -> record.first().amount() < 0 == isBack)).toList();
    }

    /// All at once: they are booked whole.
    @Override
    public int batchRows() {
        return Integer.MAX_VALUE;
    }

    @Override
    public KnownAccounts customers() {
        return accounts;
    }

    @Override
    public List<Verdict> settle(List<Bundle<Said>> records, boolean write) {
        var verdicts = new ArrayList<Verdict>();
        for (int from = 0; from < records.size(); from += COMPARED) {
            compare(records.subList(from, Math.min(records.size(), from + COMPARED)), verdicts);
        }
        if (write) book(records, verdicts);
        return verdicts;
    }

    private void compare(List<Bundle<Said>> records, List<Verdict> verdicts) {
        var named = named(records);
        var all = payments(records, named);
        var known = all.stream().filter(Objects::nonNull).toList();
        var outcomes = payments.compare(viewer, known).iterator();
        for (int i = 0; i < all.size(); i++) {
            var under = under(records.get(i).first(), named);
            var verdict = all.get(i) != null ? verdict(outcomes.next())
                    : under.isBoth() ? Verdict.rejected("kind", "sales.payments.which",
                            records.get(i).first().document())
                    : Verdict.rejected("document", "exchange.unknownInvoice");
            verdicts.add(verdict);
            if (verdict.rejection() == null) note(records.get(i).first(), under);
        }
    }

    /// A refund of nothing that is here takes nothing back.
    private void note(Said said, PaidNumbers.Named under) {
        if (said.amount() < 0 && under.isNothing(said.kind())) open.add(said.reference());
    }

    @Override
    public Map<String, Set<String>> alsoNew() {
        return open.isEmpty() ? Map.of() : Map.of("exchange.alsoNew.refunds", open);
    }

    private static Verdict verdict(Compared compared) {
        return switch (compared) {
            case Compared.New(long net) -> Verdict.of(Outcome.NEW, net);
            case Compared.Same(long net) -> Verdict.of(Outcome.SAME, net);
            case Compared.Changed(long before, long net) ->
                    Verdict.of(Outcome.CHANGED, Math.subtractExact(net, before));
            case Compared.Refused(String key, List<Object> arguments) ->
                    Verdict.rejected(key.equals("sales.payments.opposite") ? "reference" : "",
                            key, arguments.toArray());
        };
    }

    private void book(List<Bundle<Said>> records, List<Verdict> verdicts) {
        var places = new HashMap<Payment, Integer>();
        var good = new ArrayList<Payment>();
        var all = payments(records, named(records));
        for (int i = 0; i < all.size(); i++) {
            var payment = all.get(i);
            if (payment == null || verdicts.get(i).rejection() != null) continue;
            places.put(payment, i);
            good.add(payment);
        }
        payments.load(viewer, importId, good.iterator(), (payment, refused) -> verdicts.set(
                places.getOrDefault(payment, 0), verdict(refused)), _ -> {});
    }

    private Map<String, PaidNumbers.Named> named(List<Bundle<Said>> records) {
        return numbers.of(viewer, records.stream().map(record -> record.first().document())
                .filter(number -> !number.isEmpty()).distinct().toList());
    }

    private static PaidNumbers.Named under(Said said, Map<String, PaidNumbers.Named> named) {
        return named.getOrDefault(said.document(), PaidNumbers.Named.NOTHING);
    }

    /// Null for one that names nobody, where what it names is not known, or may be either of two.
    private static List<@Nullable Payment> payments(
            List<Bundle<Said>> records, Map<String, PaidNumbers.Named> named) {
        var all = new ArrayList<@Nullable Payment>();
        for (var record : records) {
            var said = record.first();
            var payer = said.account() != null ? said.account()
                    : under(said, named).payer(said.kind(), said.amount());
            all.add(payer == null ? null : new Payment(said.reference(), payer, said.document(),
                    said.date(), said.currency(), said.amount(), said.kind()));
        }
        return all;
    }
}
