package linecard.demo;

import linecard.access.Viewer;
import linecard.sales.Booking;
import linecard.sales.CurrencyRate;
import linecard.sales.CurrencyRates;
import linecard.sales.Documents;
import linecard.sales.Kind;
import linecard.sales.Payment;
import linecard.sales.Payments;
import linecard.sales.Stated;

import org.springframework.stereotype.Component;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/// What comes beside the documents of the story: rates of other currencies, invoices in euros,
/// corrections, and what customers paid.
@Component
class DemoMoney {

    private static final Currency EURO = Currency.getInstance("EUR");
    private static final long NANOS = 1_000_000_000;
    private static final int MONTHS = 12;
    /// Thousandths by which the rates of the months differ.
    private static final int[] MOVES = {0, 4, -3, 7, 2, -5, 1, 6, -2, 3, 8, -1, 5};

    private static final int ABROAD = 4;
    private static final int CORRECTED = 3;
    /// Whose invoices of late are paid, and after how many days.
    private static final int OLDEST_DAYS = 75;
    private static final int DUE_DAYS = 30;

    private final CurrencyRates rates;
    private final Documents documents;
    private final Payments payments;

    DemoMoney(CurrencyRates rates, Documents documents, Payments payments) {
        this.rates = rates;
        this.documents = documents;
        this.payments = payments;
    }

    /// @param booked the documents of the story, by day
    /// @return how many documents more there are
    int write(Story story, Viewer owner, List<Booking> booked) {
        boolean forints = owner.organisation().currency().getCurrencyCode().equals("HUF");
        long euro = forints ? 389_500_000_000L : 1_084_000_000L;
        rates(story, owner, EURO, euro);
        rates(story, owner, Currency.getInstance(forints ? "USD" : "CAD"),
                forints ? 338_200_000_000L : 731_000_000L);
        var late = booked.stream()
                .filter(one -> one.kind() == Kind.INVOICE
                        && one.bookedOn().isAfter(story.today().minusDays(OLDEST_DAYS)))
                .toList();
        var more = new ArrayList<Booking>();
        for (int i = 0; i < ABROAD; i++) more.add(abroad(late.get(i * 7), i + 1, euro));
        for (int i = 1; i <= CORRECTED; i++) more.add(corrected(late.get(late.size() - i * 3)));
        documents.book(owner, story.id("import", "corrections"), more);
        pay(story, owner, late, more.subList(0, ABROAD));
        return ABROAD + CORRECTED;
    }

    private void rates(Story story, Viewer owner, Currency currency, long nanos) {
        for (int back = 0; back <= MONTHS; back++) {
            var from = story.today().withDayOfMonth(1).minusMonths(back);
            rates.add(owner, new CurrencyRate(story.id("rate", currency + " " + from), currency,
                    from, nanos / 1000 * (1000 + MOVES[back]), 1));
        }
    }

    /// The same once more, as it would be sold abroad.
    private static Booking abroad(Booking like, int number, long euro) {
        var lines = like.lines().stream().map(line -> new Booking.Line(
                line.product(), line.productLine(), line.quantityMilli(),
                worth(line.netMinor(), euro), line.costMinor())).toList();
        var year = like.bookedOn().getYear() % 100;
        return new Booking(Kind.INVOICE, "E%d-%05d".formatted(year, number), like.account(), null,
                like.bookedOn(), "", EURO, 48_00, 0, 0, Stated.NOTHING,
                lines);
    }

    private static long worth(long minor, long euro) {
        return BigInteger.valueOf(minor).multiply(BigInteger.valueOf(NANOS))
                .divide(BigInteger.valueOf(euro)).longValueExact();
    }

    /// One piece more of its first line, as the ERP sends it once somebody noticed.
    private static Booking corrected(Booking wrong) {
        var lines = new ArrayList<>(wrong.lines());
        var line = lines.getFirst();
        long pieces = line.quantityMilli() / 1000;
        long right = pieces + 1;
        var cost = line.costMinor();
        lines.set(0, new Booking.Line(line.product(), line.productLine(), right * 1000,
                line.netMinor() / pieces * right, cost == null ? null : cost / pieces * right));
        return new Booking(wrong.kind(), wrong.number(), wrong.account(), null, wrong.bookedOn(),
                "", lines);
    }

    /// Most are paid when they are due, some in two parts, a few not yet.
    private void pay(Story story, Viewer owner, List<Booking> late, List<Booking> abroad) {
        var paid = new ArrayList<Payment>();
        int number = 0;
        for (var invoice : late) {
            var due = invoice.bookedOn().plusDays(DUE_DAYS);
            number++;
            if (due.isAfter(story.today()) || number % 9 == 0) continue;
            long whole = invoice.netMinor();
            long first = number % 6 == 0 ? whole / 200 * 100 : whole;
            paid.add(payment(number, "", invoice, due, first));
            if (first < whole && !due.plusDays(10).isAfter(story.today())) {
                paid.add(payment(number, "/2", invoice, due.plusDays(10), whole - first));
            }
        }
        for (var invoice : abroad) {
            number++;
            paid.add(payment(number, "", invoice, invoice.bookedOn().plusDays(14),
                    invoice.netMinor() + invoice.freightMinor()));
        }
        payments.book(owner, story.id("import", "bank"), paid);
        var wrong = paid.get(paid.size() / 2);
        payments.book(owner, story.id("import", "bank again"), List.of(new Payment(
                wrong.reference(), wrong.account(), wrong.documentNumber(), wrong.paidOn(),
                wrong.currency(), wrong.amountMinor() / 200 * 100)));
    }

    private static Payment payment(
            int number, String part, Booking invoice, LocalDate on, long minor) {
        return new Payment("B%d-%05d%s".formatted(on.getYear() % 100, number, part),
                invoice.account(), invoice.number(), on, invoice.currency(), minor);
    }
}
