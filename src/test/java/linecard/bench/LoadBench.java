package linecard.bench;

import com.zaxxer.hikari.HikariDataSource;
import linecard.App;
import linecard.Stage;
import linecard.access.Viewer;
import linecard.accounts.Account;
import linecard.accounts.Accounts;
import linecard.accounts.Assignments;
import linecard.catalog.Product;
import linecard.catalog.ProductLines;
import linecard.catalog.Products;
import linecard.database.Bound;
import linecard.database.Ids;
import linecard.people.Agencies;
import linecard.people.Reps;
import linecard.sales.Booking;
import linecard.sales.Documents;
import linecard.sales.Kind;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;

/// How long booking takes without the reading of files around it: `bin/bench load [LINES]`.
final class LoadBench {

    private LoadBench() {}

    static void main(String[] args) throws Exception {
        long lines = args.length == 0 ? 1_000_000 : Long.parseLong(args[0]);
        var file = OrderBook.file(lines);
        var home = Path.of("target/bench/home-load-" + System.nanoTime()).toAbsolutePath();
        try (var program = new SpringApplicationBuilder(App.class, Stage.class).run(
                "--linecard.home=" + home, "--server.port=0")) {
            var owner = program.getBean(Stage.class).company();
            Bound.run(owner.binding(), () -> OrderBook.settle(rooms(program), owner));
            double bare = BareCopy.seconds(home,
                    program.getBean(HikariDataSource.class).getJdbcUrl(), file);
            System.out.printf("bare COPY %.2f s%n", bare);
            long began = System.nanoTime();
            var loaded = Bound.call(owner.binding(), () -> load(program, owner, file));
            double seconds = (System.nanoTime() - began) / 1e9;
            System.out.println(loaded);
            System.out.printf("load vs_copy=%.2f seconds=%.2f%n", seconds / bare, seconds);
        }
    }

    static OrderBook.Rooms rooms(ConfigurableApplicationContext program) {
        return new OrderBook.Rooms(program.getBean(Agencies.class), program.getBean(Reps.class),
                program.getBean(ProductLines.class), program.getBean(Products.class),
                program.getBean(Accounts.class), program.getBean(Assignments.class));
    }

    private static Object load(ConfigurableApplicationContext program, Viewer owner, Path file) {
        var accounts = new HashMap<String, Account>();
        program.getBean(Accounts.class).all(owner).forEach(a -> accounts.put(a.code(), a));
        var products = new HashMap<String, Product>();
        program.getBean(Products.class).all(owner).forEach(p -> products.put(p.code(), p));
        try (var in = Files.newBufferedReader(file)) {
            in.readLine();
            return program.getBean(Documents.class).load(owner, Ids.fresh(),
                    new Read(in, accounts, products), (booking, no) -> {
                        throw new IllegalStateException(booking.number() + " " + no);
                    }, _ -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Read(
            BufferedReader in, Map<String, Account> accounts, Map<String, Product> products,
            String[][] ahead) implements Iterator<Booking> {

        Read(BufferedReader in, Map<String, Account> accounts, Map<String, Product> products)
                throws IOException {
            this(in, accounts, products, new String[1][]);
            ahead[0] = row();
        }

        private String[] row() throws IOException {
            var line = in.readLine();
            return line == null ? null : line.split(",", -1);
        }

        @Override
        public boolean hasNext() {
            return ahead[0] != null;
        }

        @Override
        public Booking next() {
            try {
                var head = ahead[0];
                var lines = new ArrayList<Booking.Line>();
                while (ahead[0] != null && ahead[0][1].equals(head[1])) {
                    var row = ahead[0];
                    var product = products.get(row[5]);
                    lines.add(new Booking.Line(product.id(), product.productLine(),
                            1_000L * Long.parseLong(row[6]), minor(row[7]), minor(row[8])));
                    ahead[0] = row();
                }
                return new Booking(Kind.valueOf(head[0].toUpperCase(Locale.ROOT)), head[1],
                        accounts.get(head[4]).id(), null, LocalDate.parse(head[3]), head[9],
                        lines);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static long minor(String text) {
            return Long.parseLong(text.replace(".", ""));
        }
    }
}
