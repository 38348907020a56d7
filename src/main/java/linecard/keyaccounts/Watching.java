package linecard.keyaccounts;

import linecard.access.Viewer;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Looks at every key account for what seems to go wrong there.
@Component
public class Watching {

    private final Standings standings;
    private final Signs signs;
    private final Warnings warnings;
    private final TransactionOperations transaction;

    Watching(Standings standings, Signs signs, Warnings warnings,
            TransactionOperations transaction) {
        this.standings = standings;
        this.signs = signs;
        this.warnings = warnings;
        this.transaction = transaction;
    }

    /// @param fence begins the transaction that writes
    public void look(Viewer viewer, LocalDate today, Runnable fence) {
        var seen = signs.of(viewer, standings.keys(viewer), months(viewer, today), today);
        transaction.executeWithoutResult(_ -> {
            fence.run();
            warnings.keep(viewer, seen, today);
        });
    }

    /// The first days of the months before the one that runs.
    private static List<LocalDate> months(Viewer viewer, LocalDate today) {
        var calendar = viewer.organisation().calendar();
        var months = new ArrayList<LocalDate>();
        var at = calendar.periodOf(today).span().from();
        while (months.size() < WarningRules.EARLIER + WarningRules.RECENT) {
            at = calendar.periodOf(at.minusDays(1)).span().from();
            months.addFirst(at);
        }
        return months;
    }
}
