package linecard.entrance;

import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPResponse;
import linecard.web.Reach;

import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Asks identity providers. It follows nothing, keeps nothing, hangs up after ten seconds, reads a
/// megabyte at most, and reaches no address inside but those of hosts that whoever runs Linecard
/// named in `LINECARD_SSO_INSIDE`.
@Component
class Outgoing implements HTTPRequestSender, AutoCloseable {

    static final int MOST_BYTES = 1 << 20;

    private static final Timeout CONNECTING = Timeout.ofSeconds(5);
    private static final Timeout LONGEST = Timeout.ofSeconds(10);

    private final Set<String> inside;
    private final CloseableHttpClient http;

    Outgoing(@Value("${linecard.sso-inside:}") String inside) {
        this.inside = Set.copyOf(List.of(
                inside.toLowerCase(Locale.ROOT).strip().split("[,\\s]+")));
        this.http = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(names())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(CONNECTING)
                                .setSocketTimeout(LONGEST)
                                .setTimeToLive(TimeValue.ofMinutes(1))
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(LONGEST)
                        .setConnectionRequestTimeout(CONNECTING)
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .setUserAgent("Linecard/1")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    /// Whether a host may be asked although it is inside, and without encryption.
    boolean isInside(String host) {
        return inside.contains(host.toLowerCase(Locale.ROOT));
    }

    private DnsResolver names() {
        var outside = new Reach();
        return new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                return isInside(host) ? InetAddress.getAllByName(host) : outside.resolve(host);
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
    }

    @Override
    public void close() throws IOException {
        http.close();
    }

    @Override
    public ReadOnlyHTTPResponse send(ReadOnlyHTTPRequest request) throws IOException {
        var asked = new HttpUriRequestBase(request.getMethod().name(), request.getURI());
        request.getHeaderMap().forEach((name, values) -> values.stream()
                .filter(_ -> !name.equalsIgnoreCase("Content-Type"))
                .forEach(value -> asked.addHeader(name, value)));
        if (request.getMethod() == HTTPRequest.Method.POST) {
            asked.setEntity(new StringEntity(
                    request.getBody() == null ? "" : request.getBody(),
                    ContentType.APPLICATION_FORM_URLENCODED));
        }
        var answer = new CompletableFuture<HTTPResponse>();
        Thread.ofVirtual().name("sign-in").start(() -> exchange(asked, answer));
        try {
            return answer.get(LONGEST.toMilliseconds(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            asked.cancel();
            throw new IOException("too slow", e);
        } catch (InterruptedException e) {
            asked.cancel();
            Thread.currentThread().interrupt();
            throw new IOException("stopped", e);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    private void exchange(HttpUriRequestBase asked, CompletableFuture<HTTPResponse> answer) {
        try {
            answer.complete(http.execute(asked, Outgoing::read));
        } catch (IOException | RuntimeException e) {
            answer.completeExceptionally(e);
        }
    }

    private static HTTPResponse read(ClassicHttpResponse response) throws IOException {
        var answer = new HTTPResponse(response.getCode());
        for (var header : response.getHeaders()) {
            answer.setHeader(header.getName(), header.getValue());
        }
        var entity = response.getEntity();
        if (entity == null) return answer;
        var bytes = entity.getContent().readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) throw new IOException("too long");
        answer.setBody(new String(bytes, StandardCharsets.UTF_8));
        return answer;
    }
}
