package linecard.duplicates;

import linecard.accounts.Account;
import linecard.contacts.Contact;
import linecard.matching.Item;
import linecard.matching.MailDomain;
import linecard.matching.Trait;
import linecard.people.Agency;

import java.util.List;
import java.util.Map;

/// Records as [linecard.matching.Matching] compares them.
public final class Items {

    private Items() {}

    public static Item of(Account account) {
        return firm(account.name(), account.address(),
                account.postalCode() + " " + account.city(), account.phone(), account.email(),
                account.taxNumber());
    }

    /// The address of an agency is one text, the place within it.
    static Item of(Agency agency) {
        return firm(agency.name(), agency.address(), "", agency.phone(), agency.email(),
                agency.taxNumber());
    }

    public static Item firm(String name, String address, String place, String phone, String email,
            String taxNumber) {
        return new Item(Map.of(Trait.NAME, name, Trait.ADDRESS, address, Trait.PLACE, place,
                Trait.PHONE, phone, Trait.CODE, taxNumber, Trait.DOMAIN, MailDomain.of(email)));
    }

    static Item of(Contact contact) {
        return person(contact.familyName(), contact.givenName(),
                contact.phones().stream().map(phone -> phone.dialled()).toList(),
                contact.emails());
    }

    /// An e-mail address is one person's, so it counts like a number given to it.
    static Item person(
            String family, String given, List<String> phones, List<String> emails) {
        return new Item(Map.of(Trait.NAME, family + " " + given,
                Trait.PHONE, phones.isEmpty() ? "" : phones.getFirst(),
                Trait.CODE, emails.isEmpty() ? "" : emails.getFirst()));
    }
}
