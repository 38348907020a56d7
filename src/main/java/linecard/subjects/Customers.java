package linecard.subjects;

import linecard.access.Viewer;
import linecard.accounts.Accounts;
import linecard.accounts.Aliases;
import linecard.accounts.Mergers;

import org.springframework.stereotype.Component;

/// Loads the accounts that files may name.
@Component
class Customers {

    private final Accounts accounts;
    private final Aliases aliases;
    private final Mergers mergers;

    Customers(Accounts accounts, Aliases aliases, Mergers mergers) {
        this.accounts = accounts;
        this.aliases = aliases;
        this.mergers = mergers;
    }

    KnownAccounts known(Viewer viewer) {
        return new KnownAccounts(
                accounts.all(viewer), aliases.all(viewer), mergers.all(viewer));
    }
}
