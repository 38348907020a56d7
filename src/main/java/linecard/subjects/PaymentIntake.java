package linecard.subjects;

import linecard.access.Viewer;
import linecard.exchange.Difference.Outcome;
import linecard.exchange.Entry;
import linecard.sales.Compared;
import linecard.sales.Months;
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
import java.util.UUID;

/// A file of payments. One that names an invoice need not name who paid it.
final class PaymentIntake implements Intake<PaymentIntake.Said> {

    private static final int COMPARED = 5_000;

    /// @param account null where the invoice tells it
    record Said(
            String reference, LocalDate date, @Nullable UUID account, String document,
            @Nullable Currency currency, long amount) {}

    private final Viewer viewer;
    private final Payments payments;
    private final PaidInvoices invoices;
    private final UUID importId;
    private final KnownAccounts accounts;
    private long sum;

    PaymentIntake(Viewer viewer, Payments payments, PaidInvoices invoices, UUID importId,
            KnownAccounts accounts) {
        this.viewer = viewer;
        this.payments = payments;
        this.invoices = invoices;
        this.importId = importId;
        this.accounts = accounts;
    }

    @Override
    public Said read(Entry entry) {
        var currency = Currencies.read(entry, viewer.organisation().currency());
        if (currency != null) entry.in(currency);
        var document = entry.note("document", Entry.CODE);
        var date = entry.date("date");
        boolean isNamed = !entry.raw("account").isEmpty() || document.isEmpty();
        long amount = entry.minor("amount");
        requireCountable(entry, amount);
        return new Said(entry.code("reference"), date,
                isNamed ? accounts.find(entry, date) : null, document, currency, amount);
    }

    /// All amounts of the file together, whatever their signs.
    private void requireCountable(Entry entry, long amount) {
        long size = Math.min(Math.abs(amount), Months.MOST);
        if (sum > Months.MOST - size) entry.problem("amount", "exchange.paymentSumTooLarge");
        else sum += size;
    }

    @Override
    public String key(Entry entry) {
        return entry.raw("reference").isEmpty()
                ? "" : entry.raw("reference") + "\n" + entry.raw("document");
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
        var all = payments(records);
        var known = all.stream().filter(Objects::nonNull).toList();
        var outcomes = payments.compare(viewer, known).iterator();
        for (var payment : all) {
            verdicts.add(payment == null
                    ? Verdict.rejected("document", "exchange.unknownInvoice")
                    : verdict(outcomes.next()));
        }
    }

    private static Verdict verdict(Compared compared) {
        return switch (compared) {
            case Compared.New(long net) -> Verdict.of(Outcome.NEW, net);
            case Compared.Same(long net) -> Verdict.of(Outcome.SAME, net);
            case Compared.Changed(long before, long net) ->
                    Verdict.of(Outcome.CHANGED, Math.subtractExact(net, before));
            case Compared.Refused(String key, List<Object> arguments) ->
                    Verdict.rejected("", key, arguments.toArray());
        };
    }

    private void book(List<Bundle<Said>> records, List<Verdict> verdicts) {
        var places = new HashMap<Payment, Integer>();
        var good = new ArrayList<Payment>();
        var all = payments(records);
        for (int i = 0; i < all.size(); i++) {
            var payment = all.get(i);
            if (payment == null || verdicts.get(i).rejection() != null) continue;
            places.put(payment, i);
            good.add(payment);
        }
        payments.load(viewer, importId, good.iterator(), (payment, refused) -> verdicts.set(
                places.getOrDefault(payment, 0), verdict(refused)), _ -> {});
    }

    /// Null for one whose invoice is not known and that names nobody.
    private List<@Nullable Payment> payments(List<Bundle<Said>> records) {
        var asked = new ArrayList<String>();
        for (var record : records) {
            if (record.first().account() == null) asked.add(record.first().document());
        }
        Map<String, UUID> payers = invoices.accounts(viewer, asked);
        var all = new ArrayList<@Nullable Payment>();
        for (var record : records) {
            var said = record.first();
            var payer = said.account() != null ? said.account() : payers.get(said.document());
            all.add(payer == null ? null : new Payment(said.reference(), payer, said.document(),
                    said.date(), said.currency(), said.amount()));
        }
        return all;
    }
}
