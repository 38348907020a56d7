package linecard.hooks;

import linecard.web.Reach;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// The other side: a server with a certificate, which answers as it is told and remembers what it
/// was told.
final class Receiver implements AutoCloseable {

    static final String HOST = "hooks.duna.example";

    private static final char[] PASSWORD = "receiver".toCharArray();

    /// @param headers their names in small letters
    record Heard(Map<String, String> headers, String body) {

        /// As the library of Standard Webhooks wants them.
        Map<String, List<String>> asSent() {
            var sent = new TreeMap<String, List<String>>();
            headers.forEach((name, value) -> sent.put(name, List.of(value)));
            return sent;
        }
    }

    /// How a request is answered.
    @FunctionalInterface
    interface Behaviour {
        void answer(HttpExchange exchange) throws IOException;
    }

    private final HttpsServer server;
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private volatile Behaviour behaviour = answering(200, "");

    Receiver() throws IOException {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context()));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            var headers = new TreeMap<String, String>();
            exchange.getRequestHeaders().forEach((name, values) ->
                    headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
            heard.add(new Heard(headers,
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            try (exchange) {
                behaviour.answer(exchange);
            }
        });
        server.start();
    }

    static Behaviour answering(int status, String body, String... headers) {
        return exchange -> {
            for (int i = 0; i < headers.length; i += 2) exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            if (bytes.length > 0) exchange.getResponseBody().write(bytes);
        };
    }

    Receiver answers(int status) {
        return behaves(answering(status, ""));
    }

    Receiver behaves(Behaviour wanted) {
        behaviour = wanted;
        return this;
    }

    List<Heard> heard() {
        return heard;
    }

    String url() {
        return "https://" + HOST + ":" + port() + "/hook";
    }

    int port() {
        return server.getAddress().getPort();
    }

    /// Trusts the receiver, and finds it under any name.
    static Sender sender(Duration longest) {
        return new Sender(new Reach(_ -> new InetAddress[] {InetAddress.ofLiteral("127.0.0.1")}, _ -> true),
                context(), longest);
    }

    static SSLContext context() {
        try (var file = Receiver.class.getResourceAsStream("/hooks/receiver.p12")) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(file, PASSWORD);
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, PASSWORD);
            var trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, PASSWORD);
            trusted.setCertificateEntry("receiver", store.getCertificate("receiver"));
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            var context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
