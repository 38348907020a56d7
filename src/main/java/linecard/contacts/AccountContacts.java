package linecard.contacts;

import linecard.accounts.Account;
import linecard.people.Today;
import linecard.web.Html;
import linecard.web.Page;
import linecard.web.Section;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Who works at an account, on the account's own page.
@Component
@Order(1)
class AccountContacts implements Section<Account> {

    private static final int SHOWN = 20;

    private final Places places;
    private final Contacts contacts;
    private final Clock clock;

    AccountContacts(Places places, Contacts contacts, Clock clock) {
        this.places = places;
        this.contacts = contacts;
        this.clock = clock;
    }

    /// @param isMore whether there are more than are shown
    record Board(
            Account account, List<Place> places, Map<UUID, Contact> contacts, boolean isMore,
            LocalDate today) {}

    @Override
    public Html of(Page page, Account account) {
        var all = places.ofAccount(page.viewer(), account.id());
        var shown = all.stream().limit(SHOWN).toList();
        var board = new Board(account, shown, contacts.those(
                page.viewer(), shown.stream().map(Place::contact).toList()),
                all.size() > SHOWN, Today.of(page, clock));
        return (out, tags) -> JteaccountcontactsGenerated.render(out, tags, page, board);
    }
}
