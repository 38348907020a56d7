package linecard.sales;

import linecard.access.Viewer;
import linecard.accounts.Assignment;
import linecard.accounts.Assignments;
import linecard.calendar.Span;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Who holds which account today.
@Repository
class Holdings {

    private final JdbcClient sql;
    private final Assignments assignments;
    private final Crediting crediting;

    Holdings(JdbcClient sql, Assignments assignments, Crediting crediting) {
        this.sql = sql;
        this.assignments = assignments;
        this.crediting = crediting;
    }

    /// The shares of every account but those that are the house's alone.
    ///
    /// @param windows only the shares of those who held the account through all of these; empty
    ///        for everybody's
    Map<UUID, List<Share>> of(Viewer viewer, LocalDate today, List<Span> windows) {
        var houseAccounts = new HashSet<>(houseAccounts());
        var agencies = crediting.agencies();
        var holders = new HashMap<UUID, List<Share>>();
        byAccount(viewer).forEach((account, all) -> {
            if (houseAccounts.contains(account)) return;
            var shares = CreditRules.shares(false, null, all, today, agencies);
            holders.put(account, windows.isEmpty() ? shares
                    : HoldingRules.throughout(shares, all, windows, today));
        });
        return holders;
    }

    private Map<UUID, List<Assignment>> byAccount(Viewer viewer) {
        var found = new HashMap<UUID, List<Assignment>>();
        for (var assignment : assignments.all(viewer)) {
            found.computeIfAbsent(assignment.account(), _ -> new ArrayList<>()).add(assignment);
        }
        return found;
    }

    private List<UUID> houseAccounts() {
        return sql.sql("select id from accounts.account where house")
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }
}
