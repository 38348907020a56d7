package linecard.emails;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags.Flag;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import linecard.LinecardTest;
import linecard.Tables;
import linecard.Town;
import linecard.Town.Company;
import linecard.Visitor;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.database.Bound;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static linecard.Visitor.body;
import static org.assertj.core.api.Assertions.assertThat;

/// Mails that mail servers hand over, and mailboxes in which they lie: with a real client against
/// our door, and with our client against a real server.
@LinecardTest
class ArrivalsTest {

    @Autowired ApplicationContext program;
    @Autowired Town town;
    @Autowired Tables tables;
    @Autowired SmtpDoor door;
    @Autowired DropAddresses addresses;
    @Autowired Arrivals arrivals;
    @Autowired Emails emails;

    Company company;
    Viewer rep;
    String drop;

    @BeforeEach
    void open() {
        company = town.company();
        rep = town.somebody(company, Role.REP, company.north());
        drop = Bound.call(rep.binding(), () -> addresses.make(rep)) + "@drop.example";
    }

    @Test
    void a_mail_sent_by_smtp_stands_at_the_contact_and_the_account_once() throws Exception {
        for (int i = 0; i < 2; i++) {
            var message = new MimeMessage(session());
            message.setFrom(new InternetAddress(rep.user().email(), "Szűcs Árpád"));
            message.setRecipients(RecipientType.TO, "Ember Mark <Ember@n.example>");
            message.setSubject("Árajánlat", "utf-8");
            message.setText("Küldöm az ajánlatot.\n.\n<script>alert(1)</script>", "utf-8");
            message.saveChanges();
            message.setHeader("Message-ID", "<offer-1@" + rep.organisation().slug() + ">");
            try (var transport = session().getTransport("smtp")) {
                transport.connect();
                transport.sendMessage(message, new InternetAddress[] {new InternetAddress(drop)});
            }
        }
        var visitor = new Visitor(program, rep);
        assertThat(body(visitor.get("/accounts/" + company.north().id("account") + "/timeline")).split(">Árajánlat<"))
                .hasSize(2);
        assertThat(visitor.get("/contacts/" + company.north().id("contact"))).bodyText()
                .contains("Árajánlat", "data-copy=\"" + drop);
        var desk = new Visitor(program, company.owner());
        var id = all().getFirst().id();
        assertThat(desk.get("/emails/" + id)).hasStatusOk().bodyText()
                .contains("Küldöm az ajánlatot.", "&lt;script&gt;", "Account N", "Ember MarkN")
                .doesNotContain("<script>alert");
        var rival = new Visitor(program, town.somebody(company, Role.AGENCY_OWNER, company.south()));
        assertThat(rival.get("/emails/" + id)).hasStatus(404);
        assertThat(rival.get("/emails")).bodyText().doesNotContain("Árajánlat");
    }

    @Test
    void only_drop_addresses_take_mails_and_the_talk_goes_on_after_a_refusal() throws Exception {
        try (var talk = new Talk()) {
            assertThat(talk.say("EHLO x")).contains("SIZE 26214400");
            talk.say("MAIL FROM:<a@b.example>");
            for (var wrong : List.of("nobody@drop.example", drop.replace("drop.", "other."), "'or 1=1--@drop.example",
                    drop.substring(1))) {
                assertThat(talk.say("RCPT TO:<" + wrong + ">")).startsWith("550");
            }
            assertThat(talk.say("RCPT TO:<" + drop.toUpperCase(Locale.ROOT) + ">")).startsWith("250");
            assertThat(talk.say("DATA")).startsWith("354");
            assertThat(talk.say("no mail at all\r\n\r\nMAIL FROM:<smuggled@x.example>\r\n.")).startsWith("554 5.6.0");
            assertThat(talk.say("RSET")).startsWith("250");
            talk.say("MAIL FROM:<a@b.example>");
            talk.say("RCPT TO:<" + drop + ">");
            talk.say("DATA");
            var large = "x".repeat(1022) + "\r\n";
            assertThat(talk.say("From: a@b.example\r\n\r\n" + large.repeat(26 << 10) + ".")).startsWith("552");
            talk.say("RSET");
            talk.say("MAIL FROM:<>");
            talk.say("RCPT TO:<" + drop + ">");
            talk.say("DATA");
            assertThat(talk.say("From: ember@n.example\r\nSubject: bounced\r\n\r\nx\r\n.")).startsWith("250");
        }
        assertThat(all()).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).isEqualTo("bounced");
            assertThat(mail.isAutomatic()).as("from nobody").isTrue();
        });
        assertThat(waiting(rep)).as("placed by nobody").hasSize(1);
        Bound.run(rep.binding(), () -> addresses.remove(rep));
        try (var talk = new Talk()) {
            talk.say("HELO x");
            talk.say("MAIL FROM:<a@b.example>");
            for (int i = 0; i < 10; i++) assertThat(talk.say("RCPT TO:<" + drop + ">")).startsWith("550");
            assertThat(talk.say("RCPT TO:<" + drop + ">")).startsWith("421");
        }
    }

    @Test
    void nobody_is_answered_and_what_is_not_placed_is_its_members_alone() {
        take("From: x@unknown.example\r\nMessage-ID: <u@x>\r\nSubject: Xqsecret\r\n\r\nXqsecret");
        take("From: ember@n.example\r\nAuto-Submitted: auto-replied\r\nMessage-ID: <v@x>\r\nSubject: Away\r\n\r\nx");
        assertThat(waiting(rep)).hasSize(2);
        assertThat(tables.admin().sql("select count(*) from mail.letter where to_address like '%unknown.example'")
                .query(Long.class).single()).isZero();
        for (var other : List.of(company.owner(), town.somebody(company, Role.AGENCY_OWNER, company.north()))) {
            var visitor = new Visitor(program, other);
            assertThat(visitor.get("/emails")).bodyText().doesNotContain("Xqsecret");
            assertThat(visitor.get("/emails.csv")).bodyText().doesNotContain("Xqsecret");
            for (var mail : all()) assertThat(visitor.get("/emails/" + mail.id())).hasStatus(404);
        }
        tables.admin().sql("update emails.email set received_at = now() - interval '20 days'"
                + " where user_id = :user").param("user", rep.user().id()).update();
        Bound.run(company.owner().binding(), () -> emails.clear(company.owner()));
        assertThat(waiting(rep)).singleElement().extracting(Email::subject).isEqualTo("Xqsecret");
    }

    @Test
    void mails_that_lie_in_a_mailbox_are_taken_once() throws Exception {
        var server = new GreenMail(new ServerSetup[] {ServerSetup.IMAP.dynamicPort(), ServerSetup.SMTP.dynamicPort()});
        server.start();
        try {
            var user = server.setUser("all@drop.example", "all", "s:cret@");
            for (var mail : List.of("To: Ember <ember@n.example>\r\nX-Original-To: " + drop
                    + "\r\nFrom: rep@x.example\r\nMessage-ID: <i1@x>\r\nSubject: imapped\r\n\r\nx",
                    "From: spam@x.example\r\nTo: nobody@drop.example\r\n\r\nspam", "no mail, To: " + drop)) {
                user.deliver(GreenMailUtil.newMimeMessage(
                        new ByteArrayInputStream(mail.getBytes(UTF_8))));
            }
            var settings = new MailIn("drop.example", "",
                    "imap://all:s%3Acret%40@127.0.0.1:" + server.getImap().getPort());
            var round = new ImapRound(settings, addresses, arrivals, Clock.systemUTC());
            round.run();
            round.run();
            assertThat(all()).singleElement().satisfies(mail -> {
                assertThat(mail.subject()).isEqualTo("imapped");
                assertThat(mail.way()).isEqualTo(Way.IMAP);
            });
            assertThat(waiting(rep)).isEmpty();
            var inbox = server.getManagers().getImapHostManager().getInbox(user);
            assertThat(inbox.getMessages()).hasSize(3).allMatch(one -> one.getFlags().contains(Flag.SEEN));
            user.setPassword("another");
            round.run();
        } finally {
            server.stop();
        }
        new ImapRound(new MailIn("drop.example", "", "imap://a:b@127.0.0.1:1"), addresses, arrivals,
                Clock.systemUTC()).run();
    }

    @Test
    void settings_that_are_not_understood_let_nothing_in() {
        assertThat(new MailIn("drop.example", "127.0.0.1:2525", "").isOn()).isTrue();
        assertThat(new MailIn("árvíz.example", "127.0.0.1:1", "").domain()).isEqualTo("xn--rvz-dla6d.example");
        for (var wrong : List.of(List.of("", "127.0.0.1:1", ""), List.of("no domain", "127.0.0.1:1", ""),
                List.of("a.example", "2525", ""), List.of("a.example", "x:99999", ""),
                List.of("a.example", "", "http://x"), List.of("a.example", "", "imaps://host"))) {
            assertThat(new MailIn(wrong.get(0), wrong.get(1), wrong.get(2)).isOn()).as("%s", wrong).isFalse();
        }
        assertThat(new MailIn("a.example", "", "imaps://u:p@h/In").mailbox().orElseThrow().toString())
                .isEqualTo("imaps://h:993/In");
    }

    @Test
    void a_person_who_is_erased_is_in_no_mail_of_anybody() {
        take("From: Xqperson <ember@n.example>\r\nMessage-ID: <p@x>\r\nSubject: Xqmail\r\n\r\nXqmail");
        take("From: x@y.example\r\nTo: ember@n.example\r\nPrecedence: bulk\r\nMessage-ID: <q@x>\r\n\r\nXqmail too");
        assertThat(waiting(rep)).hasSize(1);
        var desk = new Visitor(program, company.owner());
        var at = "/contacts/" + company.north().id("contact");
        assertThat(desk.get(at + "/personal-data.json")).bodyText().contains("Xqmail");
        assertThat(desk.get(at + "/personal-data.pdf")).hasStatusOk();
        assertThat(desk.post(at + "/erasure", "word", "Ember")).hasStatus(303);
        assertThat(tables.holding(company.owner(), "xqmail")).isEmpty();
        assertThat(all()).isEmpty();
    }

    private void take(String mail) {
        Bound.run(rep.binding(), () -> {
            try {
                arrivals.take(rep, IncomingReader.read(new ByteArrayInputStream(mail.getBytes(UTF_8)),
                        Clock.systemUTC().instant()), Way.SMTP);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private List<Email> all() {
        return Bound.call(rep.binding(),
                () -> emails.latest(rep, new EmailFilter(false, null, null, ""), 10)).stream()
                .filter(mail -> mail.user().equals(rep.user().id())).toList();
    }

    private List<Email> waiting(Viewer viewer) {
        return Bound.call(viewer.binding(), () -> emails.latest(viewer, EmailFilter.WAITING, 10));
    }

    private Session session() {
        var properties = new Properties();
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.port", Integer.toString(door.port()));
        return Session.getInstance(properties);
    }

    /// Speaks SMTP line by line.
    private final class Talk implements AutoCloseable {

        private final Socket socket = new Socket("127.0.0.1", door.port());
        private final BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));

        Talk() throws IOException {
            socket.setSoTimeout(20_000);
            answer();
        }

        String say(String line) throws IOException {
            socket.getOutputStream().write((line + "\r\n").getBytes(UTF_8));
            return answer();
        }

        private String answer() throws IOException {
            var lines = new ArrayList<String>();
            String line;
            do {
                line = in.readLine();
                lines.add(line);
            } while (line != null && line.length() > 3 && line.charAt(3) == '-');
            return String.join("\n", lines);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
