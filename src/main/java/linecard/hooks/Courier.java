package linecard.hooks;

import linecard.hooks.Sending.Claimed;
import linecard.web.Reach;

import jakarta.annotation.PreDestroy;
import org.apache.hc.core5.ssl.SSLContexts;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// Writes what an endpoint is told, signs it and hands it over. What is told names the record and
/// says nothing of it: whoever may read it reads it by the API.
@Component
class Courier {

    static final Duration LONGEST = Duration.ofSeconds(10);

    private final boolean isOff;
    private final String address;
    private final JsonMapper json;
    private final Sender sender;

    /// @param setting off where an installation is to tell nobody anything
    /// @param address what links begin with
    @Autowired
    Courier(@Value("${linecard.webhooks:on}") String setting,
            @Value("${linecard.url:}") String address, JsonMapper json) {
        this(setting.equals("off"), address, json,
                new Sender(new Reach(), SSLContexts.createSystemDefault(), LONGEST));
    }

    Courier(boolean isOff, String address, JsonMapper json, Sender sender) {
        this.isOff = isOff;
        this.address = address.strip().replaceAll("/+$", "");
        this.json = json;
        this.sender = sender;
    }

    @PreDestroy
    void close() throws IOException {
        sender.close();
    }

    boolean isOff() {
        return isOff;
    }

    Fate carry(Claimed told, Instant now) {
        var body = body(told.event(), told.subject(), told.subjectVersion(), told.at());
        return sender.send(told.target(), Map.of(
                "webhook-id", told.id().toString(),
                "webhook-timestamp", String.valueOf(now.getEpochSecond()),
                "webhook-signature", Secret.signatures(
                        told.secrets(), told.id().toString(), now, body)), body);
    }

    /// The same bytes at every try.
    String body(Event event, UUID subject, @Nullable Integer version, Instant at) {
        var data = new LinkedHashMap<String, Object>();
        data.put("id", subject.toString());
        if (version != null) data.put("version", version);
        data.put("url", address + event.path(subject));
        var whole = new LinkedHashMap<String, Object>();
        whole.put("type", event.code());
        whole.put("timestamp", at.toString());
        whole.put("data", data);
        return json.writeValueAsString(whole);
    }
}
