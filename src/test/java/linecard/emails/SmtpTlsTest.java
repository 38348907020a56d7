package linecard.emails;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import linecard.LinecardTest;
import linecard.Town;
import linecard.access.Viewer;
import linecard.database.Bound;
import linecard.words.ReadingException;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigInteger;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Properties;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// The door for mails with a certificate, and a real client in front of it.
@LinecardTest
class SmtpTlsTest {

    @Autowired Town town;
    @Autowired DropAddresses addresses;
    @Autowired Arrivals arrivals;
    @Autowired Emails emails;

    @TempDir Path folder;
    Viewer viewer;
    String drop;
    SmtpDoor door;
    Path certificate;
    Path key;

    @BeforeEach
    void make() throws Exception {
        viewer = town.company().owner();
        drop = Bound.call(viewer.binding(), () -> addresses.make(viewer)) + "@drop.example";
        certificate = folder.resolve("mail.pem");
        key = folder.resolve("mail.key");
        renew("RSA", 1);
        door = door(new SmtpTls("", "", "", Clock.systemUTC()));
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void a_mail_arrives_encrypted_and_one_that_is_not_is_refused_where_that_is_required() throws Exception {
        open("required");
        send("encrypted", "starttls.required", "true", "ssl.protocols", "TLSv1.3");
        send("of 1.2", "starttls.required", "true", "ssl.protocols", "TLSv1.2");
        assertThat(arrived()).contains("encrypted", "of 1.2");
        assertThatThrownBy(() -> send("plain")).hasMessageContaining("530");
        assertThatThrownBy(() -> send("old", "starttls.required", "true", "ssl.protocols", "TLSv1.1"))
                .isInstanceOf(MessagingException.class);
        assertThat(arrived()).doesNotContain("plain", "old");
    }

    @Test
    void where_it_is_offered_a_mail_may_come_without() throws Exception {
        open("");
        send("plain");
        send("encrypted", "starttls.required", "true");
        assertThat(arrived()).contains("plain", "encrypted");
    }

    @Test
    void without_a_certificate_nothing_is_offered() throws Exception {
        send("plain");
        assertThatThrownBy(() -> send("wanted", "starttls.required", "true"))
                .hasMessageContaining("STARTTLS");
    }

    @Test
    void a_renewed_certificate_is_taken_and_a_broken_one_is_not() throws Exception {
        open("required");
        assertThat(shown()).isEqualTo(1);
        renew("EC", 22);
        assertThat(shown()).isEqualTo(22);
        Files.writeString(certificate, "-----BEGIN CERTIFICATE-----\nhalf of");
        assertThat(shown()).as("half written").isEqualTo(22);
        Files.delete(certificate);
        assertThat(shown()).as("gone").isEqualTo(22);
        renew("Ed25519", 333);
        assertThat(shown()).isEqualTo(333);
    }

    /// What comes in the clear behind the word that begins encryption is nothing that was said.
    @Test
    void nothing_is_smuggled_in_before_encryption() throws Exception {
        open("required");
        try (var socket = new Socket("127.0.0.1", door.port())) {
            socket.setSoTimeout(20_000);
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
            in.readLine();
            socket.getOutputStream().write(("STARTTLS\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<"
                    + drop + ">\r\n").getBytes(UTF_8));
            assertThat(in.readLine()).startsWith("220");
            try (var encrypted = new Eye().factory().createSocket(socket, "127.0.0.1", door.port(), true)) {
                encrypted.getOutputStream().write("DATA\r\n".getBytes(UTF_8));
                assertThat(new BufferedReader(new InputStreamReader(encrypted.getInputStream(), UTF_8)).readLine())
                        .as("no sender was told").startsWith("503");
            }
        }
    }

    @Test
    void what_cannot_be_used_opens_no_door_and_is_said_in_a_sentence() throws Exception {
        var other = folder.resolve("other.key");
        write(other, "PRIVATE KEY", pair("RSA").getPrivate().getEncoded());
        var text = Files.writeString(folder.resolve("text"), "no PEM");
        var none = folder.resolve("none").toString();
        var pem = certificate.toString();
        var secret = key.toString();
        for (var wrong : List.of(
                List.of(none, secret, "", none + " is no text file"),
                List.of(pem, none, "", none + " is no text file"),
                List.of(text.toString(), secret, "", text + " holds no certificate"),
                List.of(secret, secret, "", secret + " holds no certificate"),
                List.of(pem, pem, "", pem + " holds no private key"),
                List.of(pem, other.toString(), "", "the key in " + other),
                List.of(pem, "", "", "LINECARD_MAIL_IN_KEY"),
                List.of("", "", "required", "LINECARD_MAIL_IN_CERTIFICATE"),
                List.of(pem, secret, "sometimes", "LINECARD_MAIL_IN_TLS"))) {
            var tls = new SmtpTls(wrong.get(0), wrong.get(1), wrong.get(2), Clock.systemUTC());
            assertThatThrownBy(tls::open).as("%s", wrong).isInstanceOf(ReadingException.class)
                    .hasMessageContaining(wrong.get(3));
            var shut = door(tls);
            assertThat(shut.port()).as("%s", wrong).isZero();
            shut.close();
        }
    }

    private void open(String mode) {
        door.close();
        door = door(new SmtpTls(certificate.toString(), key.toString(), mode, Clock.systemUTC()));
        assertThat(door.port()).isPositive();
    }

    private SmtpDoor door(SmtpTls tls) {
        var opened = new SmtpDoor(new MailIn("drop.example", "127.0.0.1:0", ""), tls, addresses, arrivals,
                Clock.systemUTC());
        opened.open();
        return opened;
    }

    private static KeyPair pair(String kind) throws Exception {
        var generator = KeyPairGenerator.getInstance(kind);
        if (kind.equals("RSA")) generator.initialize(2048);
        return generator.generateKeyPair();
    }

    /// @param serial its length tells it from the one before, should both be of one moment
    private void renew(String kind, int serial) throws Exception {
        var pair = pair(kind);
        var name = new X500Name("CN=drop.example");
        var now = Instant.now();
        var made = new JcaX509CertificateConverter().getCertificate(new JcaX509v3CertificateBuilder(
                name, BigInteger.valueOf(serial), Date.from(now.minus(Duration.ofDays(1))),
                Date.from(now.plus(Duration.ofDays(1))), name, pair.getPublic())
                .build(new JcaContentSignerBuilder(switch (kind) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    default -> kind;
                }).build(pair.getPrivate())));
        write(certificate, "CERTIFICATE", made.getEncoded());
        write(key, "PRIVATE KEY", pair.getPrivate().getEncoded());
    }

    private static void write(Path file, String what, byte[] content) throws IOException {
        Files.writeString(file, "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder().encodeToString(content) + "\n-----END " + what + "-----\n");
    }

    /// @param properties of Jakarta Mail by name and value, without what they begin with
    private SMTPTransport transport(Eye eye, String... properties) throws Exception {
        var all = new Properties();
        all.put("mail.smtp.ssl.socketFactory", eye.factory());
        all.setProperty("mail.smtp.ssl.checkserveridentity", "false");
        for (int i = 0; i < properties.length; i += 2) {
            all.setProperty("mail.smtp." + properties[i], properties[i + 1]);
        }
        var transport = (SMTPTransport) Session.getInstance(all).getTransport("smtp");
        transport.connect("127.0.0.1", door.port(), null, null);
        return transport;
    }

    private void send(String subject, String... properties) throws Exception {
        var message = new MimeMessage(Session.getInstance(new Properties()));
        message.setFrom(new InternetAddress(viewer.user().email()));
        message.setRecipients(RecipientType.TO, "ember@n.example");
        message.setSubject(subject);
        message.setText(subject);
        message.saveChanges();
        try (var transport = transport(new Eye(), properties)) {
            transport.sendMessage(message, new InternetAddress[] {new InternetAddress(drop)});
        }
    }

    private long shown() throws Exception {
        var eye = new Eye();
        transport(eye, "starttls.required", "true").close();
        return eye.seen.getFirst().getSerialNumber().longValueExact();
    }

    private List<String> arrived() {
        return Bound.call(viewer.binding(), () -> emails.latest(viewer,
                new EmailFilter(false, null, null, ""), 100)).stream().map(Email::subject).toList();
    }

    /// Trusts every certificate, and keeps those that it was shown.
    private static final class Eye implements X509TrustManager {

        private final List<X509Certificate> seen = new ArrayList<>();

        SSLSocketFactory factory() throws Exception {
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {this}, null);
            return context.getSocketFactory();
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {
            throw new AssertionError("no client");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
            seen.add(chain[0]);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
