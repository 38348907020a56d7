package linecard.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Screens on walls, connected all at once: each keeps the board that it was shown last.
final class Walls implements AutoCloseable {

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Wall> walls = new ArrayList<>();

    /// @param secrets of the displays, which share the walls
    Walls(int port, List<String> secrets, int many) {
        for (int n = 0; n < many; n++) {
            walls.add(new Wall(client, port, secrets.get(n % secrets.size())));
        }
    }

    private static final class Wall {

        private final HttpClient client;
        private final HttpRequest request;
        private volatile String board = "";
        private volatile boolean isConnected;

        Wall(HttpClient client, int port, String secret) {
            this.client = client;
            request = HttpRequest.newBuilder(URI.create(
                    "http://localhost:" + port + "/wall/" + secret + "/live")).build();
            Thread.startVirtualThread(this::watch);
        }

        /// Connects again where that was refused or broke off, as a screen does.
        private void watch() {
            try {
                while (!client.isTerminated()) {
                    listen();
                    isConnected = false;
                    Thread.sleep(1_000);
                }
            } catch (InterruptedException _) {
                // nobody waits for it
            }
        }

        private void listen() throws InterruptedException {
            try {
                var answer = client.send(request, BodyHandlers.ofLines());
                isConnected = answer.statusCode() == 200;
                var data = new StringBuilder();
                answer.body().forEach(line -> read(line, data));
            } catch (IOException | UncheckedIOException _) {
                // it broke off
            }
        }

        private void read(String line, StringBuilder data) {
            if (line.startsWith("event: ")) data.setLength(0);
            if (line.startsWith("data: ")) data.append(line.substring(6)).append('\n');
            if (line.isEmpty() && data.indexOf("<section>") >= 0) board = data.toString();
        }
    }

    int connected() {
        return (int) walls.stream().filter(wall -> wall.isConnected).count();
    }

    /// Waits until all show so many contests.
    ///
    /// @return how many are connected
    int awaitBoards(int contests, Duration longest) throws InterruptedException {
        await(board -> count(board, "<section>") == contests, longest);
        return connected();
    }

    /// Waits until that name is the first of so many contests on all of them.
    ///
    /// @param since in nanoseconds
    /// @return how long it took since then, in seconds
    double awaitFirst(String name, int contests, long since) throws InterruptedException {
        await(board -> count(board, first(name)) == contests, Duration.ofMinutes(2));
        return (System.nanoTime() - since) / 1e9;
    }

    /// @throws IllegalStateException where that name is first somewhere: of a run that was stopped
    void requireOther(String name) {
        if (walls.getFirst().board.contains(first(name))) {
            throw new IllegalStateException(name + " leads already: delete the home, which holds "
                    + "imports of a run before");
        }
    }

    private static String first(String name) {
        return "<span class=\"place\">1</span><span class=\"name\">" + name + "</span>";
    }

    private void await(Predicate<String> shows, Duration longest) throws InterruptedException {
        long began = System.nanoTime();
        while (!walls.stream().allMatch(wall -> shows.test(wall.board))) {
            if (System.nanoTime() - began > longest.toNanos()) {
                throw new IllegalStateException(walls.stream()
                        .filter(wall -> !shows.test(wall.board)).count()
                        + " walls do not show it; one of them:\n" + walls.getFirst().board);
            }
            Thread.sleep(10);
        }
    }

    private static int count(String text, String part) {
        int count = 0;
        for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) count++;
        return count;
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
