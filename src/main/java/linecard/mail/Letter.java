package linecard.mail;

import linecard.words.Language;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/// A letter to one person, before it is written into the outbox. Control characters in its names
/// become blanks, so that nothing in it can pass for a line of its head; what is too long is cut.
///
/// @param to where it goes, as it is stored; the outbox says so where no letter can go there
/// @param replyTo whom an answer reaches; empty for nobody
/// @param link a page of the organisation; null for none
/// @param enclosed null for nothing
/// @param once a letter of the same name is written once in an organisation; null for any number
public record Letter(
        String name, String to, Language language, String subject, List<String> paragraphs,
        String replyTo, @Nullable Link link, @Nullable Enclosed enclosed, @Nullable String once) {

    static final int LONGEST_LINE = 200;
    static final int LONGEST_BODY = 20_000;

    /// @param path within the organisation; sealed in the outbox where it is a secret
    /// @param isSecret whether nobody may see it but whom the letter goes to
    public record Link(String label, String path, boolean isSecret) {}

    /// @param kind the word of an [Enclosing]
    /// @param subject what it makes the enclosure of
    public record Enclosed(String kind, UUID subject) {}

    public Letter {
        name = line(name);
        subject = line(subject);
        paragraphs = paragraphs.stream().map(Letter::paragraph).toList();
        if (subject.isEmpty()) throw new IllegalArgumentException("a letter without a subject");
    }

    public Letter(String name, String to, Language language, String subject,
            List<String> paragraphs) {
        this(name, to, language, subject, paragraphs, "", null, null, null);
    }

    public Letter answeredBy(String address) {
        return new Letter(name, to, language, subject, paragraphs, address, link, enclosed, once);
    }

    public Letter leadingTo(String label, String path) {
        return new Letter(name, to, language, subject, paragraphs, replyTo,
                new Link(line(label), path, false), enclosed, once);
    }

    /// The same for a path that opens something for whoever knows it. Owners do not see it among
    /// the letters, and nobody has such a letter sent again.
    public Letter leadingInSecretTo(String label, String path) {
        return new Letter(name, to, language, subject, paragraphs, replyTo,
                new Link(line(label), path, true), enclosed, once);
    }

    public Letter enclosing(String kind, UUID of) {
        return new Letter(name, to, language, subject, paragraphs, replyTo, link,
                new Enclosed(kind, of), once);
    }

    public Letter once(String called) {
        return new Letter(name, to, language, subject, paragraphs, replyTo, link, enclosed, called);
    }

    /// The paragraphs as they are stored.
    String body() {
        var body = String.join("\n\n", paragraphs);
        return body.substring(0, Math.min(body.length(), LONGEST_BODY));
    }

    private static String line(String text) {
        var plain = text.replaceAll("[\\p{Cntrl}\u2028\u2029]+", " ").strip();
        return plain.length() <= LONGEST_LINE ? plain
                : plain.substring(0, LONGEST_LINE - 1).strip() + "…";
    }

    private static String paragraph(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\n]]", " ").replaceAll("\n{2,}", "\n").strip();
    }
}
