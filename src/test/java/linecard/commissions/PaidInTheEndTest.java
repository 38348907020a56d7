package linecard.commissions;

import linecard.LinecardTest;
import linecard.database.Ids;
import linecard.reckoning.Event;
import linecard.sales.Booking;
import linecard.sales.CurrencyRate;
import linecard.sales.CurrencyRates;
import linecard.sales.Kind;
import linecard.sales.Payment;
import linecard.sales.Payments;
import linecard.sales.Stated;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import static java.util.Objects.requireNonNull;
import static linecard.commissions.Firm.YEAR;
import static linecard.commissions.Firm.as;
import static org.assertj.core.api.Assertions.assertThat;

/// Whatever is sold, put on another day, paid in parts and too much, or comes back, before it was sold
/// as well as after it, in forints or euros, while what earns changes: once all is paid, each document
/// has earned what it says at the rate of the day on which it, or what it takes back, stands.
@LinecardTest
class PaidInTheEndTest {

    private static final Currency EURO = Currency.getInstance("EUR");
    private static final int FORINTS = 400;

    @Autowired
    private Firm.Rooms rooms;
    @Autowired
    private Office.Rooms officeRooms;
    @Autowired
    private CurrencyRates rates;
    @Autowired
    private Payments payments;
    @Autowired
    private StatementLines statementLines;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void each_document_has_earned_what_it_says(long seed) {
        new Year(new Random(seed * 32_452_843)).run("seed " + seed);
    }

    /// @param net in minor units of its currency, whole hundreds
    private record Sale(String number, UUID account, LocalDate day, boolean inEuros, long net) {}

    private final class Year {

        private final Random random;
        private final Firm firm = new Firm(rooms);
        private final LocalDate raised;
        private final Map<String, Sale> sales = new LinkedHashMap<>();

        /// By number of the return, the sale it takes back.
        private final Map<String, String> takenBack = new HashMap<>();
        private final Map<String, Long> returned = new HashMap<>();
        private final List<String> whole = new ArrayList<>();
        private int paid;

        Year(Random random) {
            this.random = random;
            raised = LocalDate.of(2026, 2 + random.nextInt(10), 1);
            for (var agency : List.of(firm.duna, firm.alfold)) {
                firm.rate(agency, null, YEAR, "5");
                firm.rate(agency, null, raised, "8");
            }
            firm.earns(firm.alfold, Event.INVOICE);
            firm.earns(firm.alfold, Event.PAYMENT, LocalDate.of(2026, 2 + random.nextInt(10), 1));
            firm.earns(firm.duna, Event.PAYMENT);
            firm.earns(firm.duna, Event.SHIPMENT, LocalDate.of(2026, 2 + random.nextInt(10), 1));
            as(firm.owner, () -> {
                rates.add(firm.owner, new CurrencyRate(
                        Ids.fresh(), EURO, YEAR, FORINTS * 1_000_000_000L, 1));
                return true;
            });
        }

        private boolean once(int in) {
            return random.nextInt(in) == 0;
        }

        /// In a month so far, mostly the latest.
        private LocalDate day(int month) {
            return LocalDate.of(2026, once(3) ? 1 + random.nextInt(month) : month,
                    1 + random.nextInt(28));
        }

        void run(String name) {
            var office = new Office(officeRooms, firm, random, List.of(firm.duna, firm.alfold));
            for (int month = 1; month <= 12; month++) {
                for (int i = random.nextInt(7); i > 0; i--) act(month);
                office.close(month);
            }
            for (var sale : List.copyOf(sales.values())) end(sale);
            office.closeAll();
            office.holds(name);
            var earned = new HashMap<String, Long>();
            for (var statement : office.statements("true")) {
                for (var line : as(firm.finance, () -> statementLines.all(firm.finance, statement))) {
                    earned.merge(line.number(), line.amount().minor(), Long::sum);
                }
            }
            earned.values().removeIf(amount -> amount == 0);
            assertThat(earned).as(name).isEqualTo(said());
            assertThat(whole).as(name).allSatisfy(number -> assertThat(takenBack.keySet().stream()
                    .filter(back -> number.equals(takenBack.get(back)))
                    .mapToLong(back -> earned.getOrDefault(back, 0L)).sum())
                    .isEqualTo(-earned.getOrDefault(number, 0L)));
        }

        private Map<String, Long> said() {
            var said = new HashMap<String, Long>();
            for (var sale : sales.values()) said.put(sale.number, worth(sale, sale.net));
            returned.forEach((number, net) ->
                    said.put(number, worth(requireNonNull(sales.get(takenBack.get(number))), net)));
            return said;
        }

        private long worth(Sale of, long net) {
            return net * (of.inEuros ? FORINTS : 1) * (of.day.isBefore(raised) ? 5 : 8) / 100;
        }

        private void act(int month) {
            var some = List.copyOf(sales.values());
            switch (some.isEmpty() ? 0 : random.nextInt(8)) {
                case 0, 1 -> sell(month);
                case 2 -> {
                    var old = some.get(random.nextInt(some.size()));
                    sell(new Sale(old.number, old.account, day(month), old.inEuros,
                            once(2) ? old.net : net()));
                }
                case 3, 4 -> giveBack(some.get(random.nextInt(some.size())), day(month),
                        -100 * (1 + random.nextInt(200)));
                case 5 -> { // a return that is here before its invoice
                    var next = new Sale("S-" + (some.size() + 1), account(), day(month), once(3), net());
                    giveBack(next, day(month), -100 * (1 + random.nextInt(200)));
                    sell(next);
                }
                default -> pay(some.get(random.nextInt(some.size())), day(month),
                        1 + random.nextInt(60_000));
            }
        }

        private UUID account() {
            return once(2) ? firm.szucs : firm.tiszai;
        }

        private long net() {
            return 100L * (100 + random.nextInt(900));
        }

        private void sell(int month) {
            sell(new Sale("S-" + (sales.size() + 1), account(), day(month), once(3), net()));
        }

        private void sell(Sale sale) {
            if (sale.equals(sales.put(sale.number, sale))) return;
            book(Kind.INVOICE, sale.number, sale, sale.day, "", sale.net);
        }

        private void giveBack(Sale sale, LocalDate day, long net) {
            var number = "J-" + (returned.size() + 1);
            if (once(5) && returned.containsKey("J-1")) { // corrected
                number = "J-" + (1 + random.nextInt(returned.size()));
                sale = sales.getOrDefault(takenBack.get(number), sale);
            }
            returned.put(number, net);
            takenBack.put(number, sale.number);
            book(Kind.CREDIT, number, sale, day, sale.number, net);
        }

        private void book(
                Kind kind, String number, Sale sale, LocalDate day, String original, long net) {
            as(firm.owner, () -> rooms.documents().book(firm.owner, firm.nextImport(), List.of(
                    new Booking(kind, number, sale.account, null, day, original,
                            sale.inEuros ? EURO : null, 0, 0, 0, Stated.NOTHING, List.of(
                            new Booking.Line(null, firm.pumps, net < 0 ? -1_000 : 1_000, net, null))))));
        }

        private void pay(Sale sale, LocalDate day, long minor) {
            as(firm.owner, () -> payments.book(firm.owner, firm.nextImport(), List.of(new Payment(
                    "P-" + ++paid, sale.account, sale.number, day, sale.inEuros ? EURO : null, minor))));
        }

        /// All of it is paid, and of every other all comes back.
        private void end(Sale sale) {
            pay(sale, day(12), 1_000_000_00);
            long left = sale.net + takenBack.keySet().stream()
                    .filter(back -> sale.number.equals(takenBack.get(back)))
                    .mapToLong(returned::get).sum();
            if (left <= 0 || once(2)) return;
            var number = "J-" + (returned.size() + 1);
            returned.put(number, -left);
            takenBack.put(number, sale.number);
            whole.add(sale.number);
            book(Kind.CREDIT, number, sale, day(12), sale.number, -left);
        }
    }
}
