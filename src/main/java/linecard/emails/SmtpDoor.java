package linecard.emails;

import jakarta.annotation.PreDestroy;
import linecard.emails.MailIn.Listening;
import linecard.words.ReadingException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.subethamail.smtp.server.SMTPServer;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.util.concurrent.TimeUnit;

/// Where a mail server hands mails over by SMTP (RFC 5321), if it was told so, encrypted by
/// STARTTLS (RFC 3207) where it was given a certificate. It is meant to stand behind the company's
/// own mail server, which keeps off the rest of the world.
@Component
class SmtpDoor {

    private static final Logger LOG = LoggerFactory.getLogger(SmtpDoor.class);

    private static final int MOST_AT_ONCE = 10;
    private static final int MOST_RECIPIENTS = 20;

    private final MailIn settings;
    private final SmtpTls tls;
    private final DropAddresses addresses;
    private final Arrivals arrivals;
    private final Pace pace = new Pace();
    private final Clock clock;
    private @Nullable SMTPServer server;

    SmtpDoor(MailIn settings, SmtpTls tls, DropAddresses addresses, Arrivals arrivals,
            Clock clock) {
        this.settings = settings;
        this.tls = tls;
        this.addresses = addresses;
        this.arrivals = arrivals;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void open() {
        settings.listening().ifPresent(this::open);
    }

    /// A door that cannot be opened keeps the program from nothing else.
    private void open(Listening at) {
        try {
            tls.open();
            var opened = SMTPServer.port(at.port())
                    .bindAddress(InetAddress.getByName(at.host()))
                    .hostName(settings.domain())
                    .softwareName("Linecard")
                    .maxConnections(MOST_AT_ONCE)
                    .maxRecipients(MOST_RECIPIENTS)
                    .maxMessageSize(IncomingReader.MOST_BYTES)
                    .connectionTimeout(1, TimeUnit.MINUTES)
                    .enableTLS(tls.isOn())
                    .requireTLS(tls.isRequired())
                    .startTlsSocketFactory(tls::encrypted)
                    .insertReceivedHeaders(false)
                    .messageHandlerFactory(context -> new SmtpTalk(
                            settings, addresses, arrivals, pace, clock))
                    .build();
            opened.start();
            server = opened;
        } catch (ReadingException e) {
            LOG.error("no mail comes in at {}:{}: {}", at.host(), at.port(), e.getMessage());
        } catch (IOException | RuntimeException e) {
            LOG.error("no mail comes in at {}:{}", at.host(), at.port(), e);
        }
    }

    /// The port at which it listens now; 0 where it does not.
    int port() {
        return server == null ? 0 : server.getPortAllocated();
    }

    @PreDestroy
    void close() {
        if (server != null) server.stop();
        server = null;
    }
}
