package linecard.duplicates;

import linecard.access.Viewer;
import linecard.accounts.Account;
import linecard.accounts.AccountFilter;
import linecard.accounts.Accounts;
import linecard.accounts.Directory;
import linecard.contacts.Contact;
import linecard.contacts.ContactFilter;
import linecard.contacts.ContactRows;
import linecard.contacts.Contacts;
import linecard.matching.Item;
import linecard.matching.Matching;
import linecard.matching.Reason;
import linecard.search.Tokens;
import linecard.search.Tokens.Kind;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Looks for records that are likely the same as one that is not there yet, among those that share
/// a rare word with it; as far as the viewer sees.
@Component
class Twins {

    private static final int LIKE = 100;
    private static final int SHOWN = 5;

    /// So many others stand beside them, so that what is rare shows.
    private static final int OTHERS = 200;

    /// About so many of what people add is there already.
    private static final double PART = 0.1;

    private final Tokens tokens;
    private final Accounts accounts;
    private final Directory directory;
    private final Contacts contacts;
    private final ContactRows rows;

    Twins(Tokens tokens, Accounts accounts, Directory directory, Contacts contacts,
            ContactRows rows) {
        this.tokens = tokens;
        this.accounts = accounts;
        this.directory = directory;
        this.contacts = contacts;
        this.rows = rows;
    }

    /// @param name as a link shows it
    record Twin(String name, String path, List<Reason> reasons) {}

    @Transactional(readOnly = true)
    List<Twin> ofAccount(Viewer viewer, Item firm, String words) {
        var like = new ArrayList<>(accounts.those(
                viewer, tokens.near(viewer, Kind.ACCOUNT, words, LIKE)).values());
        if (like.isEmpty()) return List.of();
        var others = directory.after(viewer, AccountFilter.all(LocalDate.EPOCH), new UUID(0, 0),
                OTHERS);
        var items = new ArrayList<>(like.stream().map(Items::of).toList());
        items.addAll(others.stream().filter(one -> !like.contains(one)).map(Items::of).toList());
        return twins(firm, items, like.size(), (i, reasons) -> twin(like.get(i), reasons));
    }

    @Transactional(readOnly = true)
    List<Twin> ofContact(Viewer viewer, Item person, String words) {
        var like = new ArrayList<>(contacts.those(
                viewer, tokens.near(viewer, Kind.CONTACT, words, LIKE)).values());
        if (like.isEmpty()) return List.of();
        var others = rows.after(viewer, new ContactFilter("", null, null, false), new UUID(0, 0),
                OTHERS);
        var items = new ArrayList<>(like.stream().map(Items::of).toList());
        items.addAll(others.stream().filter(one -> !like.contains(one)).map(Items::of).toList());
        return twins(person, items, like.size(),
                (i, reasons) -> twin(like.get(i), reasons, viewer));
    }

    private interface Named {
        Twin twin(int at, List<Reason> reasons);
    }

    private static List<Twin> twins(Item one, List<Item> items, int like, Named named) {
        return Matching.of(one, items, PART).stream()
                .filter(pair -> pair.second() < like && !pair.reasons().isEmpty())
                .limit(SHOWN)
                .map(pair -> named.twin(pair.second(), pair.reasons()))
                .toList();
    }

    private static Twin twin(Account account, List<Reason> reasons) {
        var city = account.city().isEmpty() ? "" : ", " + account.city();
        return new Twin(account.name() + city + " (" + account.code() + ")",
                "/accounts/" + account.id(), reasons);
    }

    private static Twin twin(Contact contact, List<Reason> reasons, Viewer viewer) {
        return new Twin(contact.name(viewer.language()), "/contacts/" + contact.id(), reasons);
    }
}
