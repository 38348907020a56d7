package linecard.mail;

import jakarta.mail.BodyPart;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import linecard.Tables;
import linecard.access.Stale;
import linecard.database.Binding;
import linecard.database.Bound;
import linecard.database.Ids;
import linecard.mail.Written.State;
import linecard.words.Language;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Letters on their way to a good mail server.
class PostmanTest extends PostRoom {

    @Autowired Tables tables;

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

    @Test
    void many_postmen_take_a_letter_once() throws Exception {
        for (int i = 0; i < 5; i++) add(letter());
        try (var many = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) many.submit(() -> deliver());
        }
        assertThat(arrived()).hasSize(5);
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
