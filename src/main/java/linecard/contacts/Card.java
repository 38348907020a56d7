package linecard.contacts;

import ezvcard.VCard;
import ezvcard.VCardVersion;
import ezvcard.io.text.VCardWriter;
import ezvcard.parameter.EmailType;
import ezvcard.property.StructuredName;
import ezvcard.property.Uid;
import linecard.words.Language;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/// A contact as an electronic card, vCard 4.0, for address books.
final class Card {

    private Card() {}

    static String of(ContactFacts facts, Language in) {
        var contact = facts.contact();
        var card = new VCard();
        card.setUid(new Uid("urn:uuid:" + contact.id()));
        card.setFormattedName(contact.name(in));
        var name = new StructuredName();
        name.setFamily(contact.familyName());
        name.setGiven(contact.givenName());
        if (!contact.title().isEmpty()) name.getPrefixes().add(contact.title());
        card.setStructuredName(name);
        for (var phone : contact.phones()) card.addTelephoneNumber(phone.shown());
        for (var email : contact.emails()) card.addEmail(email, EmailType.WORK);
        if (!contact.language().isEmpty()) card.addLanguage(contact.language());
        if (!contact.note().isEmpty()) card.addNote(contact.note());
        facts.places().stream().filter(place -> !place.isOver(facts.today())).findFirst()
                .ifPresent(place -> addPlace(card, facts, place));
        return text(card);
    }

    private static void addPlace(VCard card, ContactFacts facts, Place place) {
        var account = facts.account(place);
        if (account != null) card.setOrganization(account.name());
        if (!place.role().isEmpty()) card.addTitle(place.role());
    }

    private static String text(VCard card) {
        var text = new StringWriter();
        try (var writer = new VCardWriter(text, VCardVersion.V4_0)) {
            writer.write(card);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
