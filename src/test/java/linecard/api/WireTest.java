package linecard.api;

import linecard.LinecardTest;
import linecard.Program;
import linecard.Stage;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/// What only shows on a real connection: lengths nobody told, odd addresses, odd methods.
@LinecardTest
class WireTest {

    @Autowired ApplicationContext program;
    @Autowired Stage stage;
    @LocalServerPort int port;

    @Test
    void ten_megabytes_of_nesting_are_refused_whether_told_or_not() throws Exception {
        var nesting = "[".repeat(10_000_000).getBytes(StandardCharsets.US_ASCII);
        assertRefused(send("POST", "agencies", BodyPublishers.ofByteArray(nesting)), 413);
        var chunks = BodyPublishers.ofByteArrays(List.of(nesting));
        assertRefused(send("POST", "agencies", chunks), 413);
        assertRefused(send("POST", "agencies",
                BodyPublishers.ofByteArray(nesting, 0, 1 << 20)), 400);
    }

    @Test
    void odd_addresses_and_methods_are_problems_too() throws Exception {
        for (var odd : new String[] {"agencies;a=b", "agencies//x", "agencies/%2e%2e/x"}) {
            assertRefused(send("GET", odd, BodyPublishers.noBody()), 400);
        }
        for (var unread : new String[] {"agencies/%00", "agencies?q=a%00b", "agencies/%2F", "..%5c/x", "%zz"}) {
            assertThat(raw("GET /api/v1/" + unread)).as(unread).startsWith("HTTP/1.1 400")
                    .contains("application/problem+json", "\"type\":\"/api#problem-address\"");
        }
        assertRefused(send("PATCH", "agencies", BodyPublishers.ofString("{}")), 405);
        assertRefused(send("BREW", "agencies", BodyPublishers.noBody()), 400);
        assertRefused(send("GET", "agencies/%F0%9F%98%80", BodyPublishers.noBody()), 404);
    }

    @Test
    void what_tomcat_turns_away_gets_a_page_of_ours() throws IOException {
        var longest = "x".repeat(20_000);
        for (var odd : List.of("/o/x/%00", "/o/x/letters?q=a%00b", "/o/x/..;/y", "/o/x/;y",
                "/%2e%2e/%2e%2e/x", "/a b/c", "/\u0001", "/" + longest, "/?q=" + longest,
                "/ HTTP/1.1\r\nX-Long: " + longest, "/api/v1/" + longest)) {
            assertThat(raw("GET " + odd)).as(odd.substring(0, Math.min(30, odd.length())))
                    .startsWith("HTTP/1.1 400")
                    .contains("<h1>This request was not understood</h1>", "nosniff")
                    .doesNotContain("Apache", "Exception");
        }
        assertThat(raw("GET /o/x/%00 HTTP/1.1\r\nAccept-Language: hu"))
                .contains("<h1>A kérés nem érthető</h1>");
        assertThat(raw("GET /api/v1/agencies HTTP/1.1\r\nX-Long: " + longest))
                .startsWith("HTTP/1.1 400").contains("/api#problem-address");
        assertThat(raw("GET /[x]|<{y}>?q[]={z}\\")).startsWith("HTTP/1.1 404")
                .contains("There is nothing here");
        assertThat(raw("GET /api/v1/agencies?{")).startsWith("HTTP/1.1 401");
    }

    /// All that comes back for a request as it stands.
    private String raw(String line) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            var request = (line.contains(" HTTP/1.1") ? line : line + " HTTP/1.1")
                    + "\r\nHost: x\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void assertRefused(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.uri() + " " + answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .as(answer.uri().toString()).startsWith("application/problem+json");
        assertThat(answer.body()).contains("\"type\":\"/api#problem-");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }

    private HttpResponse<String> send(
            String method, String path, HttpRequest.BodyPublisher body) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + port + "/api/v1/" + path))
                    .header("Authorization", "Bearer "
                            + Program.token(program, stage.company(), Scope.all()))
                    .header("Content-Type", "application/json")
                    .method(method, body).build(), BodyHandlers.ofString());
        }
    }
}
