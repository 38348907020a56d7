package linecard.upkeep;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;

import linecard.database.BackupRefused;
import linecard.database.Backups;
import linecard.database.Doctor;
import linecard.database.LivingServer;
import linecard.database.Restore;
import linecard.database.ServerRefused;

import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The commands of `bin/linecard`. None of them starts the web program.
public final class Commands {

    static final int FINE = 0;
    static final int NOT_FINE = 1;
    static final int UNCLEAR = 2;

    private static final Map<String, Order.Form> FORMS = Map.of(
            "backup", new Order.Form(Set.of("to"), Set.of(), false),
            "restore", new Order.Form(Set.of("at", "from", "into"), Set.of(), false),
            "verify", new Order.Form(Set.of(), Set.of("restore"), true),
            "doctor", new Order.Form(Set.of(), Set.of(), false),
            "check", new Order.Form(Set.of(), Set.of(), false));

    private final Console console;
    private final Instant now;

    private Commands(Console console, Instant now) {
        this.console = console;
        this.now = now;
    }

    /// Whether these are arguments for us and not for the web program, whose begin with dashes.
    public static boolean areMeantBy(String[] arguments) {
        return arguments.length > 0 && (!arguments[0].startsWith("-")
                || arguments[0].equals("--" + Order.HELP) || arguments[0].equals("-h"));
    }

    /// @return what the process is to end with: 0 where all is fine, 1 where something is wrong
    ///     or was refused, 2 where the order is unclear
    public static int run(String[] arguments, PrintStream out, Map<String, String> environment) {
        if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof Logger root)
            root.setLevel(Level.ERROR);
        var console = Console.of(out, environment);
        return new Commands(console, Instant.now()).run(Arrays.asList(arguments));
    }

    private int run(List<String> typed) {
        var name = typed.getFirst();
        var form = FORMS.get(name);
        if (form == null) {
            console.say("upkeep.help");
            return name.equals(Order.HELP) || name.startsWith("-") ? FINE : UNCLEAR;
        }
        try {
            var order = Order.of(name, typed.subList(1, typed.size()), form);
            if (order.flags().contains(Order.HELP)) {
                console.say("upkeep.help." + name);
                return FINE;
            }
            return run(order) ? FINE : NOT_FINE;
        } catch (Order.Unclear e) {
            console.say(e.key, e.what);
            console.say("upkeep.help." + name);
            return UNCLEAR;
        } catch (BackupRefused e) {
            console.out().println(e.finding().text(console.words()));
        } catch (ServerRefused e) {
            console.out().println(e.getMessage());
        } catch (SQLException | IOException | UncheckedIOException e) {
            console.say("upkeep.failed", String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return NOT_FINE;
    }

    private boolean run(Order order)
            throws Order.Unclear, IOException, SQLException, InterruptedException {
        if (order.command().equals("doctor")) return doctor();
        if (order.command().equals("check")) return check();
        if (!console.databaseUrl().isEmpty()) {
            console.say("upkeep.elsewhere");
            return false;
        }
        return switch (order.command()) {
            case "backup" -> backup(order);
            case "restore" -> restore(order);
            default -> verify(order);
        };
    }

    private boolean doctor() throws IOException, SQLException {
        var doctor = new Doctor(console.home(), console.wantsBackups(), console.port(), now);
        var url = console.databaseUrl();
        boolean isFine = true;
        for (var advice : url.isEmpty() ? doctor.ofEmbedded() : doctor.ofServer(url)) {
            console.say(advice.isFine() ? "upkeep.fine" : "upkeep.todo",
                    advice.finding().text(console.words()));
            isFine &= advice.isFine();
        }
        return isFine;
    }

    private boolean check() throws IOException, SQLException {
        if (!console.databaseUrl().isEmpty()) {
            try (var owner = LivingServer.ownerOf(console.databaseUrl())) {
                return new Telling(console).proof(owner);
            }
        }
        try (var server = server(); var owner = server.owner()) {
            return new Telling(console).proof(owner);
        }
    }

    private LivingServer server() throws IOException {
        return LivingServer.of(console.home(), console.wantsBackups(), console.out()::println);
    }

    private boolean backup(Order order) throws IOException, SQLException {
        var own = Backups.of(console.home());
        var backups = order.value("to").map(to -> Backups.in(Path.of(to))).orElse(own);
        try (var _ = server()) {
            var base = backups.take(console.home(), false);
            if (backups.folder().equals(own.folder())) own.prune(now);
            new Telling(console).base("upkeep.backup.done", base);
        }
        return true;
    }

    private boolean restore(Order order)
            throws Order.Unclear, IOException, SQLException, InterruptedException {
        var typed = order.value("at")
                .orElseThrow(() -> new Order.Unclear("upkeep.order.noMoment", ""));
        var at = typed.equals("latest") ? null : Moment.parse(typed, ZoneId.systemDefault());
        var home = order.value("into").map(Path::of).orElse(console.home());
        var from = order.value("from").map(folder -> Backups.in(Path.of(folder)))
                .orElse(Backups.of(console.home()));
        var telling = new Telling(console);
        var done = Restore.into(home, from, at, now, telling::proof, console.out()::println);
        telling.restored(done, home);
        return true;
    }

    private boolean verify(Order order)
            throws IOException, SQLException, InterruptedException {
        var backups = order.word().map(folder -> Backups.in(Path.of(folder)))
                .orElse(Backups.of(console.home()));
        var telling = new Telling(console);
        telling.list(backups);
        var faults = backups.verify();
        for (var fault : faults) console.say("upkeep.todo", fault.text(console.words()));
        if (!faults.isEmpty()) return false;
        console.say("upkeep.verify.sound");
        if (!order.flags().contains("restore")) return true;
        var holds = new boolean[1];
        var last = Restore.trial(console.home(), backups,
                owner -> holds[0] = telling.proof(owner), console.out()::println);
        telling.trial(last);
        return holds[0];
    }
}
