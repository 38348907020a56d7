package linecard.commissions;

import linecard.LinecardTest;
import linecard.accounts.Assignment;
import linecard.accounts.Assignments;
import linecard.calendar.Span;
import linecard.catalog.LineTree;
import linecard.catalog.Product;
import linecard.catalog.ProductLines;
import linecard.catalog.Products;
import linecard.database.Ids;
import linecard.money.Rate;
import linecard.people.Agreement.Regime;
import linecard.reckoning.Agreement.Step;
import linecard.reckoning.Agreement.Tail;
import linecard.reckoning.Book;
import linecard.reckoning.Terms.Cause;
import linecard.reckoning.Window;
import linecard.sales.Booking;
import linecard.sales.CurrencyRate;
import linecard.sales.CurrencyRates;
import linecard.sales.Kind;
import linecard.sales.Payment;
import linecard.sales.Payments;
import linecard.sales.Stated;
import linecard.terms.Agreements;
import linecard.terms.Clausing;
import linecard.words.Language;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

import static linecard.commissions.Firm.YEAR;
import static linecard.commissions.Firm.as;
import static org.assertj.core.api.Assertions.assertThat;

/// As [ClosedHistoryTest], with everything that terms can say: orders, invoices and payments that
/// earn, deductions and margins, ladders by units, tails, several lines, currencies, splits between
/// agencies; closed one by one or all at once, in calendars of months and of weeks.
@LinecardTest
class ClosedClausesTest {

    private static final Currency EURO = Currency.getInstance("EUR");
    private static final LocalDate LATER = YEAR.plusYears(2);

    @Autowired
    private Firm.Rooms rooms;
    @Autowired
    private Clausing clausing;
    @Autowired
    private Agreements agreements;
    @Autowired
    private linecard.people.Agreements contracts;
    @Autowired
    private Facts facts;
    @Autowired
    private ProductLines productLines;
    @Autowired
    private Products products;
    @Autowired
    private Ledger ledger;
    @Autowired
    private StatementLines statementLines;
    @Autowired
    private Payments payments;
    @Autowired
    private CurrencyRates currencyRates;
    @Autowired
    private Assignments assignments;
    @Autowired
    private InputRounds rounds;
    @Autowired
    private MonthClosing monthClosing;
    @Autowired
    private JdbcClient sql;
    @Autowired
    private TransactionTemplate transactions;

    private record Sale(
            Kind kind, String number, UUID account, LocalDate day, List<Booking.Line> lines) {

        long net() {
            return lines.stream().mapToLong(Booking.Line::netMinor).sum();
        }
    }

    private final UUID shared = Ids.fresh();
    private final UUID pump = Ids.fresh();
    private final List<Sale> sales = new ArrayList<>();
    private final List<UUID> imports = new ArrayList<>();
    private final List<Payment> paid = new ArrayList<>();
    private Random random = new Random(0);
    private boolean areCostsKnown, ends;
    private Firm firm;
    private int returns;

    @BeforeEach
    void found() {
        firm = new Firm(rooms);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 3, 6, 16, 37})
    void all_statements_come_to_what_the_year_comes_to(long seed) {
        random = new Random(seed * 7919);
        begin();
        for (int month = 1; month <= 12; month++) {
            for (int i = random.nextInt(8); i > 0; i--) act(month);
            if (once(3)) agree(month);
            close(month);
        }
        for (int month = 1; month <= 12; month++) {
            for (var agency : agencies()) firm.closeOn(agency, month, LATER);
            settle(false);
        }
        var january = firm.finance.organisation().calendar().year(2027).month(1);
        for (var agency : agencies()) as(firm.finance, () -> rooms.closings().close(
                firm.finance, agency, january, LATER, null, false));
        settle(false);
        for (var agency : agencies()) {
            long stated = stated(agency);
            assertThat(atOnce(agency)).as("seed " + seed).isEqualTo(stated);
            assertThat(-as(firm.finance, () -> ledger.balances(firm.finance, agency))
                    .of(Book.COST)).isEqualTo(stated + given(agency));
        }
        for (var id : statements("true")) verify(id);
    }

    private List<UUID> agencies() {
        return List.of(firm.duna, firm.alfold);
    }

    private boolean once(int in) {
        return random.nextInt(in) == 0;
    }

    private void begin() {
        if (once(3)) firm = new Firm(rooms, rooms.stage().company("HU", "HUF",
                "weeks:4-4-5:nearest:SATURDAY:DECEMBER", Language.HUNGARIAN));
        areCostsKnown = once(2);
        var start = firm.finance.organisation().calendar().year(2026).span().from();
        for (var agency : agencies()) {
            firm.rate(agency, firm.pumps, start, "5");
            firm.rate(agency, null, start, "2");
        }
        as(firm.owner, () -> {
            firm.account(shared, "Közös Kft.", false);
            rooms.assignments().add(firm.owner, new Assignment(Ids.fresh(), shared, firm.anna,
                    Assignment.Role.OWNER, new Rate(333_333), YEAR.minusYears(2), null, 1));
            rooms.assignments().add(firm.owner, new Assignment(Ids.fresh(), shared, firm.csaba,
                    Assignment.Role.OWNER, new Rate(500_000), YEAR.minusYears(2), null, 1));
            products.add(firm.owner, new Product(pump, firm.dosing, "P", "P", null, false, 1));
            currencyRates.add(firm.owner, new CurrencyRate(
                    Ids.fresh(), EURO, YEAR.minusYears(1), 400_123_456_789L, 1));
            currencyRates.add(firm.owner, new CurrencyRate(
                    Ids.fresh(), EURO, LocalDate.of(2026, 5, 13), 387_000_000_001L, 1));
            return true;
        });
    }

    private LocalDate day(int month) {
        return LocalDate.of(2026, month, 1 + random.nextInt(28));
    }

    private void act(int month) {
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

    private UUID account() {
        return List.of(firm.szucs, firm.tiszai, shared).get(random.nextInt(3));
    }

    private List<Booking.Line> lines(int sign) {
        var lines = new ArrayList<Booking.Line>();
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            boolean isItem = once(3);
            long net = sign * (random.nextInt(30_000_00) + 1L);
            lines.add(new Booking.Line(isItem ? pump : null, isItem ? firm.dosing
                    : List.of(firm.pumps, firm.dosing, firm.valves).get(random.nextInt(3)),
                    sign * (1 + random.nextInt(90_000)), net,
                    areCostsKnown ? (Long) (net * random.nextInt(90) / 100) : null));
        }
        return lines;
    }

    private void giveBack(int month) {
        var sale = sales.get(random.nextInt(sales.size()));
        var back = once(3) ? day(month) : LocalDate.of(2026, month, 28);
        if (back.isBefore(sale.day)) return;
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
        var id = Ids.fresh();
        imports.add(id);
        boolean extras = once(3);
        int sign = lines.getFirst().netMinor() < 0 ? -1 : 1;
        var booking = new Booking(kind, number, account, null, day, original,
                once(5) ? EURO : null, extras ? sign * 1_234L : 0, extras ? sign * 27_017L : 0,
                extras && once(2) ? sign * 777L : 0, said(day), lines);
        as(firm.owner, () -> rooms.documents().book(firm.owner, id, List.of(booking)));
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
                    once(2) ? day : old.paidOn(), null, old.amountMinor() / 3 + 1));
            return;
        }
        var sale = sales.get(random.nextInt(sales.size()));
        long net = 1 + Math.abs(sale.net());
        pay(new Payment("P-" + paid.size(), sale.account, sale.number, day, null,
                once(3) ? net * 2 : (once(8) ? -1 : 1) * (1 + random.nextLong(net))));
    }

    private void pay(Payment payment) {
        var id = Ids.fresh();
        imports.add(id);
        paid.add(payment);
        as(firm.owner, () -> payments.book(firm.owner, id, List.of(payment)));
    }

    private void undo() {
        var id = imports.remove(random.nextInt(imports.size()));
        as(firm.owner, () -> rooms.documents().undo(firm.owner, id, _ -> {}));
        as(firm.owner, () -> payments.undo(firm.owner, id, _ -> {}));
    }

    private void assign(int month) {
        var rep = List.of(firm.anna, firm.bela, firm.csaba).get(random.nextInt(3));
        as(firm.owner, () -> assignments.assign(firm.owner, account(), rep, Assignment.Role.OWNER,
                new Rate(100_000L * (1 + random.nextInt(6))), LocalDate.of(2026, month, 1)));
    }

    private void agree(int month) {
        var from = LocalDate.of(2026, 1 + random.nextInt(month), once(3) ? 15 : 1);
        var agency = agencies().get(random.nextInt(2));
        if (!ends && once(4)) {
            ends = true;
            var to = LocalDate.of(2026, 1 + random.nextInt(12), once(2) ? 1 : 10);
            if (!to.isAfter(YEAR)) return;
            as(firm.owner, () -> {
                contracts.add(firm.owner, new linecard.people.Agreement(Ids.fresh(), agency,
                        YEAR.minusYears(1), to, Regime.AGREED, null, List.of(), false, 1, "", 1));
                return true;
            });
            return;
        }
        if (once(4)) {
            as(firm.finance, () -> {
                clausing.frame(firm.finance, agency, new Tail(List.of(new Step(1, Rate.WHOLE),
                                new Step(3, new Rate(250_000))), once(2) ? Set.of(pump) : Set.of()),
                        List.of(new Step(2, new Rate(500_000))));
                return true;
            });
            return;
        }
        var terms = new AnyTerms(random, firm, shared, pump, areCostsKnown).of(agency);
        as(firm.finance, () -> {
            clausing.write(firm.finance, agency, from, terms);
            return true;
        });
    }

    private void close(int month) {
        if (once(3)) as(firm.finance, () -> rounds.pack(firm.finance, YEAR.minusYears(1)));
        if (once(3)) {
            as(firm.finance, () -> monthClosing.close(
                    firm.finance, Firm.month(firm.finance, month), LATER));
            settle(true);
            return;
        }
        for (var agency : agencies()) {
            if (once(4)) continue;
            for (int open = once(4) ? month : 1; open <= month; open++) {
                var draft = firm.draft(agency, open);
                var closing = firm.closeOn(agency, open, LATER);
                if (!(closing instanceof Closing.Closed closed) || closed.isIssued()) continue;
                if (draft.standing().last() == null
                        || !draft.standing().last().number().equals(closed.number())) {
                    assertThat(as(firm.finance, () ->
                            statementLines.all(firm.finance, closed.statement())))
                            .isEqualTo(List.copyOf(draft.lines()));
                }
                settle(once(2));
            }
        }
    }

    /// What was prepared is issued, or given back.
    private void settle(boolean mayGiveBack) {
        for (var id : statements("state = 'prepared'")) {
            verify(id);
            if (mayGiveBack && once(4)) {
                as(firm.owner, () -> rooms.approvals().giveBack(firm.owner, id, "again"));
            } else {
                assertThat(as(firm.owner, () -> rooms.approvals().approve(firm.owner, id))).isNull();
            }
        }
    }

    private void verify(UUID id) {
        assertThat(as(firm.finance, () -> rooms.statements().verify(firm.finance, id)))
                .isEqualTo(new Statements.Proof(true, true, true));
    }

    private List<UUID> statements(String which) {
        return as(firm.finance, () -> transactions.execute(_ -> sql.sql(
                "select id from commissions.statement where " + which + " order by number")
                .query(UUID.class).list()));
    }

    private long stated(UUID agency) {
        return as(firm.finance, () -> transactions.execute(_ -> sql.sql("""
                select coalesce(sum(total_minor), 0)::bigint from commissions.statement
                where agency_id = :agency
                """).param("agency", agency).query(Long.class).single()));
    }

    /// All windows of the year by the terms of the end, from the documents of the end.
    private long atOnce(UUID agency) {
        return as(firm.finance, () -> {
            var agreement = agreements.of(firm.finance, agency).orElseThrow();
            var calendar = firm.finance.organisation().calendar();
            var until = calendar.year(2027).month(1).span().to();
            var windows = Window.of(agreement, calendar,
                    new Span(agreement.versions().getFirst().from(), until));
            var known = facts.of(firm.finance, windows.stream().map(window -> Accruals.asked(
                    agency, window, until, false)).toList(),
                    new LineTree(productLines.all(firm.finance)));
            long sum = 0;
            for (int i = 0; i < windows.size(); i++) {
                var window = windows.get(i);
                sum += Accruals.reckoned(window.agreement(), calendar,
                        new LinesPacking.Known(known.get(i).lines(), known.get(i).paid()),
                        window.span()).orThrow().total();
            }
            return sum;
        });
    }

    /// What the principal bears beside commission: guarantees, and what it does not take back.
    private long given(UUID agency) {
        return as(firm.finance, () -> ledger.latest(firm.finance, agency, 1_000)).stream()
                .filter(entry -> entry.kind().name().matches("GUARANTEED|WAIVED"))
                .mapToLong(entry -> -entry.legs().stream()
                        .filter(leg -> leg.book() == Book.COST).findFirst().orElseThrow().minor())
                .sum();
    }
}
