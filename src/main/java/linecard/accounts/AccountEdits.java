package linecard.accounts;

import linecard.access.Audience;
import linecard.access.Viewer;
import linecard.edits.Edit;
import linecard.edits.Edit.Use;
import linecard.edits.Editable;
import linecard.entrance.Emails;
import linecard.people.Today;
import linecard.traits.Trait;
import linecard.traits.Traits;
import linecard.web.Query;
import linecard.words.Language;
import linecard.words.Words;

import org.springframework.stereotype.Component;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/// What is changed of accounts in their list.
@Component
class AccountEdits implements Editable<Account> {

    private final Accounts accounts;
    private final Directory directory;
    private final Mergers mergers;
    private final Traits traits;
    private final Clock clock;

    AccountEdits(Accounts accounts, Directory directory, Mergers mergers, Traits traits,
            Clock clock) {
        this.accounts = accounts;
        this.directory = directory;
        this.mergers = mergers;
        this.traits = traits;
        this.clock = clock;
    }

    @Override
    public Trait.Of of() {
        return Trait.Of.ACCOUNT;
    }

    @Override
    public String relation() {
        return "accounts.account";
    }

    @Override
    public Audience audience() {
        return Audience.KEEPERS;
    }

    @Override
    public List<Edit<Account>> edits(Viewer viewer, Words words) {
        return List.of(
                Edit.note("type", words.text("accounts.customerType"), 100,
                        Account::customerType, Account::withCustomerType)
                        .with(words.text("accounts.customerType.closed")),
                Edit.note("postalCode", words.text("accounts.postalCode"), 20,
                        Account::postalCode, Account::withPostalCode).only(Use.ONE),
                Edit.note("city", words.text("accounts.city"), 100,
                        Account::city, Account::withCity).only(Use.ONE),
                Edit.note("address", words.text("people.address"), 300,
                        Account::address, Account::withAddress).only(Use.ONE),
                Edit.note("phone", words.text("people.phone"), 60,
                        Account::phone, Account::withPhone).only(Use.ONE),
                Edit.note("email", words.text("people.email"), 300, Account::email,
                        Account::withEmail)
                        .reading(Emails::read).optional().only(Use.ONE),
                Edit.note("taxNumber", words.text("people.taxNumber"), 60,
                        Account::taxNumber, Account::withTaxNumber).only(Use.ONE),
                Edit.act("archive", words.text("edits.what.archive"),
                        account -> account.withArchived(true, account.version())),
                Edit.act("restore", words.text("edits.what.restore"),
                        account -> account.withArchived(false, account.version())));
    }

    @Override
    public String name(Account account, Language in) {
        return account.name();
    }

    @Override
    public String hint(Account account) {
        return account.city().isEmpty() ? account.code() : account.code() + " · " + account.city();
    }

    @Override
    public Set<UUID> fixed(Viewer viewer) {
        return mergers.all(viewer).keySet();
    }

    @Override
    public List<Account> those(Viewer viewer, Collection<UUID> ids) {
        return List.copyOf(accounts.those(viewer, ids).values());
    }

    @Override
    public void each(
            Viewer viewer, Query query, Words words, Consumer<? super Account> taker) {
        var question = AccountQuestion.of(query.asForm(), traits.used(viewer, of()), words,
                Today.of(viewer, clock));
        directory.each(viewer, question.filter(), AccountSort.CODE, taker);
    }

    @Override
    public void write(Viewer viewer, List<Account> changed) {
        accounts.changeAll(viewer, changed);
    }
}
