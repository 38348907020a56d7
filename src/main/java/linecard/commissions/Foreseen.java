package linecard.commissions;

import linecard.web.Page;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.util.List;

/// What a draft would mean for the ledger, were its month closed now.
@Component
class Foreseen {

    private final Settlements settlements;
    private final Ledger ledger;
    private final Openings openings;

    Foreseen(Settlements settlements, Ledger ledger, Openings openings) {
        this.settlements = settlements;
        this.ledger = ledger;
        this.openings = openings;
    }

    /// From what is earned to what would be paid; none where statements before it come first, as
    /// the balances that it goes on from are not known yet.
    @Transactional(readOnly = true)
    List<SettlementStep> rows(Page page, Draft draft) {
        var last = draft.standing().last();
        if (draft.earlier() != null || last != null && last.prepared()) return List.of();
        var settled = settlements.of(draft, ledger.balances(page.viewer(), draft.agency().id()));
        return new SettlementText(page.words(), page.organisation()).rows(
                settled, draft.total(), openings.of(page.viewer(), draft, settled));
    }
}
