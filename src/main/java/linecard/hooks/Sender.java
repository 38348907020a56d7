package linecard.hooks;

import linecard.hooks.Fate.Answer;
import linecard.jobs.Trouble;
import linecard.web.Reach;

import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

/// Hands one telling to an endpoint and understands its answer. It follows nothing, keeps nothing,
/// reads no more of an answer than is shown, and after a few seconds hangs up.
final class Sender implements AutoCloseable {

    /// So many bytes of an answer are kept.
    static final int MOST_ANSWERED = 500;

    private static final Timeout CONNECTING = Timeout.ofSeconds(5);
    private static final int CONNECTIONS = 32;

    private final CloseableHttpClient http;
    private final Duration longest;

    /// @param longest however slowly it drips, after so long the connection is cut
    Sender(Reach reach, SSLContext trusted, Duration longest) {
        this.longest = longest;
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(reach)
                .setTlsSocketStrategy(new DefaultClientTlsStrategy(trusted))
                .setMaxConnTotal(CONNECTIONS)
                .setMaxConnPerRoute(2)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(CONNECTING)
                        .setSocketTimeout(Timeout.of(longest))
                        .setTimeToLive(TimeValue.ofMinutes(1))
                        .build())
                .build();
        this.http = HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(Timeout.of(longest))
                        .setConnectionRequestTimeout(CONNECTING)
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .setUserAgent("Linecard-Webhooks/1")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .disableConnectionState()
                .build();
    }

    @Override
    public void close() throws IOException {
        http.close();
    }

    /// Posts the body, and waits for the answer.
    Fate send(Target target, Map<String, String> headers, String body) {
        var post = new HttpPost(target.uri());
        headers.forEach(post::setHeader);
        post.setEntity(new StringEntity(body, ContentType.APPLICATION_JSON));
        var answered = new CompletableFuture<Fate>();
        Thread.ofVirtual().name("webhook").start(() -> exchange(post, answered));
        try {
            return answered.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            post.cancel();
            return slow();
        } catch (InterruptedException e) {
            post.cancel();
            Thread.currentThread().interrupt();
            return endpoints("hooks.trouble.stopped");
        } catch (ExecutionException e) {
            return fate(Objects.requireNonNull(e.getCause()));
        }
    }

    /// What is left of a long answer is not waited for.
    private void exchange(HttpPost post, CompletableFuture<Fate> answered) {
        try {
            http.execute(post, response -> {
                var start = start(response);
                answered.complete(fate(new Answer(response.getCode(), text(start))));
                if (start.length == MOST_ANSWERED) post.cancel();
                return null;
            });
        } catch (IOException | RuntimeException e) {
            answered.completeExceptionally(e);
        }
    }

    private static byte[] start(ClassicHttpResponse response) throws IOException {
        var entity = response.getEntity();
        return entity == null ? new byte[0] : entity.getContent().readNBytes(MOST_ANSWERED);
    }

    private static String text(byte[] start) {
        return new String(start, StandardCharsets.UTF_8)
                .replaceAll("[\\p{Cntrl}\\uFFFD\\s]+", " ").strip();
    }

    private static Fate fate(Answer answer) {
        int status = answer.status();
        if (status >= 200 && status < 300) return new Fate.Arrived(answer);
        return switch (status) {
            case 410 -> new Fate.Gone(answer);
            case 301, 302, 303, 307, 308 -> new Fate.Later(
                    answer, Trouble.of("hooks.trouble.elsewhere", (long) status), true);
            case 429, 502, 503, 504 -> new Fate.Later(
                    answer, Trouble.of("hooks.trouble.busy", (long) status), true);
            default -> new Fate.Later(
                    answer, Trouble.of("hooks.trouble.refused", (long) status), false);
        };
    }

    private Fate fate(Throwable cause) {
        return switch (cause) {
            case Reach.Inside _ -> endpoints("hooks.trouble.inside");
            case UnknownHostException _ -> endpoints("hooks.trouble.unknown");
            case ConnectTimeoutException _ -> endpoints("hooks.trouble.away");
            case SocketTimeoutException _ -> slow();
            case ConnectException _ -> endpoints("hooks.trouble.away");
            case SSLException _ -> endpoints("hooks.trouble.certificate");
            case IOException _ -> endpoints("hooks.trouble.broken");
            default -> throw new IllegalStateException(cause);
        };
    }

    private Fate slow() {
        return new Fate.Later(Answer.NONE,
                Trouble.of("hooks.trouble.slow", longest.toSeconds()), true);
    }

    private static Fate endpoints(String key) {
        return new Fate.Later(Answer.NONE, Trouble.of(key), true);
    }
}
