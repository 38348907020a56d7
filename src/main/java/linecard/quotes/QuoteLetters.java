package linecard.quotes;

import linecard.access.Viewer;
import linecard.accounts.Account;
import linecard.contacts.Contact;
import linecard.mail.Letter;
import linecard.quotes.QuoteBook.Message;
import linecard.words.Language;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is written to a customer: the letter, and the heads of the quote that goes with it.
final class QuoteLetters {

    static final String KIND = "quote";

    private QuoteLetters() {}

    static Letter letter(Viewer viewer, Quote quote, Message message) {
        var number = number(quote.offer().language());
        return new Letter(message.name(), message.to(), quote.offer().language(),
                message.subject().replace(number, quote.label()),
                paragraphs(message.words().replace(number, quote.label())))
                .enclosing(KIND, quote.id())
                .answeredBy(viewer.user().email());
    }

    /// What was typed, parted where lines were left empty; single lines stay lines.
    static List<String> paragraphs(String words) {
        var lines = words.strip().lines().map(String::strip).collect(Collectors.joining("\n"));
        return List.of(lines.split("\n{2,}"));
    }

    /// What stands in a letter for the number that the quote is yet to get.
    private static String number(Language language) {
        return Words.in(language).text("quotes.letter.number");
    }

    /// The letter to begin with.
    static Message usual(Viewer viewer, Quote quote, @Nullable Contact contact) {
        var words = viewer.organisation().words(quote.offer().language());
        var number = quote.label().isEmpty() ? number(quote.offer().language())
                : quote.label();
        var name = contact == null ? "" : contact.name(quote.offer().language());
        var to = contact == null || contact.emails().isEmpty() ? "" : contact.emails().getFirst();
        var paragraphs = List.of(
                name.isEmpty() ? words.text("quotes.letter.toFirm")
                        : words.text("quotes.letter.to", name),
                words.text("quotes.letter.offered", number, quote.offer().title()),
                words.text("quotes.letter.until", words.date(quote.offer().validUntil())),
                words.text("quotes.letter.regards"),
                viewer.user().name(quote.offer().language()),
                viewer.organisation().name());
        return new Message(name, to,
                words.text("quotes.letter.subject", number, viewer.organisation().name()),
                String.join("\n\n", paragraphs));
    }

    static String letterhead(Viewer viewer) {
        var head = viewer.organisation().letterhead();
        return head.isBlank() ? viewer.organisation().name() : head;
    }

    /// The customer as it stands at the head of a quote, a line each.
    static String customer(
            Viewer viewer, Account account, @Nullable Contact contact, Language language) {
        var words = Words.in(language);
        boolean isAbroad = !account.country().equals(viewer.organisation().country());
        return Stream.of(account.name(), contact == null ? "" : contact.name(language),
                        account.address(), (account.postalCode() + " " + account.city()).strip(),
                        isAbroad ? country(account.country(), language) : "",
                        account.taxNumber().isEmpty() ? ""
                                : words.text("quotes.taxNumber", account.taxNumber()))
                .filter(line -> !line.isBlank())
                .collect(Collectors.joining("\n"));
    }

    private static String country(String code, Language language) {
        return code.isEmpty() ? "" : Locale.of("", code).getDisplayCountry(language.locale());
    }
}
