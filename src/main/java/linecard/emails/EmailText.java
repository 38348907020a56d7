package linecard.emails;

import linecard.words.Words;

import java.util.Arrays;
import java.util.List;

/// What pages say of a mail.
final class EmailText {

    private static final int BEGINNING_CHARS = 140;

    private EmailText() {}

    static String subject(Words words, String subject) {
        return subject.isEmpty() ? words.text("emails.subject.none") : subject;
    }

    static String beginning(String content) {
        return PlainText.line(content, BEGINNING_CHARS);
    }

    /// What it says as paragraphs of lines.
    static List<List<String>> paragraphs(String text) {
        if (text.isEmpty()) return List.of();
        return Arrays.stream(text.split("\n\n")).map(one -> one.lines().toList()).toList();
    }

    static String from(Words words, Email email) {
        var from = email.from();
        return from.address().isEmpty() ? words.text("emails.from.none")
                : from.name().isEmpty() ? from.address() : from.name();
    }

    static String size(Words words, long bytes) {
        return bytes >= 1 << 20
                ? words.text("emails.size.mega", words.number((bytes + (1 << 19)) >> 20))
                : words.text("emails.size.kilo", words.number((bytes + 1023) >> 10));
    }
}
