package linecard.journey;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import static org.assertj.core.api.Assertions.assertThat;

/// A program as people run it, whose database dies under it, and which is told to end while many
/// are asking. `-Dlinecard.terminations=50` tells it so often.
class OutageTest {

    private static final int TERMINATIONS = Integer.getInteger("linecard.terminations", 2);
    private static final int CLIENTS = 8;
    private static final int SLOW = 4;
    private static final String BODY = "email=nobody%40example.org&password=wrong";

    @Test
    void a_database_that_dies_is_back_within_ten_seconds_and_a_program_told_to_end_answers_first()
            throws Exception {
        Path home;
        try (var program = new Installation()) {
            home = program.home();
            theDatabaseDies(program);
            terminate(program);
        }
        for (int i = 1; i < TERMINATIONS; i++) {
            try (var program = new Installation(home)) {
                terminate(program);
            }
        }
    }

    /// Whoever asks meanwhile waits a moment, and is told so where that was not enough.
    private static void theDatabaseDies(Installation program) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            assertThat(answer(http, program).statusCode()).isEqualTo(200);
            var pid = Long.parseLong(Files.readAllLines(
                    program.home().resolve("data/postmaster.pid")).getFirst());
            long killedAt = System.nanoTime();
            ProcessHandle.of(pid).orElseThrow().destroyForcibly();
            while (true) {
                var answer = answer(http, program);
                if (answer.statusCode() == 200 && isAnother(program, pid)) break;
                if (answer.statusCode() != 200) {
                    assertThat(answer.statusCode()).isEqualTo(503);
                    assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
                    assertThat(answer.body()).contains("The database does not answer");
                }
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
                assertThat(Duration.ofNanos(System.nanoTime() - killedAt))
                        .as("back by itself").isLessThan(Duration.ofSeconds(10));
            }
        }
    }

    private static boolean isAnother(Installation program, long pid) throws IOException {
        var file = program.home().resolve("data/postmaster.pid");
        return Files.exists(file) && !Files.readAllLines(file).isEmpty()
                && !Files.readAllLines(file).getFirst().equals(Long.toString(pid));
    }

    /// The start page looks into the database whether there is an owner.
    private static HttpResponse<String> answer(HttpClient http, Installation program)
            throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(program.address() + "/setup"))
                        .timeout(Duration.ofSeconds(20)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static void terminate(Installation program) throws Exception {
        var torn = new ConcurrentLinkedQueue<String>();
        var whole = new AtomicInteger();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CLIENTS; i++) clients.submit(() -> ask(program, whole, torn));
            var slow = new ArrayList<Future<String>>();
            var begun = new CountDownLatch(SLOW);
            for (int i = 0; i < SLOW; i++) slow.add(clients.submit(slowly(program, begun)));
            assertThat(begun.await(60, TimeUnit.SECONDS)).as("half sent").isTrue();
            // connections are let in one after the other: after these, the slow ones are in
            int before = whole.get();
            for (int i = 0; i < 1_200 && whole.get() < before + 50; i++)
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            var ending = program.terminate();
            for (var one : slow)
                assertThat(one.get(20, TimeUnit.SECONDS)).as("begun before the end")
                        .startsWith("HTTP/1.1 ").matches(OutageTest::isWhole);
            ending.onExit().get(30, TimeUnit.SECONDS);
        }
        assertThat(whole.get()).isGreaterThanOrEqualTo(50);
        assertThat(torn).as("answers cut short").isEmpty();
    }

    /// One connection for each request, until none is let in any more.
    private static Void ask(
            Installation program, AtomicInteger whole, ConcurrentLinkedQueue<String> torn) {
        while (true) {
            var got = "";
            try (var socket = connect(program)) {
                send(socket, "GET /setup HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
                got = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException _) {
                return null;
            }
            if (got.isEmpty()) return null; // let in by the system, never begun
            if (isWhole(got)) whole.incrementAndGet();
            else torn.add(got);
        }
    }

    /// Begins a request whose body is half sent when the program is told to end.
    private static Callable<String> slowly(Installation program, CountDownLatch begun) {
        return () -> {
            try (var socket = connect(program)) {
                send(socket, "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                        + BODY.length() + "\r\n\r\n" + BODY.substring(0, 10));
                begun.countDown();
                var ended = program.terminating();
                ended.await();
                LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
                send(socket, BODY.substring(10));
                return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            }
        };
    }

    private static Socket connect(Installation program) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), program.port());
        socket.setSoTimeout(30_000);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private static boolean isWhole(String answer) {
        return answer.endsWith("\r\n0\r\n\r\n") || answer.contains("Content-Length: 0\r\n")
                || answer.contains("</html>");
    }
}
