package linecard.commissions;

import linecard.accounts.Assignment;
import linecard.catalog.Product;
import linecard.catalog.Products;
import linecard.database.Ids;
import linecard.money.Rate;
import linecard.reckoning.Terms.Cause;
import linecard.sales.Booking;
import linecard.sales.CurrencyRate;
import linecard.sales.CurrencyRates;
import linecard.sales.Kind;
import linecard.sales.Payment;
import linecard.sales.Payments;
import linecard.sales.Stated;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import static linecard.commissions.Firm.YEAR;
import static linecard.commissions.Firm.as;

/// What a firm sells, gets back, corrects and is paid, by chance.
final class Trade {

    private static final Currency EURO = Currency.getInstance("EUR");

    /// Of which lines the cost is known.
    enum Costs { ALL, SOME, NONE }

    @Component
    record Rooms(
            Firm.Rooms firm, Products products, CurrencyRates rates, Payments payments) {}

    private record Sale(
            Kind kind, String number, UUID account, LocalDate day, List<Booking.Line> lines) {

        long net() {
            return lines.stream().mapToLong(Booking.Line::netMinor).sum();
        }
    }

    /// Whose agencies sell to it together.
    final UUID shared = Ids.fresh();
    final UUID pump = Ids.fresh();
    final List<UUID> accounts;
    final List<UUID> reps;

    private final Rooms rooms;
    private final Firm firm;
    private final Random random;
    private final Costs costs;
    private final List<Sale> sales = new ArrayList<>();
    private final List<UUID> imports = new ArrayList<>();
    private final List<Payment> paid = new ArrayList<>();
    private final Map<String, Booking> latest = new LinkedHashMap<>();
    private int returns;

    Trade(Rooms rooms, Firm firm, Random random, Costs costs) {
        this.rooms = rooms;
        this.firm = firm;
        this.random = random;
        this.costs = costs;
        accounts = new ArrayList<>(List.of(firm.szucs, firm.tiszai, shared));
        reps = new ArrayList<>(List.of(firm.anna, firm.bela, firm.csaba));
        as(firm.owner, () -> {
            firm.account(shared, "Közös Kft.", false);
            rooms.firm().assignments().add(firm.owner, new Assignment(Ids.fresh(), shared,
                    firm.anna, Assignment.Role.OWNER, new Rate(333_333), YEAR.minusYears(2), null, 1));
            rooms.firm().assignments().add(firm.owner, new Assignment(Ids.fresh(), shared,
                    firm.csaba, Assignment.Role.OWNER, new Rate(500_000), YEAR.minusYears(2), null, 1));
            rooms.products().add(firm.owner, new Product(pump, firm.dosing, "P", "P", null, false, 1));
            return true;
        });
        rate(YEAR.minusYears(1), 400_123_456_789L);
        rate(LocalDate.of(2026, 5, 13), 387_000_000_001L);
    }

    /// What a euro is worth from a day on.
    void rate(LocalDate from, long nanos) {
        as(firm.owner, () -> {
            rooms.rates().add(firm.owner, new CurrencyRate(Ids.fresh(), EURO, from, nanos, 1));
            return true;
        });
    }

    private boolean once(int in) {
        return random.nextInt(in) == 0;
    }

    LocalDate day(int month) {
        return LocalDate.of(2026, month, 1 + random.nextInt(28));
    }

    void act(int month) {
        int now = once(4) ? 1 + random.nextInt(month) : month;
        switch (sales.isEmpty() ? 0 : random.nextInt(12)) {
            case 0, 1, 2, 3 -> {
                sales.add(new Sale(once(4) ? Kind.ORDER : Kind.INVOICE, "S-" + (sales.size() + 1),
                        account(), day(now), lines(once(9) ? -1 : 1)));
                book(sales.getLast());
            }
            case 4, 5 -> giveBack(month);
            case 6, 7, 8 -> pay(day(now));
            case 9 -> {
                int which = random.nextInt(sales.size());
                var old = sales.get(which);
                sales.set(which, new Sale(old.kind, old.number, once(3) ? account() : old.account,
                        once(3) ? day(now) : old.day, lines(1)));
                book(sales.get(which));
            }
            case 10 -> undo();
            default -> assign(now);
        }
    }

    UUID account() {
        return accounts.get(random.nextInt(accounts.size()));
    }

    UUID rep() {
        return reps.get(random.nextInt(reps.size()));
    }

    private List<Booking.Line> lines(int sign) {
        var lines = new ArrayList<Booking.Line>();
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            boolean isItem = once(3);
            long net = sign * (random.nextInt(30_000_00) + 1L);
            lines.add(new Booking.Line(isItem ? pump : null, isItem ? firm.dosing
                    : List.of(firm.pumps, firm.dosing, firm.valves).get(random.nextInt(3)),
                    sign * (1 + random.nextInt(90_000)), net, cost(net)));
        }
        return lines;
    }

    private @Nullable Long cost(long net) {
        if (costs == Costs.NONE || costs == Costs.SOME && once(9)) return null;
        return net * random.nextInt(90) / 100;
    }

    private void giveBack(int month) {
        var sale = sales.get(random.nextInt(sales.size()));
        var back = once(3) ? day(1 + random.nextInt(month)) : LocalDate.of(2026, month, 28);
        var lines = sale.lines.stream().map(line -> {
            int part = 1 + random.nextInt(100);
            return new Booking.Line(line.product(), line.productLine(),
                    -line.quantityMilli() * part / 100, -line.netMinor() * part / 100,
                    line.costMinor() == null ? null : (Long) (-line.costMinor() * part / 100));
        }).toList();
        var original = once(8) ? "" : once(7) ? "S-" + (sales.size() + 2) : sale.number;
        var number = "J-" + (once(5) && returns > 0 ? 1 + random.nextInt(returns) : ++returns);
        book(Kind.CREDIT, number, sale.account, back, original, lines);
    }

    private void book(Sale sale) {
        book(sale.kind, sale.number, sale.account, sale.day, "", sale.lines);
    }

    private void book(Kind kind, String number, UUID account, LocalDate day, String original,
            List<Booking.Line> lines) {
        boolean extras = once(3);
        int sign = lines.getFirst().netMinor() < 0 ? -1 : 1;
        book(new Booking(kind, number, account, null, day, original,
                once(5) ? EURO : null, extras ? sign * 1_234L : 0, extras ? sign * 27_017L : 0,
                extras && once(2) ? sign * 777L : 0, said(day), lines));
    }

    private void book(Booking booking) {
        var id = Ids.fresh();
        imports.add(id);
        latest.put(booking.kind() + booking.number(), booking);
        as(firm.owner, () -> rooms.firm().documents().book(firm.owner, id, List.of(booking)));
    }

    /// Every cost comes to be known.
    void learnCosts() {
        for (var one : List.copyOf(latest.values())) {
            book(new Booking(one.kind(), one.number(), one.account(), one.statedRep(),
                    one.bookedOn(), one.originalNumber(), one.currency(), one.freightMinor(),
                    one.taxMinor(), one.discountMinor(), one.stated(), one.lines().stream()
                    .map(line -> line.costMinor() != null ? line : new Booking.Line(line.product(),
                            line.productLine(), line.quantityMilli(), line.netMinor(),
                            line.netMinor() / 3)).toList()));
        }
    }

    /// A little is sold by a rep on a day, ordered and invoiced.
    void touch(UUID rep, LocalDate day) {
        for (var kind : List.of(Kind.ORDER, Kind.INVOICE)) {
            book(new Booking(kind, "T-" + rep + day, firm.szucs, rep, day, "", List.of(
                    new Booking.Line(null, firm.valves, 1_000, 1_00, costs == Costs.NONE ? null
                            : (Long) 50L))));
        }
    }

    private Stated said(LocalDate day) {
        return new Stated(once(3) ? Cause.values()[random.nextInt(Cause.values().length)] : null,
                once(2) ? null : day.minusDays(random.nextInt(90)), once(3) ? "K-1" : "",
                once(6) ? new Rate(random.nextInt(100_000)) : null);
    }

    private void pay(LocalDate day) {
        if (!paid.isEmpty() && once(4)) {
            var old = paid.get(random.nextInt(paid.size()));
            pay(new Payment(old.reference(), old.account(), old.documentNumber(),
                    once(2) ? day : old.paidOn(), old.currency(), old.amountMinor() / 3 + 1));
            return;
        }
        var sale = sales.get(random.nextInt(sales.size()));
        long net = 1 + Math.abs(sale.net());
        pay(new Payment("P-" + paid.size(), sale.account, sale.number, day,
                paid.size() % 4 == 3 ? EURO : null,
                once(3) ? net * 2 : (once(8) ? -1 : 1) * (1 + random.nextLong(net))));
    }

    private void pay(Payment payment) {
        var id = Ids.fresh();
        imports.add(id);
        paid.add(payment);
        as(firm.owner, () -> rooms.payments().book(firm.owner, id, List.of(payment)));
    }

    private void undo() {
        if (imports.isEmpty()) return;
        var id = imports.remove(random.nextInt(imports.size()));
        as(firm.owner, () -> rooms.firm().documents().undo(firm.owner, id, _ -> {}));
        as(firm.owner, () -> rooms.payments().undo(firm.owner, id, _ -> {}));
    }

    private void assign(int month) {
        assign(rep(), account(), Assignment.Role.OWNER,
                new Rate(100_000L * (1 + random.nextInt(6))), month);
    }

    /// Nobody is given an account that another stands for.
    ///
    /// @param share null for the role's
    void assign(UUID rep, UUID account, Assignment.Role role, @Nullable Rate share, int month) {
        as(firm.owner, () -> rooms.firm().accounts().of(firm.owner, account).archived() ? null
                : rooms.firm().assignments().assign(firm.owner, account, rep, role, share,
                        LocalDate.of(2026, month, 1)));
    }
}
