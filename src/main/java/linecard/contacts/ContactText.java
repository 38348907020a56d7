package linecard.contacts;

import linecard.contacts.Consent.Purpose;
import linecard.web.Choice;
import linecard.words.Words;

import java.util.Arrays;
import java.util.List;

/// What pages say of contacts.
final class ContactText {

    private ContactText() {}

    static String of(Words words, Purpose purpose) {
        return words.text("contacts.purpose." + purpose.code());
    }

    static String code(Purpose purpose) {
        return purpose.code();
    }

    static List<Choice> purposes(Words words) {
        return Arrays.stream(Purpose.values())
                .map(one -> new Choice(one.code(), of(words, one)))
                .toList();
    }

    /// From when to when somebody worked somewhere; empty where neither is known.
    static String days(Words words, Place place) {
        var since = place.since();
        var until = place.until();
        if (since == null && until == null) return "";
        return (since == null ? "" : words.shortDate(since)) + " – "
                + (until == null ? "" : words.shortDate(until));
    }
}
