package linecard.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import linecard.LinecardTest;
import linecard.Stage;
import linecard.Tables;
import linecard.access.Absent;
import linecard.access.Identities;
import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.database.Binding;
import linecard.database.Bound;
import linecard.database.Ids;
import linecard.jobs.Trouble;
import linecard.mail.ContraryServer.Fault;
import linecard.mail.Written.State;
import linecard.words.Language;
import linecard.words.Words;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.Function;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Letters on their way to mail servers, good ones and others.
@LinecardTest
class PostmanTest {

    private static final String ADDRESS = "arpad@duna.example";

    @Autowired Stage stage;
    @Autowired Tables tables;
    @Autowired Outbox outbox;
    @Autowired Deliveries deliveries;
    @Autowired Identities identities;

    private final GreenMail server = new GreenMail(ServerSetup.SMTP.dynamicPort());
    private Viewer owner;
    private Duration patience = Duration.ofMinutes(1);
    private Duration later = Duration.ZERO;

    @BeforeEach
    void open() {
        owner = stage.company();
        server.start();
    }

    @AfterEach
    void close() {
        server.stop();
    }

    @Test
    void a_letter_arrives_whole_in_its_language_with_what_it_encloses() throws Exception {
        var of = Ids.fresh();
        var id = add(new Letter("Szűcs Árpád", "Arpad@szűcs.example", Language.HUNGARIAN, "Elszámolás, május",
                List.of("Tisztelt Szűcs Árpád!", "Összege 1 234 Ft."))
                .leadingTo("Megnyitás", "/statements/7").enclosing("paper", of).answeredBy("anna@alfoldi.example"));
        deliver();
        var message = arrived().getFirst();
        assertThat(message.getSubject()).isEqualTo("Elszámolás, május");
        assertThat(message.getHeader("Subject")[0]).startsWith("=?UTF-8?");
        assertThat(message.getFrom()[0].toString()).endsWith("<post@linecard.example>");
        assertThat(message.getRecipients(RecipientType.TO)[0].toString()).isEqualTo(
                "=?UTF-8?Q?Sz=C5=B1cs_=C3=81rp=C3=A1d?= <Arpad@xn--szcs-r8a.example>");
        assertThat(message.getReplyTo()[0].toString()).isEqualTo("anna@alfoldi.example");
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(message.getHeader("Content-Language")).containsExactly("hu");
        assertThat(message.getMessageID()).matches("<[0-9a-f-]{36}@linecard.example>");
        var parts = parts(message);
        var link = "https://linecard.example/o/" + owner.organisation().slug() + "/statements/7";
        assertThat(parts.get("text/plain")).contains("Összege 1 234 Ft.", "Megnyitás:", link,
                owner.organisation().name(), "automatikusan");
        assertThat(parts.get("text/html")).contains("lang=\"hu\"", "<br>", "href=\"" + link + "\"", "Összege");
        assertThat(parts.get("application/pdf; name=paper.pdf")).isEqualTo("of " + of + " hu");
        assertThat(of(id)).extracting(Written::state, Written::tries, Written::trouble)
                .containsExactly(State.SENT, 1, null);
        deliver();
        assertThat(arrived()).hasSize(1);
    }

    @Test
    void hostile_content_stays_content() throws Exception {
        add(new Letter("Kiss\r\nBcc: spy@evil.example", ADDRESS, Language.ENGLISH,
                "Hello\r\nBcc: spy@evil.example\r\n\r\nbody",
                List.of("<script>alert(1)</script> & <b>bold</b>\r\n.\r\n", "\u0000.\r\nMAIL FROM:<x@y.example>"))
                .leadingTo("\"><script>", "/a\"><script>?x='y'"));
        deliver();
        var message = arrived().getFirst();
        assertThat(message.getAllRecipients()).hasSize(1);
        assertThat(message.getHeader("Bcc")).isNull();
        assertThat(message.getSubject()).isEqualTo("Hello Bcc: spy@evil.example body");
        assertThat(parts(message).get("text/html")).doesNotContain("<script>", "<b>bold")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp;");
        assertThat(parts(message).get("text/plain")).contains("<script>alert(1)</script> & <b>bold</b>");
        assertThat(arrived()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"UNKNOWN_PERSON, mail.trouble.refused", "CONTENT_REFUSED, mail.trouble.refused"})
    void what_is_refused_for_good_is_given_up_and_says_why(Fault fault, String key) throws Exception {
        var id = add(letter());
        try (var contrary = new ContraryServer(fault)) {
            assertThat(deliver(contrary.port())).as("others may go").isTrue();
            assertThat(of(id)).extracting(Written::state, Written::tries).containsExactly(State.GIVEN_UP, 1);
            assertThat(trouble(id).key()).isEqualTo(key);
            assertThat(trouble(id).arguments().getFirst().toString()).startsWith("55");
        }
    }

    @ParameterizedTest
    @CsvSource({"BUSY, connecting, false", "LATER, later, true", "SENDER_REFUSED, refusing, false",
            "DROPS_IN_DATA, broken, false", "DROPS_AFTER_DATA, broken, false", "DRIPS, slow, false"})
    void any_other_trouble_passes_and_the_letter_goes_later(Fault fault, String key, boolean othersGo)
            throws Exception {
        var id = add(letter());
        try (var contrary = new ContraryServer(fault)) {
            patience = Duration.ofSeconds(2);
            assertThat(deliver(contrary.port())).isEqualTo(othersGo);
            patience = Duration.ofMinutes(1);
            assertThat(of(id)).extracting(Written::state, Written::tries, Written::isTaken)
                    .containsExactly(State.WAITING, 1, false);
            assertThat(trouble(id).key()).isEqualTo("mail.trouble." + key);
            deliver();
            assertThat(arrived()).as("not before its time").isEmpty();
            later = Duration.ofMinutes(3);
            deliver();
            assertThat(of(id)).extracting(Written::state, Written::tries, Written::trouble)
                    .containsExactly(State.SENT, 2, null);
            assertThat(contrary.received()).as("twice the same letter is known for one")
                    .hasSize(fault.name().endsWith("DATA") ? 1 : 0)
                    .allMatch(copy -> copy.contains("Message-ID: " + messageId()));
        }
    }

    @Test
    void a_server_that_is_down_is_waited_for_three_days() throws Exception {
        var id = add(letter());
        int port = server.getSmtp().getPort();
        server.stop();
        int tries = 0;
        while (of(id).state() == State.WAITING && tries < 100) {
            later = Duration.between(Instant.now(), of(id).nextAt()).plusSeconds(1);
            assertThat(deliver(port)).isFalse();
            tries++;
        }
        assertThat(of(id)).extracting(Written::state, Written::tries).containsExactly(State.GIVEN_UP, tries);
        assertThat(tries).isBetween(20, 30);
        assertThat(later).isBetween(Duration.ofDays(3), Duration.ofDays(3).plusHours(4).plusMinutes(1));
        assertThat(trouble(id).key()).isEqualTo("mail.trouble.away");
        server.start();
        Bound.run(owner.binding(), () -> outbox.repeat(owner, id, Address.read("other@duna.example")));
        later = Duration.ofSeconds(1);
        deliver();
        assertThat(arrived().getFirst().getAllRecipients()[0].toString()).contains("other@duna.example");
    }

    @Test
    void without_a_server_letters_stay_and_old_ones_are_not_sent_by_themselves() {
        var id = add(letter());
        postman("").run();
        assertThat(of(id)).extracting(Written::state, Written::tries).containsExactly(State.WAITING, 0);
        later = Duration.ofDays(4);
        deliver();
        assertThat(of(id).state()).isEqualTo(State.GIVEN_UP);
        assertThat(trouble(id).key()).isEqualTo("mail.trouble.old");
        assertThat(arrived()).isEmpty();
    }

    @Test
    void many_postmen_take_a_letter_once() throws Exception {
        for (int i = 0; i < 5; i++) add(letter());
        try (var many = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) many.submit(() -> deliver());
        }
        assertThat(arrived()).hasSize(5);
    }

    @Test
    void what_is_too_large_or_gone_is_given_up_and_what_breaks_is_tried_again() {
        var large = add(letter().enclosing("large", Ids.fresh()));
        var gone = add(letter().enclosing("gone", Ids.fresh()));
        var broken = add(letter().enclosing("broken", Ids.fresh()));
        var unknown = add(letter().enclosing("unknown", Ids.fresh()));
        var good = add(letter());
        deliver();
        assertThat(List.of(large, gone)).allMatch(id -> of(id).state() == State.GIVEN_UP);
        assertThat(trouble(large).text(Words.in(Language.ENGLISH)))
                .isEqualTo("The file large.pdf has 11 MB; with a letter go 10 MB at most.");
        assertThat(trouble(gone).key()).isEqualTo("mail.trouble.gone");
        assertThat(List.of(broken, unknown)).allMatch(id -> of(id).state() == State.WAITING
                && trouble(id).key().equals("mail.trouble.making"));
        assertThat(of(good).state()).isEqualTo(State.SENT);
        assertThat(arrived()).hasSize(1);
    }

    @Test
    void one_that_was_sent_goes_again_as_another_letter() throws Exception {
        var id = add(letter());
        deliver();
        Bound.run(owner.binding(), () -> outbox.repeat(owner, id, Address.read(ADDRESS)));
        later = Duration.ofSeconds(1);
        deliver();
        assertThat(arrived()).hasSize(2);
        assertThat(arrived().getFirst().getMessageID()).isNotEqualTo(arrived().getLast().getMessageID());
    }

    @Test
    void what_letters_said_is_cleared_after_thirty_days_and_their_trace_stays() {
        var old = add(letter());
        var fresh = add(letter());
        var waiting = add(letter());
        deliver();
        Bound.run(owner.binding(), () -> outbox.repeat(owner, waiting, Address.read(ADDRESS)));
        tables.admin().sql("update mail.letter set ended_at = now() - interval '31 days' where id = :id")
                .param("id", old).update();
        Bound.run(Binding.gate(), deliveries::clear);
        assertThat(of(old)).extracting(Written::body, Written::address, Written::state, Written::isRepeatable)
                .containsExactly("", ADDRESS, State.SENT, false);
        assertThat(List.of(fresh, waiting)).allMatch(id -> !of(id).body().isEmpty());
        assertThatThrownBy(() -> Bound.run(owner.binding(),
                () -> outbox.repeat(owner, old, Address.read(ADDRESS)))).isInstanceOf(Stale.class);
    }

    private static Letter letter() {
        return new Letter("Szűcs Árpád", ADDRESS, Language.ENGLISH, "Hello", List.of("Dear Árpád", "Bye"));
    }

    private UUID add(Letter letter) {
        return Bound.call(owner.binding(), () -> outbox.add(owner, letter));
    }

    private Written of(UUID id) {
        return Bound.call(owner.binding(), () -> outbox.of(owner, id));
    }

    private Trouble trouble(UUID id) {
        return Objects.requireNonNull(of(id).trouble());
    }

    private boolean deliver() {
        return deliver(server.getSmtp().getPort());
    }

    /// Takes what is due in this company, and no other test's, to that port.
    private boolean deliver(int port) {
        var postman = postman("smtp://127.0.0.1:" + port);
        var clock = clock();
        boolean goesOn = true;
        for (var due : Bound.call(Binding.gate(), () -> deliveries.due(clock.instant(), 100_000))) {
            if (due.organisation().equals(owner.organisation().id())) goesOn = postman.deliver(due);
        }
        return goesOn;
    }

    private Clock clock() {
        return Clock.fixed(Instant.now().plus(later), ZoneOffset.UTC);
    }

    private Postman postman(String url) {
        var makers = new StaticListableBeanFactory(Map.of(
                "paper", maker("paper", of -> ("of " + of + " hu").getBytes(UTF_8)),
                "large", maker("large", _ -> new byte[11 << 20]),
                "gone", maker("gone", _ -> { throw new Absent("paper"); }),
                "broken", maker("broken", _ -> { throw new IllegalStateException("planted"); })));
        return new Postman(new PostOffice(url, "post@linecard.example", "https://linecard.example/"), deliveries,
                new Carrier(patience), identities, makers.getBeanProvider(Enclosing.class), clock());
    }

    private Enclosing maker(String kind, Function<UUID, byte[]> content) {
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

    private List<MimeMessage> arrived() {
        return Arrays.asList(server.getReceivedMessages());
    }

    private String messageId() {
        try {
            return arrived().getFirst().getMessageID();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What a message holds, by content type.
    private static Map<String, String> parts(MimeMessage message) throws Exception {
        var found = new HashMap<String, String>();
        var open = new ArrayList<Part>(List.of(message));
        while (!open.isEmpty()) {
            var part = open.removeFirst();
            if (part.getContent() instanceof Multipart several) {
                for (int i = 0; i < several.getCount(); i++) open.add((BodyPart) several.getBodyPart(i));
            } else {
                var type = part.getContentType().replaceAll("(?i);\\s*charset=.*", "").replace(";\r\n\t", "; ");
                found.put(type, new String(part.getInputStream().readAllBytes(), UTF_8));
            }
        }
        return found;
    }
}
