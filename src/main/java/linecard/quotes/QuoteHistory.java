package linecard.quotes;

import linecard.access.Change;
import linecard.accounts.Accounts;
import linecard.contacts.Contact;
import linecard.contacts.Contacts;
import linecard.entrance.Retelling;
import linecard.entrance.ToldColumns;
import linecard.people.Called;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.Currency;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Tells the history of quotes.
@Configuration(proxyBeanMethods = false)
class QuoteHistory {

    @Bean
    static Retelling quotesHistory(Accounts accounts, Called called, Contacts contacts) {
        return new Retelling("quotes.quote", (asker, changes) -> new ToldColumns()
                .text("title", "quotes.subject")
                .record("account_id", "accounts.account",
                        (page, ids) -> accounts.names(page.viewer(), ids))
                .record("rep_id", "people.rep", called::reps)
                .record("contact_id", "quotes.contact", (page, ids) ->
                        contacts.those(page.viewer(), ids).values().stream().collect(Collectors
                                .toMap(Contact::id, one -> one.name(page.language()))))
                .language("language", "quotes.language")
                .text("currency", "quotes.currency")
                .each("lines", "quotes.lines", (_, kept) ->
                        StoredLine.told(kept, currency(changes), asker.words()))
                .day("valid_until", "quotes.validUntil")
                .text("delivery", "quotes.delivery")
                .text("payment", "quotes.payment")
                .text("note", "quotes.note")
                .word("state", "quotes.state", "quotes.state.")
                .text("approved_name", "quotes.approvedBy")
                .moment("sent_at", "quotes.sentOn")
                .day("answered_on", "quotes.answeredOn")
                .text("answer_note", "quotes.answer.note")
                .of("quotes.quote").told().apply(asker, changes));
    }

    /// In which all that is told stands; null where it changed, or is not told.
    private static @Nullable Currency currency(List<Change> changes) {
        var all = changes.stream().flatMap(change -> change.fields().stream())
                .filter(field -> field.column().equals("currency"))
                .flatMap(field -> Stream.of(field.before(), field.after()))
                .filter(code -> !code.isEmpty()).distinct().toList();
        return all.size() == 1 ? Currency.getInstance(all.getFirst()) : null;
    }
}
