package linecard.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Some clients give commands, each again and again until it is answered, while one fault after
/// the other happens to them. Seed, numbers and so the faults of each command are the same again.
///
/// @param firstCommand so that several runs on one program do not meet
/// @param faults of the network
/// @param kills of the program, and as many of PostgreSQL
/// @param withKey whether commands carry an Idempotency-Key
public record FaultRun(
        long seed, int firstCommand, int commands, int faults, int kills, boolean withKey) {

    private static final int CLIENTS = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final List<Fault> OF_NETWORK = List.of(Fault.LOST, Fault.REQUEST_CUT,
            Fault.RESET, Fault.ANSWER_SWALLOWED, Fault.ANSWER_CUT, Fault.DELIVERED_TWICE);

    /// What came of a run.
    ///
    /// @param happened faults by kind
    /// @param lost acknowledged commands without an effect
    /// @param doubled effects beyond one of each command
    /// @param unanswered commands that were given up
    public record Outcome(
            Map<Fault, Integer> happened, int requests, int lost, int doubled, int unanswered,
            Duration took) {

        public int faults() {
            return happened.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    public Outcome on(Victim victim) throws IOException, InterruptedException {
        long began = System.nanoTime();
        var planned = plan();
        var next = new AtomicInteger();
        var requests = new AtomicInteger();
        var answered = Collections.synchronizedSet(new HashSet<Integer>());
        var happened = new EnumMap<Fault, Integer>(Fault.class);
        var clients = new ArrayList<Future<Void>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CLIENTS; i++) {
                Callable<Void> client = () -> {
                    try (var proxy = new FaultyProxy(victim)) {
                        for (int n = next.getAndIncrement(); n < commands;
                                n = next.getAndIncrement()) {
                            var command = new Command(firstCommand + n);
                            var fault = planned.get(n);
                            proxy.plan(fault, new Random(seed + n).nextLong(8_000));
                            int tries = give(victim, proxy, command);
                            requests.addAndGet(Math.abs(tries));
                            if (tries > 0) answered.add(command.number());
                        }
                        synchronized (happened) {
                            proxy.happened().forEach(
                                    (fault, times) -> happened.merge(fault, times, Integer::sum));
                        }
                    }
                    return null;
                };
                clients.add(threads.submit(client));
            }
        }
        for (var client : clients) {
            try {
                client.get();
            } catch (ExecutionException e) {
                throw new IOException(e.getCause());
            }
        }
        victim.awaitAnswer();
        return judge(victim, happened, requests.get(), answered, began);
    }

    /// Which fault happens to which command: none to most of them.
    private List<Fault> plan() {
        var planned = new ArrayList<>(Collections.nCopies(commands, Fault.NONE));
        var random = new Random(seed);
        for (int i = 0; i < faults; i++) planned.set(i, OF_NETWORK.get(i % OF_NETWORK.size()));
        for (int i = 0; i < kills; i++) {
            planned.set(faults + i, Fault.PROGRAM_KILLED);
            planned.set(faults + kills + i, Fault.DATABASE_KILLED);
        }
        Collections.shuffle(planned, random);
        return planned;
    }

    /// @return how many requests it took; as a negative number where it was given up
    private int give(Victim victim, FaultyProxy proxy, Command command) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        int tries = 0;
        while (System.nanoTime() < end) {
            tries++;
            try {
                int status = command.send(proxy.port(), victim.token(), withKey);
                // Without a key, somebody who asks again for a code that is taken knows it is done.
                if (status == 201 || !withKey && status == 422) return tries;
                if (status < 500) throw new IllegalStateException(command + ": " + status);
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            } catch (IOException e) {
                // Nothing is known; so it is sent again.
                if (tries > 1) LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
        }
        return -tries;
    }

    private Outcome judge(
            Victim victim, Map<Fault, Integer> happened, int requests,
            Set<Integer> answered, long began) throws IOException {
        var effects = new TreeMap<String, Integer>();
        for (var code : victim.all("agencies", "code")) effects.merge(code, 1, Integer::sum);
        for (var name : victim.all("imports", "fileName")) effects.merge(name, 1, Integer::sum);
        int lost = 0;
        int doubled = 0;
        for (int n = 0; n < commands; n++) {
            var command = new Command(firstCommand + n);
            int found = effects.getOrDefault(command.name(), 0);
            if (found == 0 && answered.contains(command.number())) lost++;
            doubled += Math.max(0, found - 1);
        }
        return new Outcome(happened, requests, lost, doubled, commands - answered.size(),
                Duration.ofNanos(System.nanoTime() - began));
    }
}
