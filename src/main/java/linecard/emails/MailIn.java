package linecard.emails;

import linecard.words.ReadingException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What the environment says of mail that comes in: the domain of drop addresses, where Linecard
/// listens for a mail server, and the mailbox that it looks into. Nothing is on by itself.
@Component
class MailIn {

    private static final Logger LOG = LoggerFactory.getLogger(MailIn.class);

    private static final Pattern LISTEN = Pattern.compile("(.+):(\\d{1,5})");
    private static final Pattern DOMAIN =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]");

    private final String domain;
    private final @Nullable Listening listening;
    private final @Nullable Mailbox mailbox;

    MailIn(@Value("${linecard.mail-in-domain:}") String domain,
            @Value("${linecard.mail-in-smtp:}") String smtp,
            @Value("${linecard.mail-in-imap:}") String imap) {
        String read = "";
        Listening listens = null;
        Mailbox box = null;
        try {
            if (!domain.isBlank()) read = domain(domain);
            if (!read.isEmpty() && !smtp.isBlank()) listens = listening(smtp);
            if (!read.isEmpty() && !imap.isBlank()) box = Mailbox.of(imap);
        } catch (ReadingException e) {
            LOG.error("no mail comes in: {}", e.getMessage());
            read = "";
            listens = null;
        }
        this.domain = read;
        this.listening = listens;
        this.mailbox = box;
    }

    /// Where a mail server hands mails over.
    record Listening(String host, int port) {}

    private static String domain(String typed) {
        try {
            var ascii = IDN.toASCII(typed.strip(), IDN.USE_STD3_ASCII_RULES)
                    .toLowerCase(Locale.ROOT);
            if (ascii.length() <= 227 && DOMAIN.matcher(ascii).matches()) return ascii;
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw new ReadingException("emails.setting.domain");
    }

    private static Listening listening(String typed) {
        var parts = LISTEN.matcher(typed.strip());
        if (!parts.matches()) throw new ReadingException("emails.setting.smtp");
        int port = Integer.parseInt(parts.group(2));
        if (port > 65_535) throw new ReadingException("emails.setting.smtp");
        return new Listening(parts.group(1), port);
    }

    /// What stands behind the `@` of drop addresses; empty where no mail comes in.
    String domain() {
        return domain;
    }

    /// Whether any mail can arrive at a drop address.
    boolean isOn() {
        return listening != null || mailbox != null;
    }

    Optional<Listening> listening() {
        return Optional.ofNullable(listening);
    }

    Optional<Mailbox> mailbox() {
        return Optional.ofNullable(mailbox);
    }

    String address(String name) {
        return name + "@" + domain;
    }

    /// What stands before the `@` of an address of ours; empty for any other.
    Optional<String> name(String address) {
        int at = address.lastIndexOf('@');
        return at > 0 && address.substring(at + 1).equalsIgnoreCase(domain)
                ? Optional.of(address.substring(0, at)) : Optional.empty();
    }
}
