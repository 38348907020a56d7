package linecard.hooks;

import linecard.web.Reach;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;

import org.apache.hc.core5.ssl.SSLContexts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Telling something to servers, good ones and others.
class SenderTest {

    private static final Duration PATIENT = Duration.ofSeconds(30);

    private final CountDownLatch over = new CountDownLatch(1);
    private Receiver receiver;
    private Sender sender;

    @BeforeEach
    void open() throws IOException {
        receiver = new Receiver();
        sender = Receiver.sender(PATIENT);
    }

    @AfterEach
    void close() throws IOException {
        over.countDown();
        sender.close();
        receiver.close();
    }

    @Test
    void what_is_told_arrives_as_it_is_and_verifies_as_standard_webhooks_has_it() throws Exception {
        var secret = Secret.fresh();
        var old = Secret.fresh();
        var body = "{\"type\":\"account.changed\",\"data\":{\"city\":\"Győr\"}}";
        var now = Instant.now();
        var fate = sender.send(target(), Map.of("webhook-id", "m-1", "webhook-timestamp", "" + now.getEpochSecond(),
                "webhook-signature", Secret.signatures(List.of(secret, old), "m-1", now, body)), body);
        assertThat(fate).isEqualTo(new Fate.Arrived(new Fate.Answer(200, "")));
        var heard = receiver.heard().getFirst();
        assertThat(heard.body()).isEqualTo(body);
        assertThat(heard.headers()).containsEntry("content-type", "application/json; charset=UTF-8")
                .containsEntry("user-agent", "Linecard-Webhooks/1").containsKey("host")
                .doesNotContainKeys("cookie", "authorization", "accept-encoding");
        var headers = heard.asSent();
        new Webhook(secret.text()).verify(heard.body(), headers);
        new Webhook(old.text()).verify(heard.body(), headers);
        assertThatThrownBy(() -> new Webhook(secret.text()).verify(heard.body() + " ", headers))
                .isInstanceOf(WebhookVerificationException.class);
        assertThatThrownBy(() -> new Webhook(Secret.fresh().text()).verify(heard.body(), headers))
                .isInstanceOf(WebhookVerificationException.class);
    }

    @ParameterizedTest
    @CsvSource({"200,,", "204,,", "299,,", "400,refused,false", "404,refused,false", "500,refused,false",
            "429,busy,true", "503,busy,true", "301,elsewhere,true", "307,elsewhere,true", "304,refused,false"})
    void the_code_of_the_answer_decides(int status, String key, Boolean isEndpoints) {
        receiver.behaves(Receiver.answering(status, "", "Location", receiver.url() + "/other"));
        var fate = send();
        if (key == null) {
            assertThat(fate).isInstanceOf(Fate.Arrived.class);
        } else {
            assertThat(fate).isInstanceOfSatisfying(Fate.Later.class, later -> {
                assertThat(later.trouble().key()).isEqualTo("hooks.trouble." + key);
                assertThat(later.isEndpoints()).isEqualTo(isEndpoints);
                assertThat(later.answer().status()).isEqualTo(status);
            });
        }
        assertThat(receiver.heard()).as("nothing is followed").hasSize(1);
    }

    @Test
    void gone_is_gone() {
        receiver.behaves(Receiver.answering(410, "no more"));
        assertThat(send()).isEqualTo(new Fate.Gone(new Fate.Answer(410, "no more")));
    }

    @Test
    void of_a_long_answer_only_the_start_is_read_and_as_text() {
        receiver.behaves(Receiver.answering(200, "<script>\r\n\u0000é" + "x".repeat(3_000_000)));
        assertThat(send()).isInstanceOfSatisfying(Fate.Arrived.class, arrived -> assertThat(arrived.answer().start())
                .startsWith("<script> éxxx").hasSizeLessThanOrEqualTo(Sender.MOST_ANSWERED));
        receiver.behaves(exchange -> {
            exchange.sendResponseHeaders(500, 0);
            exchange.getResponseBody().write(new byte[] {(byte) 0xff, (byte) 0xfe, 0, 'a'});
        });
        assertThat(send()).isInstanceOfSatisfying(Fate.Later.class, later ->
                assertThat(later.answer()).isEqualTo(new Fate.Answer(500, "a")));
    }

    @ParameterizedTest
    @CsvSource({"silent", "drips in its body", "drips in its head"})
    @Timeout(60)
    void whoever_is_slow_is_hung_up_on(String how) throws IOException {
        receiver.behaves(switch (how) {
            case "silent" -> _ -> isOver(600_000);
            case "drips in its body" -> this::drip;
            default -> exchange -> {
                exchange.getResponseHeaders().add("X", "x".repeat(100_000));
                drip(exchange);
            };
        });
        try (var hasty = Receiver.sender(Duration.ofMillis(700))) {
            assertThat(key(hasty, receiver.url())).isIn("slow", "broken");
        }
    }

    @Test
    void a_server_that_is_away_or_hangs_up_or_is_somebody_else_is_said_so() throws IOException {
        int closed;
        try (var socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        assertThat(key(sender, "https://" + Receiver.HOST + ":" + closed + "/")).isEqualTo("away");
        assertThat(key(sender, "https://other.duna.example:" + receiver.port() + "/")).isEqualTo("certificate");
        try (var ours = new Sender(new Reach(_ -> here(), _ -> true), SSLContexts.createDefault(), PATIENT)) {
            assertThat(key(ours, receiver.url())).as("nobody vouches for it").isEqualTo("certificate");
        }
        receiver.behaves(HttpExchange::close);
        assertThat(key(sender, receiver.url())).isEqualTo("broken");
    }

    @Test
    void what_was_looked_at_is_what_is_connected_to() throws IOException {
        var answers = new ArrayDeque<>(List.of("127.0.0.1", "127.0.0.2", "127.0.0.2"));
        var reach = new Reach(_ -> new InetAddress[] {InetAddress.ofLiteral(answers.remove())},
                address -> address.getHostAddress().equals("127.0.0.1"));
        try (var wary = new Sender(reach, Receiver.context(), PATIENT)) {
            receiver.behaves(Receiver.answering(200, "", "Connection", "close"));
            assertThat(wary.send(target(), Map.of(), "{}")).isInstanceOf(Fate.Arrived.class);
            assertThat(answers).as("asked once").hasSize(2);
            assertThat(key(wary, receiver.url())).isEqualTo("inside");
        }
        assertThat(receiver.heard()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1", "[::1]", "localhost", "[::ffff:127.0.0.1]", "0.0.0.0"})
    void in_earnest_the_machine_itself_is_told_nothing(String host) throws IOException {
        try (var earnest = new Sender(new Reach(), Receiver.context(), PATIENT)) {
            assertThat(key(earnest, "https://" + host + ":" + receiver.port() + "/")).isEqualTo("inside");
        }
        assertThat(receiver.heard()).isEmpty();
    }

    private Target target() {
        return new Target(URI.create(receiver.url()));
    }

    private Fate send() {
        return sender.send(target(), Map.of(), "{}");
    }

    private static String key(Sender sender, String url) {
        return sender.send(new Target(URI.create(url)), Map.of(), "{}") instanceof Fate.Later later
                ? later.trouble().key().replace("hooks.trouble.", "") : "arrived";
    }

    private static InetAddress[] here() {
        return new InetAddress[] {InetAddress.ofLiteral("127.0.0.1")};
    }

    private void drip(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        while (!isOver(50)) {
            exchange.getResponseBody().write('x');
            exchange.getResponseBody().flush();
        }
    }

    /// Whether the test is over, or comes to be within so many milliseconds.
    private boolean isOver(long millis) {
        try {
            return over.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }
}
