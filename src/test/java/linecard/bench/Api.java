package linecard.bench;

import linecard.App;
import linecard.Stage;
import linecard.access.Viewer;
import linecard.api.Scope;
import linecard.api.Tokens;
import linecard.database.Bound;
import linecard.database.Ids;
import linecard.database.Safekeeping;

import org.springframework.boot.builder.SpringApplicationBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiConsumer;

/// A program of the company's own, that speaks to the API of a Linecard.
final class Api {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;
    private final String token;

    Api(int port, String token) {
        this.port = port;
        this.token = token;
    }

    /// Makes a company in a new home; with today's backup, which would else be made a minute
    /// later, amid what is measured.
    ///
    /// @param filling what the company knows before
    /// @return a token of its owner
    static String settle(Path home, BiConsumer<OrderBook.Rooms, Viewer> filling)
            throws IOException, SQLException {
        try (var program = new SpringApplicationBuilder(App.class, Stage.class).run(
                "--linecard.home=" + home, "--server.port=0")) {
            var owner = program.getBean(Stage.class).company();
            var token = Bound.call(owner.binding(), () -> {
                filling.accept(LoadBench.rooms(program), owner);
                return program.getBean(Tokens.class).make(owner, Ids.fresh(), "bench", Scope.all(),
                        Instant.now().plus(Duration.ofDays(1))).orElseThrow();
            });
            program.getBean(Safekeeping.class).take(false);
            return token;
        }
    }

    JsonNode post(String what, String type, BodyPublisher body) throws Exception {
        return ask(HttpRequest.newBuilder(address(what)).header("Content-Type", type).POST(body));
    }

    JsonNode get(String what) throws Exception {
        return ask(HttpRequest.newBuilder(address(what)).GET());
    }

    /// Waits until what stands there is in that state.
    void await(String at, String state) throws Exception {
        while (true) {
            var shown = get(at);
            if (shown.get("state").stringValue().equals(state)) return;
            boolean hasProblem = shown.has("problem") && !shown.get("problem").isNull();
            if (hasProblem || shown.get("state").stringValue().equals("failed")) {
                throw new IOException(shown.toString());
            }
            Thread.sleep(200);
        }
    }

    private JsonNode ask(HttpRequest.Builder request) throws Exception {
        var answer = http.send(request.header("Authorization", "Bearer " + token).build(),
                BodyHandlers.ofString());
        if (answer.statusCode() >= 300) throw new IOException(answer.body());
        return JSON.readTree(answer.body());
    }

    private URI address(String what) {
        return URI.create("http://127.0.0.1:" + port + "/api/v1/" + what);
    }
}
