package linecard.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import linecard.web.Html;
import linecard.words.ReadingException;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.javamail.MimeMessageHelper;

import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;

/// A letter as it is handed over: plain text, the same as a simple page, and what is enclosed.
final class Paper {

    private static final String CHARSET = StandardCharsets.UTF_8.name();

    private Paper() {}

    /// @param link address of the page that the letter leads to; empty for none
    static MimeMessage of(Session session, Claimed claimed, String from, String link,
            Enclosing.@Nullable File enclosed, Instant now) throws MessagingException {
        var letter = claimed.letter();
        var message = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", claimed.messageId());
            }
        };
        var parts = new MimeMessageHelper(message, MimeMessageHelper.MULTIPART_MODE_MIXED, CHARSET);
        parts.setFrom(named(from, claimed.organisation()));
        parts.setTo(named(Address.read(letter.to()).text(), letter.name()));
        if (isAddress(letter.replyTo())) parts.setReplyTo(letter.replyTo());
        parts.setSubject(letter.subject());
        parts.setSentDate(Date.from(now));
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("Content-Language", letter.language().code());
        parts.setText(plain(claimed, link), page(claimed, link));
        if (enclosed != null) {
            parts.addAttachment(enclosed.name(), new ByteArrayResource(enclosed.content()),
                    enclosed.type());
        }
        return message;
    }

    /// Encoded by RFC 2047 where the name is not plain.
    private static InternetAddress named(String address, String name) throws MessagingException {
        try {
            return new InternetAddress(address,
                    name.replaceAll("[\\p{Cntrl}\u2028\u2029]+", " ").strip(), CHARSET);
        } catch (UnsupportedEncodingException e) {
            throw new MessagingException("no " + CHARSET, e);
        }
    }

    private static boolean isAddress(String text) {
        try {
            return text.equals(Address.read(text).text());
        } catch (ReadingException e) {
            return false;
        }
    }

    private static String plain(Claimed claimed, String link) {
        var letter = claimed.letter();
        var text = new StringBuilder(String.join("\n\n", letter.paragraphs()));
        if (letter.link() != null) {
            text.append("\n\n").append(letter.link().label()).append(":\n").append(link);
        }
        return text.append("\n\n-- \n").append(claimed.organisation()).append("\n")
                .append(Words.in(letter.language()).text("mail.foot")).append("\n").toString();
    }

    private static String page(Claimed claimed, String link) {
        Html html = (out, tags) -> JtepaperGenerated.render(out, tags, claimed, link,
                Words.in(claimed.letter().language()));
        return html.text();
    }
}
