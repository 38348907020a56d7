package linecard.quotes;

import linecard.accounts.Account;
import linecard.contacts.Contact;
import linecard.people.Rep;
import linecard.pipeline.Opportunity;
import linecard.web.Choice;
import linecard.web.Page;
import linecard.words.Language;

import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// What there is to choose from in a quote for an account.
///
/// @param contacts at the account, the main one first
/// @param stored products of the quote as it is
record QuoteChoices(
        Account account, List<Contact> contacts, List<Opportunity> opportunities, List<Rep> reps,
        List<Currency> currencies, Setting setting, Set<UUID> stored) {

    List<UUID> contactIds() {
        return contacts.stream().map(Contact::id).toList();
    }

    List<UUID> opportunityIds() {
        return opportunities.stream().map(Opportunity::id).toList();
    }

    /// The organisation's where the account is in its country, else English.
    Language usualLanguage(Page page) {
        return account.country().equals(page.organisation().country())
                ? page.organisation().language() : Language.ENGLISH;
    }

    List<Choice> contactChoices(Page page) {
        return contacts.stream().map(one -> new Choice(one.id().toString(),
                one.name(page.language()))).toList();
    }

    List<Choice> opportunityChoices() {
        return opportunities.stream()
                .map(one -> new Choice(one.id().toString(), one.name())).toList();
    }

    List<Choice> repChoices(Page page) {
        return reps.stream().map(one -> new Choice(one.id().toString(),
                one.name(page.language()))).toList();
    }

    List<Choice> currencyChoices() {
        return currencies.stream().map(one -> new Choice(one.getCurrencyCode(),
                one.getCurrencyCode())).toList();
    }

    static List<Choice> languageChoices(Page page) {
        return List.of(new Choice("hu", page.t("quotes.language.hu")),
                new Choice("en", page.t("quotes.language.en")));
    }
}
