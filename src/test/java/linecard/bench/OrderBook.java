package linecard.bench;

import linecard.access.Viewer;
import linecard.accounts.Account;
import linecard.accounts.Accounts;
import linecard.accounts.Assignment;
import linecard.accounts.Assignments;
import linecard.catalog.Product;
import linecard.catalog.ProductLine;
import linecard.catalog.ProductLines;
import linecard.catalog.Products;
import linecard.database.Ids;
import linecard.money.Rate;
import linecard.people.Agencies;
import linecard.people.Agency;
import linecard.people.Rep;
import linecard.people.Reps;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/// A company of 5,000 accounts and 200 reps, and two years of its invoices as an ERP exports them:
/// ten lines a document, of the two or three product lines that the account buys. Every twentieth
/// account is split among two reps, others changed hands, some are nobody's; every thirtieth
/// document takes goods back.
final class OrderBook {

    static final int ACCOUNTS = 5_000;
    private static final int REPS = 200;
    private static final int LINES = 8;
    private static final int PRODUCTS = 25;
    private static final int A_DOCUMENT = 10;
    private static final LocalDate START = LocalDate.of(2024, 1, 1);
    private static final int DAYS = 730;

    /// The collections it is made with.
    record Rooms(
            Agencies agencies, Reps reps, ProductLines lines, Products products, Accounts accounts,
            Assignments assignments) {}

    private OrderBook() {}

    /// Settles a new company.
    static void settle(Rooms rooms, Viewer owner) {
        var lines = new ArrayList<ProductLine>();
        var products = new ArrayList<Product>();
        for (int i = 0; i < LINES; i++) {
            var line = new ProductLine(Ids.fresh(), null, "L" + i, "Line " + i, false, 1);
            lines.add(line);
            for (int j = 0; j < PRODUCTS; j++) {
                products.add(new Product(Ids.fresh(), line.id(), product(i, j), "Product " + j,
                        null, false, 1));
            }
        }
        rooms.lines().addAll(owner, lines);
        rooms.products().addAll(owner, products);
        var reps = new ArrayList<Rep>();
        for (int i = 0; i < REPS; i++) {
            var agency = new Agency(Ids.fresh(), "A" + i, "Agency " + i, "HU", "", "", "", "",
                    false, 1);
            rooms.agencies().add(owner, agency);
            reps.add(new Rep(Ids.fresh(), agency.id(), null, "R" + i, "Rep", "N" + i, "", "", "",
                    false, 1));
        }
        rooms.reps().addAll(owner, reps);
        var accounts = new ArrayList<Account>();
        var assignments = new ArrayList<Assignment>();
        for (int i = 0; i < ACCOUNTS; i++) {
            var account = new Account(Ids.fresh(), null, null, "C" + i, "Customer " + i, "", "HU",
                    "", "", "", "", "", "", false, false, 1);
            accounts.add(account);
            assign(assignments, account.id(), i, reps);
        }
        rooms.accounts().addAll(owner, accounts);
        rooms.assignments().addAll(owner, assignments);
    }

    private static void assign(
            List<Assignment> all, UUID account, int number, List<Rep> reps) {
        var first = reps.get(number % REPS).id();
        var other = reps.get((number + 7) % REPS).id();
        var handed = START.plusDays(DAYS / 2);
        switch (number % 20) {
            case 0 -> {
                all.add(assignment(account, first, "60", START.minusYears(1)));
                all.add(assignment(account, other, "30", START.minusYears(1)));
            }
            case 1, 2 -> {
                all.add(new Assignment(Ids.fresh(), account, first, Assignment.Role.OWNER,
                        Rate.ofPercent("100"), START.minusYears(1), handed, 1));
                all.add(assignment(account, other, "100", handed));
            }
            case 3 -> {}
            default -> all.add(assignment(account, first, "100", START.minusYears(1)));
        }
    }

    private static Assignment assignment(UUID account, UUID rep, String percent, LocalDate from) {
        return new Assignment(Ids.fresh(), account, rep, Assignment.Role.OWNER,
                Rate.ofPercent(percent), from, null, 1);
    }

    private static String product(int line, int number) {
        return "P-" + line + "-" + number;
    }

    /// Writes so many lines, by date; made once for each number of them.
    static Path file(long lines) throws IOException {
        return file(lines, "");
    }

    /// @param series what the numbers of its documents begin with
    static Path file(long lines, String series) throws IOException {
        var file = Path.of("target/bench/orders-" + series + lines + ".csv");
        if (Files.exists(file)) return file;
        Files.createDirectories(file.getParent());
        var random = new Random(lines);
        long documents = lines / A_DOCUMENT;
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        try (var out = Files.newBufferedWriter(fresh)) {
            out.write("kind,number,position,date,account,product,quantity,net,cost,original\n");
            Map<Integer, Long> sold = new HashMap<>();
            for (long i = 0; i < documents; i++) {
                int account = random.nextInt(ACCOUNTS);
                var original = i % 30 == 29 ? sold.get(account) : null;
                if (original == null) sold.put(account, i);
                var head = (original == null ? "invoice," + series + "S-"
                        : "credit," + series + "R-") + i;
                var tail = "," + START.plusDays(i * DAYS / documents) + ",C" + account + ",";
                for (int j = 1; j <= A_DOCUMENT; j++) {
                    int line = (account + random.nextInt(5) / 2) % LINES;
                    int pieces = (original == null ? 1 : -1) * (1 + random.nextInt(40));
                    long net = pieces * (100L + random.nextInt(20_000));
                    out.write(head + "," + j + tail + product(line, random.nextInt(PRODUCTS))
                            + "," + pieces + "," + net + ".00," + net * 6 / 10 + ".00,"
                            + (original == null ? "" : series + "S-" + original) + "\n");
                }
            }
        }
        Files.move(fresh, file);
        return file;
    }
}
