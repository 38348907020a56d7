package linecard.contacts;

import linecard.entrance.Retelling;
import linecard.entrance.ToldColumns;
import linecard.traits.OwnText;
import linecard.traits.Trait.Of;
import linecard.traits.Traits;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.stream.Collectors;

/// Tells the history of contacts.
@Configuration(proxyBeanMethods = false)
class ContactHistory {

    @Bean
    static Retelling contactsHistory(Contacts contacts, Traits traits) {
        return new ToldColumns()
                .text("family_name", "contacts.familyName")
                .text("given_name", "contacts.givenName")
                .text("title", "contacts.title")
                .language("language", "contacts.language")
                .texts("phones", "contacts.phones")
                .texts("emails", "contacts.emails")
                .text("code", "contacts.code")
                .text("note", "contacts.note")
                .texts("tags", "traits.tags")
                .each("own", "traits.all.contact", OwnText.kept(traits, Of.CONTACT))
                .moment("archived_at", "web.archived")
                .record("merged_into", "accounts.merged", (page, ids) ->
                        contacts.those(page.viewer(), ids).values().stream().collect(Collectors
                                .toMap(Contact::id, one -> one.name(page.language()))))
                .of("contacts.contact");
    }
}
