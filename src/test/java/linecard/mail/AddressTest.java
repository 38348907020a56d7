package linecard.mail;

import linecard.words.ReadingException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// What is an address, what is a mail server, and how long a letter waits.
class AddressTest {

    @Test
    void an_address_is_read_and_its_domain_becomes_ascii() {
        assertThat(Map.of("anna@alfoldi.example", "anna@alfoldi.example",
                " Anna.Kiss+linecard@Example.COM ", "Anna.Kiss+linecard@example.com",
                "iroda@szűcs.hu", "iroda@xn--szcs-r8a.hu",
                "o'hara@mail.example.co.uk", "o'hara@mail.example.co.uk",
                "a@例え.jp", "a@xn--r8jz45g.jp"))
                .allSatisfy((typed, read) -> assertThat(Address.read(typed).text()).isEqualTo(read));
    }

    @Test
    void what_is_none_is_refused_with_a_sentence() {
        assertThat(Map.of("", "mail.noAddress", "anna", "mail.notAnAddress", "@b.hu", "mail.notAnAddress",
                "x".repeat(250) + "@b.hu", "mail.notAnAddress", "á@b.hu", "mail.notAName",
                "a@b", "mail.notADomain", "a@b.1", "mail.notADomain", "a@-b.hu", "mail.notADomain",
                "a@fußball.de", "mail.ambiguous", "a@[127.0.0.1]", "mail.notADomain"))
                .allSatisfy((typed, key) -> assertThatThrownBy(() -> Address.read(typed)).as(typed)
                        .isInstanceOfSatisfying(ReadingException.class, e -> assertThat(e.key()).isEqualTo(key)));
        for (var hostile : List.of("a@b.hu\r\nBcc: c@d.hu", "a\r\nRCPT TO:<c@d.hu>@b.hu", "a,b@c.hu", "<a@b.hu>",
                "\"a b\"@c.hu", "a@b.hu,c@d.hu", "a@b.hu c@d.hu", "a@b@c.hu", "a..b@c.hu", ".a@c.hu", "a;b@c.hu",
                "a@b.hu\0", "a@b\u2028.hu", "a(b)@c.hu", "a@b..hu", "a@b。hu\r\nx")) {
            assertThatThrownBy(() -> Address.read(hostile)).as(hostile).isInstanceOf(ReadingException.class);
        }
    }

    @Property(tries = 2000)
    void whatever_is_read_is_one_plain_word(@ForAll String typed) {
        for (var text : List.of(typed, typed + "@example.com", "a@" + typed, "a@" + typed + ".hu")) {
            try {
                assertThat(Address.read(text).text()).matches("[\\x21-\\x7e&&[^<>,;:\"()\\[\\]\\\\]]{3,254}");
            } catch (ReadingException e) {
                assertThat(e.key()).startsWith("mail.");
            }
        }
    }

    @Test
    void a_mail_server_is_read_and_its_password_is_never_shown() {
        var plain = Smtp.of("smtp://post%40alfoldi.example:p%3Ass@mail.alfoldi.example", "");
        assertThat(plain).extracting(Smtp::host, Smtp::port, Smtp::isTls, Smtp::user, Smtp::password, Smtp::from)
                .containsExactly("mail.alfoldi.example", 587, false, "post@alfoldi.example", "p:ss",
                        "post@alfoldi.example");
        assertThat(plain.toString()).doesNotContain("p:ss");
        assertThat(plain.properties()).containsEntry("mail.smtp.starttls.required", "true");
        assertThat(Smtp.of("smtps://mail.example:4650", "a@b.example"))
                .extracting(Smtp::port, Smtp::isTls, Smtp::user).containsExactly(4650, true, "");
        assertThat(Smtp.of("smtp://u:p@127.0.0.1:2525", "a@b.example").properties())
                .as("to this very machine").containsEntry("mail.smtp.starttls.required", "false");
        for (var url : List.of("mail.example", "http://mail.example", "smtp://", "smtp://a b", "smtp://a@b/c",
                "smtp://user:secret word@mail.example", "smtp://mail.example?x=y")) {
            assertThatThrownBy(() -> Smtp.of(url, "a@b.example")).as(url).isInstanceOf(ReadingException.class)
                    .hasMessageContaining("LINECARD_SMTP_URL").message().doesNotContain("secret");
        }
        assertThatThrownBy(() -> Smtp.of("smtp://user:pass@mail.example", ""))
                .hasMessageContaining("LINECARD_MAIL_FROM");
    }

    @Test
    void a_letter_waits_as_long_again_as_it_has_waited() {
        var asked = Instant.parse("2026-11-26T08:00:00Z");
        assertThat(Map.of(0, 1, 1, 1, 10, 10, 200, 200, 600, 240, 4000, 240)).allSatisfy((waited, pause) ->
                assertThat(LetterRules.pause(asked, asked.plusSeconds(waited * 60L)))
                        .isEqualTo(Duration.ofMinutes(pause)));
        assertThat(LetterRules.isTooLate(asked, asked.plus(Duration.ofDays(3)))).isFalse();
        assertThat(LetterRules.isTooLate(asked, asked.plus(Duration.ofDays(3)).plusSeconds(1))).isTrue();
    }
}
