package linecard.emails;

import linecard.Processor;
import linecard.files.Kept;
import linecard.words.ReadingException;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Mails as people send them, and as nobody should.
class IncomingReaderTest {

    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
    private static final String HEAD = "From: A <a@b.example>\r\nTo: c@d.example\r\nSubject: S\r\n"
            + "Message-ID: <1@b.example>\r\nDate: Wed, 25 Nov 2026 10:00:00 +0100\r\n";

    private static Incoming read(byte[] mail) {
        try {
            return Processor.within(Duration.ofSeconds(5),
                    () -> IncomingReader.read(new ByteArrayInputStream(mail), NOW));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Incoming read(String mail) {
        return read(mail.getBytes(UTF_8));
    }

    private static Incoming multipart(String... parts) {
        var mail = new StringBuilder(HEAD + "Content-Type: multipart/mixed; boundary=x\r\n\r\n");
        for (var part : parts) mail.append("--x\r\n").append(part).append("\r\n");
        return read(mail.append("--x--\r\n").toString());
    }

    @Test
    void a_mail_is_read_with_its_people_its_text_and_its_files() {
        var mail = read("""
                From: =?utf-8?Q?Sz=C5=B1cs_=C3=81rp=C3=A1d?= <Arpad@Duna.example>
                To: "Nagy, Béla" <bela@alfoldi.example>, cc@x.example
                Cc: Harmadik <harmadik@x.example>
                Subject: =?utf-8?B?w4FyYWrDoW5sYXQ=?= =?utf-8?Q?k=C3=A9r=C3=A9s?=
                Date: Wed, 25 Nov 2026 10:00:00 +0100
                Message-ID: <42@duna.example>
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary="x"

                --x
                Content-Type: multipart/alternative; boundary=y

                --y
                Content-Type: text/plain; charset=iso-8859-2
                Content-Transfer-Encoding: quoted-printable

                Tisztelt C=EDm!=20
                K=E9rj=FCk az aj=E1nlatot.

                --y
                Content-Type: text/html; charset=utf-8

                <b>unused</b>
                --y--
                --x
                Content-Type: application/pdf; name="=?utf-8?B?w6FydsOtei5wZGY=?="
                Content-Transfer-Encoding: base64

                JVBERi0xLjQK
                --x
                Content-Type: image/png
                Content-ID: <logo>

                logo
                --x--
                """);
        assertThat(mail.from()).isEqualTo(new Party("Szűcs Árpád", "arpad@duna.example"));
        assertThat(mail.recipients()).containsExactly("Nagy, Béla <bela@alfoldi.example>",
                "cc@x.example", "Harmadik <harmadik@x.example>");
        assertThat(mail.subject()).isEqualTo("Árajánlatkérés");
        assertThat(mail.sentAt()).isEqualTo(Instant.parse("2026-11-25T09:00:00Z"));
        assertThat(mail.key()).isEqualTo("<42@duna.example>");
        assertThat(mail.text()).isEqualTo("Tisztelt Cím!\nKérjük az ajánlatot.");
        assertThat(mail.pieces()).singleElement().satisfies(piece -> {
            assertThat(piece.name()).isEqualTo("árvíz.pdf");
            assertThat(piece.size()).isEqualTo(9);
        });
        assertThat(mail.isAutomatic() || mail.isBroken() || mail.isCut()).isFalse();
    }

    @Test
    void html_becomes_what_one_reads_and_nothing_of_it_runs() {
        var mail = read(HEAD + """
                Content-Type: text/html; charset=utf-8

                <html><head><title>no</title><style>p{}</style></head><body onload="x()">
                <script>alert(1)</script><p>Kedves&nbsp;Anna!</p><p>Első<br>második</p>
                <div style="display: none">rejtett</div><ul><li>egy</li><li>kettő</li></ul>
                <img src="http://spy.example/pixel.gif"><a href="javascript:x()">ide</a>
                <table><tr><td>a</td><td>b</td></tr></table></body></html>
                """);
        assertThat(mail.text()).contains("Kedves Anna!", "Első\nmásodik", "– egy\n", "– kettő", "ide",
                "a b").doesNotContain("alert", "spy", "rejtett", "no", "javascript", "p{}");
    }

    @Test
    void nesting_a_thousand_deep_ends_where_nobody_nests_any_more() {
        var deep = new StringBuilder(HEAD);
        for (int i = 0; i < 1_000; i++) {
            deep.append("Content-Type: multipart/mixed; boundary=b").append(i)
                    .append("\r\n\r\n--b").append(i)
                    .append(i == 0 ? "\r\n\r\nfirst text\r\n--b0\r\n" : "\r\n");
        }
        var mail = read(deep + "Content-Type: text/plain\r\n\r\nnever\r\n");
        assertThat(mail.isBroken()).isTrue();
        assertThat(mail.text()).isEqualTo("first text");
        var html = "x" + "<div>".repeat(200_000);
        assertThat(read(HEAD + "Content-Type: text/html\r\n\r\n" + html).text()).contains("x");
    }

    @Test
    void ten_thousand_recipients_are_counted_and_few_are_named() {
        var many = new StringBuilder();
        for (int i = 0; i < 10_000; i++) many.append("P <p").append(i).append("@x.example>,\r\n ");
        var mail = read("From: a@b.example\r\nTo: " + many + "last@x.example\r\n\r\nhello");
        assertThat(mail.to()).hasSize(10_001);
        assertThat(mail.recipients()).hasSize(50);
        assertThat(mail.addresses()).hasSize(200).startsWith("a@b.example", "p0@x.example");
    }

    @ParameterizedTest
    @CsvSource({
        "windows-1250, utf-8, Őrült űrhajós", "utf-8, us-ascii, Őrült űrhajós",
        "utf-8, nonsense-9, Őrült űrhajós", "utf-8, '', Őrült űrhajós",
        "iso-8859-2, iso-8859-2, Őrült űrhajós", "utf-16, utf-16, Őrült űrhajós",
        "windows-1250, unicode-1-1-utf-7, Őrült űrhajós"})
    void a_wrong_character_set_is_seen_through(String is, String told, String text) {
        var head = HEAD + "Content-Type: text/plain" + (told.isEmpty() ? "" : "; charset=" + told)
                + "\r\nContent-Transfer-Encoding: base64\r\n\r\n";
        var body = Base64.getMimeEncoder().encodeToString(text.getBytes(Charset.forName(is)));
        assertThat(read(head + body).text()).isEqualTo(text);
    }

    @Test
    void what_the_database_cannot_hold_is_left_out() {
        var mail = read((HEAD.replace("Subject: S", "Subject: a\0b\u202Egnp.exe =?utf-16?B?2AA=?=") + "\r\n"
                + "NUL \0 and \7 bell \u00e9").getBytes(UTF_8));
        assertThat(mail.text()).isEqualTo("NUL  and  bell é");
        assertThat(mail.subject()).startsWith("a b gnp.exe").doesNotContain("\0", "\u202e");
        assertThat(Kept.hasHalfLetter(mail.subject())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Fri, 31 Dec 9999 23:59:59 +0000", "Thu, 1 Jan 1970 00:00:00 +0000",
        "yesterday", "", "Mon, 32 Foo 2026 99:99:99 +9999"})
    void a_date_that_cannot_be_is_the_moment_of_arrival(String date) {
        assertThat(read("From: a@b.example\r\nDate: " + date + "\r\n\r\nx").sentAt()).isEqualTo(NOW);
    }

    @Test
    void without_a_message_id_a_mail_is_known_by_what_it_says() {
        var one = read("From: a@b.example\r\nSubject: x\r\n\r\nsame");
        assertThat(one.key()).startsWith("sha256:");
        assertThat(read("Received: by y\r\nFrom: a@b.example\r\nSubject: x\r\n\r\nsame").key())
                .isEqualTo(one.key());
        assertThat(read("From: a@b.example\r\nSubject: x\r\n\r\nother").key()).isNotEqualTo(one.key());
        assertThat(read("From: a@b.example\r\nMessage-ID: <" + "x".repeat(5_000) + ">\r\n\r\nsame").key())
                .startsWith("sha256:");
    }

    @Test
    void broken_mime_is_read_as_far_as_it_goes() {
        assertThat(read(HEAD + "Content-Type: multipart/mixed\r\n\r\n--x\r\n\r\nhello\r\n--x--").text())
                .contains("hello");
        assertThat(read(HEAD + "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\nhello").text())
                .isEqualTo("hello");
        assertThat(read(HEAD + "Content-Transfer-Encoding: base64\r\n\r\n!!SGVsbG8=@@%%").text())
                .isEqualTo("Hello");
        assertThat(read(HEAD + "Content-Type: ;;;===\r\nContent-Disposition: \"\r\n\r\nhello").text())
                .isEqualTo("hello");
        assertThat(read("From: not an address\r\nTo: ,,;<<>>\r\nDate: x\r\n\r\n").addresses()).isEmpty();
    }

    @Test
    void a_bomb_of_heads_and_what_is_no_mail_is_refused() throws IOException {
        for (var bomb : List.of("X: y\r\n".repeat(100_000), "X: " + "y".repeat(2 << 20))) {
            assertThatThrownBy(() -> read(HEAD + bomb + "\r\nx"))
                    .isInstanceOf(ReadingException.class).hasMessageContaining("head");
        }
        for (var none : List.of("", "%PDF-1.4 bla\n\nfoo", "\0\0\0", "PK\3\4", "hello", "a: b\n\nc")) {
            assertThatThrownBy(() -> read(none)).isInstanceOf(ReadingException.class)
                    .hasMessageContaining("no e-mail");
        }
        assertThatThrownBy(() -> read("Received: by x\r\n".repeat(60) + HEAD + "\r\nx"))
                .isInstanceOf(ReadingException.class).hasMessageContaining("circle");
        var endless = new SequenceInputStream(new ByteArrayInputStream((HEAD + "\r\n").getBytes(UTF_8)),
                new InputStream() {
                    @Override
                    public int read() {
                        return 'x';
                    }

                    @Override
                    public int read(byte[] into, int from, int most) {
                        Arrays.fill(into, from, from + most, (byte) 'x');
                        return most;
                    }
                });
        assertThatThrownBy(() -> IncomingReader.read(endless, NOW))
                .isInstanceOf(ReadingException.class).hasMessageContaining("25 MB");
    }

    @Test
    void parts_without_end_and_large_files_are_kept_by_name() {
        var parts = new String[2_000];
        Arrays.fill(parts, "Content-Disposition: attachment; filename=../../a<b>.zip\r\n\r\nPK");
        var mail = multipart(parts);
        assertThat(mail.isBroken()).isTrue();
        assertThat(mail.pieces()).hasSize(100);
        assertThat(mail.pieces().getFirst().name()).isEqualTo("a_b_.zip");
        var large = multipart("Content-Disposition: attachment; filename=big.bin\r\n\r\n"
                + "x".repeat(6 << 20));
        assertThat(large.pieces()).singleElement().satisfies(piece -> {
            assertThat(piece.size()).isEqualTo(6 << 20);
            assertThat(piece.content()).isNull();
        });
    }

    @Test
    void a_long_text_is_cut_between_letters() {
        var mail = read(HEAD + "Content-Type: text/plain; charset=utf-8\r\n\r\n" + "a😀".repeat(60_000));
        assertThat(mail.isCut()).isTrue();
        assertThat(mail.text().length()).isBetween(99_999, 100_000);
        assertThat(Kept.hasHalfLetter(mail.text())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Auto-Submitted: auto-replied", "Precedence: bulk", "List-Id: <x.y>",
        "Return-Path: <>", "Content-Type: multipart/report; boundary=q", "X-Autoreply: yes",
        "Precedence: list", "Auto-Submitted: auto-generated"})
    void what_a_program_wrote_is_known(String field) {
        assertThat(read(HEAD + field + "\r\n\r\nx").isAutomatic()).isTrue();
        assertThat(read(HEAD + "Auto-Submitted: no\r\n\r\nx").isAutomatic()).isFalse();
    }

    @Test
    void who_wrote_a_mail_that_is_handed_on_is_found() {
        assertThat(read(HEAD + "\r\nFYI\r\n\r\n---------- Forwarded message ---------\r\n"
                + "From: Kovács Éva <Eva@Duna.example>\r\nDate: Mon\r\nTo: me@x.example\r\n\r\nHi").forwarded())
                .containsExactly("eva@duna.example", "me@x.example");
        assertThat(read(HEAD + "Content-Type: text/plain; charset=utf-8\r\n\r\n> *Feladó:* \"É\" <eva@duna.example>\r\n"
                + "> Címzett: a@b.example").forwarded()).containsExactly("eva@duna.example", "a@b.example");
        assertThat(multipart("Content-Type: text/plain\r\n\r\nlook", "Content-Type: message/rfc822\r\n\r\n"
                + "From: inner@duna.example\r\nTo: a@b.example\r\n\r\ninner text")).satisfies(mail -> {
                    assertThat(mail.forwarded()).containsExactly("inner@duna.example", "a@b.example");
                    assertThat(mail.text()).isEqualTo("look\n\ninner text");
                });
    }

    @Property(tries = 300)
    void whatever_comes_is_read_or_refused(@ForAll("mails") String mail) {
        try {
            var read = IncomingReader.read(new ByteArrayInputStream(mail.getBytes(ISO_8859_1)), NOW);
            assertThat(read.text()).doesNotContain("\0");
            assertThat(read.key().length()).isBetween(1, 300);
        } catch (ReadingException e) {
            assertThat(e.key()).startsWith("emails.no.");
        } catch (IOException e) {
            throw new AssertionError(mail, e);
        }
    }

    @Provide
    Arbitrary<String> mails() {
        return Arbitraries.of("From: a@b.c\r\n", "To: <>\r\n", "Subject: =?utf-8?B?w?=\r\n", "\r\n", "--x\r\n",
                "--x--\r\n", "Content-Type: multipart/mixed; boundary=x\r\n", "Content-Type: message/rfc822\r\n",
                "Content-Type: text/html\r\n", "Content-Transfer-Encoding: base64\r\n", "=00=zz\r\n",
                "Content-Transfer-Encoding: quoted-printable\r\n", "<p><!--", "\0", "\u00ff\u00fe", " folded\r\n",
                "Content-Disposition: attachment; filename*0*=utf-8''%zz\r\n", ": \r\n", "Date: 1\r\n",
                "begin 644 x\r\n", "Content-Type: text/plain; charset=\r\n", "Group: a@b, c@d;\r\n")
                .list().ofMaxSize(14).map(parts -> "From: a@b.c\r\n" + String.join("", parts));
    }
}
