package linecard.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import linecard.LinecardTest;
import linecard.Stage;
import linecard.access.Absent;
import linecard.access.Identities;
import linecard.access.Viewer;
import linecard.database.Binding;
import linecard.database.Bound;
import linecard.jobs.Trouble;
import linecard.words.Language;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/// A test of letters on their way from a company of its own to a mail server.
@LinecardTest
abstract class PostRoom {

    static final String ADDRESS = "arpad@duna.example";

    @Autowired Stage stage;
    @Autowired Outbox outbox;
    @Autowired Deliveries deliveries;
    @Autowired Identities identities;

    final GreenMail server = new GreenMail(ServerSetup.SMTP.dynamicPort());
    Viewer owner;
    Duration patience = Duration.ofMinutes(1);
    Duration later = Duration.ZERO;

    @BeforeEach
    void open() {
        owner = stage.company();
        server.start();
    }

    @AfterEach
    void close() {
        server.stop();
    }

    static Letter letter() {
        return new Letter("Szűcs Árpád", ADDRESS, Language.ENGLISH, "Hello", List.of("Dear Árpád", "Bye"));
    }

    UUID add(Letter letter) {
        return Bound.call(owner.binding(), () -> outbox.add(owner, letter));
    }

    Written of(UUID id) {
        return Bound.call(owner.binding(), () -> outbox.of(owner, id));
    }

    Trouble trouble(UUID id) {
        return Objects.requireNonNull(of(id).trouble());
    }

    boolean deliver() {
        return deliver(server.getSmtp().getPort());
    }

    /// Takes what is due in this company, and no other test's, to that port.
    boolean deliver(int port) {
        var postman = postman("smtp://127.0.0.1:" + port);
        var clock = clock();
        boolean goesOn = true;
        for (var due : Bound.call(Binding.gate(), () -> deliveries.due(clock.instant(), 100_000))) {
            if (due.organisation().equals(owner.organisation().id())) goesOn = postman.deliver(due);
        }
        return goesOn;
    }

    Clock clock() {
        return Clock.fixed(Instant.now().plus(later), ZoneOffset.UTC);
    }

    Postman postman(String url) {
        var makers = new StaticListableBeanFactory(Map.of(
                "paper", maker("paper", of -> ("of " + of + " hu").getBytes(UTF_8)),
                "large", maker("large", _ -> new byte[11 << 20]),
                "gone", maker("gone", _ -> { throw new Absent("paper"); }),
                "broken", maker("broken", _ -> { throw new IllegalStateException("planted"); })));
        return new Postman(new PostOffice(url, "post@linecard.example", "https://linecard.example/"), deliveries,
                new Carrier(patience), identities, makers.getBeanProvider(Enclosing.class), clock());
    }

    Enclosing maker(String kind, Function<UUID, byte[]> content) {
        return new Enclosing() {
            @Override
            public String kind() {
                return kind;
            }

            @Override
            public File make(Viewer viewer, UUID subject, Language in) {
                assertThat(viewer.organisation().id()).isEqualTo(owner.organisation().id());
                return new File(kind + ".pdf", "application/pdf", content.apply(subject));
            }
        };
    }

    List<MimeMessage> arrived() {
        return Arrays.asList(server.getReceivedMessages());
    }
}
