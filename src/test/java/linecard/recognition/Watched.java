package linecard.recognition;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/// A screen that hears what is to be shown.
final class Watched implements AutoCloseable {

    private final HttpClient client = HttpClient.newHttpClient();
    private final BufferedReader in;

    Watched(String address) throws IOException, InterruptedException {
        in = new BufferedReader(new InputStreamReader(client.send(HttpRequest.newBuilder(
                URI.create(address)).build(), BodyHandlers.ofInputStream()).body(),
                StandardCharsets.UTF_8));
    }

    static HttpResponse<String> page(String address) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(address)).build(),
                    BodyHandlers.ofString());
        }
    }

    record Event(String name, String data) {}

    /// The next one; the stream's end is one of its own.
    Event next() throws IOException {
        var name = "end";
        var data = new StringBuilder();
        for (var line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            if (line.startsWith("event: ")) name = line.substring(7);
            if (line.startsWith("data: ")) data.append(line.substring(6)).append('\n');
        }
        return new Event(name, data.toString());
    }

    /// The first board that holds this.
    String until(String part) throws IOException {
        while (true) {
            var event = next();
            if (event.name().equals("end")) throw new IOException("ended before " + part);
            if (event.name().equals("board") && event.data().contains(part)) return event.data();
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
