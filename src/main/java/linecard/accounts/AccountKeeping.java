package linecard.accounts;

import linecard.access.Viewer;
import linecard.people.Territories;
import linecard.traits.Own;
import linecard.traits.Trait;
import linecard.traits.Traits;
import linecard.web.Form;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.Optional;
import java.util.UUID;

/// Reads an account as it is to be kept, beside the accounts that there are.
@Component
class AccountKeeping {

    private final Accounts accounts;
    private final Territories territories;
    private final Traits traits;
    private final Mergers mergers;

    AccountKeeping(Accounts accounts, Territories territories, Traits traits, Mergers mergers) {
        this.accounts = accounts;
        this.territories = territories;
        this.traits = traits;
        this.mergers = mergers;
    }

    Own own(Viewer viewer) {
        return traits.own(viewer, Trait.Of.ACCOUNT);
    }

    /// @param parent the account named as its parent, if there is one
    /// @param stored the account as it is; null for a new one
    Optional<Account> read(
            Viewer viewer, Form form, UUID id, Optional<Account> parent,
            @Nullable Account stored) {
        var account = AccountForm.read(
                        viewer, form, id, territories.all(viewer), parent, stored, own(viewer))
                .map(read -> stored == null ? read : keepingParent(viewer, form, read, stored));
        if (stored != null && parent.isPresent()
                && accounts.liesWithin(viewer, parent.get().id(), id)) {
            form.problem("parent", "accounts.parent.circle");
        }
        if (stored != null && isMerged(viewer, stored)) {
            form.problem("code", "accounts.merged.fixed");
        }
        return form.hasProblems() ? Optional.empty() : account;
    }

    /// Whether another stands for it: then it stays as it is, until that is undone.
    boolean isMerged(Viewer viewer, Account account) {
        return account.archived() && mergers.of(viewer, account.id()).isPresent();
    }

    /// A parent that the viewer may not see stays: leaving its field empty does not drop it.
    private Account keepingParent(Viewer viewer, Form form, Account read, Account stored) {
        var hidden = stored.parent() != null && parent(viewer, stored).isEmpty();
        return hidden && form.entered("parent").isBlank()
                ? read.withParent(stored.parent()) : read;
    }

    /// The parent, if there is one and the viewer may see it.
    Optional<Account> parent(Viewer viewer, Account account) {
        return account.parent() == null ? Optional.empty()
                : accounts.find(viewer, account.parent());
    }
}
