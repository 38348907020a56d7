package linecard.subjects;

import linecard.access.Organisation;
import linecard.access.Organisation.ResultsFrom;
import linecard.access.Role;
import linecard.access.User;
import linecard.access.Viewer;
import linecard.accounts.Account;
import linecard.calendar.FiscalCalendar;
import linecard.catalog.Product;
import linecard.catalog.ProductLine;
import linecard.database.Ids;
import linecard.exchange.Entry;
import linecard.exchange.FileTask;
import linecard.words.Language;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;

/// How long it takes to read and put together so many order lines, and what they take in memory,
/// told on the console: `java -Xmx512m … linecard.subjects.ReadingSpeed 5000000`. The database is
/// left out.
final class ReadingSpeed {

    private static final List<String> HEADER = List.of("kind", "number", "date", "account",
            "product", "quantity", "net");

    private final List<Account> accounts = new ArrayList<>();
    private final List<Product> products = new ArrayList<>();
    private final ProductLine line = new ProductLine(Ids.fresh(), null, "L", "Line", false, 1);

    private ReadingSpeed() {
        for (int i = 0; i < 5_000; i++) {
            accounts.add(new Account(Ids.fresh(), null, null, "A-" + i, "Account " + i, "", "US",
                    "", "", "", "", "", "", false, false, 1));
        }
        for (int i = 0; i < 1_000; i++) {
            products.add(new Product(
                    Ids.fresh(), line.id(), "P-" + i, "Product " + i, 100L, false, 1));
        }
    }

    static void main(String[] arguments) throws IOException {
        var speed = new ReadingSpeed();
        int lines = Integer.parseInt(arguments[0]);
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1;
        var file = Files.createTempFile("linecard-speed-", ".csv");
        try {
            write(file, lines);
            for (int i = 0; i < rounds; i++) speed.read(file, lines);
        } finally {
            Files.delete(file);
        }
    }

    /// Documents of ten lines.
    static void write(Path file, int lines) throws IOException {
        try (var out = Files.newBufferedWriter(file)) {
            out.write(String.join(",", HEADER) + "\n");
            for (int i = 0; i < lines; i++) {
                int document = i / 10;
                out.write("invoice,INV-" + document + ",2026-0"
                        + (1 + document % 9) + "-" + (10 + document % 18) + ",A-"
                        + document * 7L % 5_000 + ",P-" + i * 31L % 1_000 + "," + (1 + i % 20)
                        + "," + (i % 5_000 + 100) + "." + (10 + i % 90) + "\n");
            }
        }
    }

    private void read(Path file, int lines) throws IOException {
        var cpu = ManagementFactory.getThreadMXBean();
        long cpuBefore = cpu.getCurrentThreadCpuTime();
        long before = System.nanoTime();
        var columns = examined(file);
        long read = System.nanoTime();
        long documents = columns.documents();
        System.gc();
        var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        System.out.printf("%,d lines, %,d documents: read in %.2f s (%.2f s of processor),"
                + " file %,d MB, heap afterwards %,d MB%n", lines, documents,
                (read - before) / 1e9, (cpu.getCurrentThreadCpuTime() - cpuBefore) / 1e9,
                Files.size(file) >> 20, heap.getUsed() >> 20);
        if (columns.rows() != lines) throw new IllegalStateException("" + columns.rows());
    }

    private DocumentColumns examined(Path file) throws IOException {
        var organisation = new Organisation(Ids.fresh(), "speed", "Speed", "US",
                Currency.getInstance("USD"), Language.ENGLISH, ZoneId.of("UTC"),
                FiscalCalendar.parse("months:1"), ResultsFrom.INVOICE, "", 1);
        var viewer = new Viewer(new User(Ids.fresh(), "a@b.example", "A", "B", Language.ENGLISH),
                organisation, Role.OWNER, null, null, null);
        var task = FileTask.of(viewer, "documents", file, HEADER);
        var known = new KnownAccounts(accounts, Map.of(), Map.of());
        var reader = new DocumentReader(viewer, known, List.of(), products, List.of(line));
        var reading = new DocumentReading(task.rows(), Entry.Places.of(
                task.source(), organisation.currency()), reader, task.progress());
        return reading.read();
    }
}
