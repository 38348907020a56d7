package linecard.terms;

import linecard.access.Viewer;
import linecard.accounts.Sharing;
import linecard.accounts.Sharings;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.util.List;
import java.util.UUID;

/// Whether the shares of roles leave enough of the accounts that are held by them.
@Component
class RoleCheck {

    private final Sharings sharings;
    private final Names names;

    RoleCheck(Sharings sharings, Names names) {
        this.sharings = sharings;
        this.names = names;
    }

    /// What speaks against these versions of an agency being all of its versions.
    @Transactional(readOnly = true)
    @Nullable Objection against(Viewer viewer, UUID agency, List<Version> versions) {
        var held = sharings.byRole(viewer, agency);
        if (held.isEmpty()) return null;
        var now = sharings.of(viewer);
        var then = new Sharing(now.agencies(), now.past(),
                AgreedRoles.with(now.agreed(), agency, versions));
        for (var account : held.entrySet()) {
            var tooMuch = then.tooMuch(account.getValue(), null);
            if (tooMuch == null) continue;
            var name = names.accounts(viewer, List.of(account.getKey())).values().stream()
                    .map(Names.Named::name).findFirst().orElse("");
            return Objection.of("roles", "terms.rolesExceed", name, tooMuch.day());
        }
        return null;
    }
}
