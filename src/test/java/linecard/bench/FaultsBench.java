package linecard.bench;

import linecard.faults.FaultRun;
import linecard.faults.Victim;

import java.nio.file.Files;
import java.nio.file.Path;

/// `bin/bench faults [COMMANDS] [FAULTS] [SEED]`: whether acknowledged commands happen once while
/// network, program and database fail; and that without an Idempotency-Key some happen twice.
final class FaultsBench {

    static void main(String[] arguments) throws Exception {
        int commands = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
        int faults = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 300;
        long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : 20261126;
        int kills = Math.max(1, faults / 30);
        var home = Files.createTempDirectory(
                Files.createDirectories(Path.of("target/bench")), "faults-");
        try (var victim = new Victim(home)) {
            var kept = new FaultRun(
                    seed, 0, commands, faults - 2 * kills, kills, true).on(victim);
            show("with a key", commands, kept);
            var control = new FaultRun(
                    seed, 1_000_000, commands / 10, faults / 3, 0, false).on(victim);
            show("without", commands / 10, control);
            System.out.printf("faults commands=%d faults=%d lost=%d doubled=%d unanswered=%d "
                            + "control_doubled=%d seed=%d%n", commands, kept.faults(), kept.lost(),
                    kept.doubled(), kept.unanswered(), control.doubled(), seed);
            boolean isKept = kept.lost() + kept.doubled() + kept.unanswered() == 0;
            if (!isKept || control.doubled() == 0) System.exit(1);
        } finally {
            Company.delete(home);
        }
    }

    private static void show(String name, int commands, FaultRun.Outcome outcome) {
        System.out.printf("%s: %,d commands, %,d requests, %d faults in %d s: %d lost, %d doubled"
                        + "%n    %s%n", name, commands, outcome.requests(), outcome.faults(),
                outcome.took().toSeconds(), outcome.lost(), outcome.doubled(),
                outcome.happened());
    }
}
