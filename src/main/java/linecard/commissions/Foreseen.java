package linecard.commissions;

import linecard.access.Viewer;
import linecard.calendar.FiscalPeriod;
import linecard.commissions.Drafts.Outlook;
import linecard.money.Money;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static java.util.Objects.requireNonNull;

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
        if (!isNext(draft.standing(), draft.earlier())) return List.of();
        var settled = settlements.of(draft, ledger.balances(page.viewer(), draft.agency().id()));
        return new SettlementText(page.words(), page.organisation()).rows(
                settled, draft.total(), openings.of(page.viewer(), draft, settled));
    }

    /// Whether no statement comes before.
    private static boolean isNext(Standing standing, @Nullable LocalDate earlier) {
        var last = standing.last();
        return earlier == null && (last == null || !last.prepared());
    }

    /// What would be paid for a month, by agency; of those of which it is known.
    @Transactional(readOnly = true)
    Map<UUID, Money> payable(Viewer viewer, List<Outlook> outlooks, FiscalPeriod period) {
        var next = outlooks.stream()
                .filter(one -> isNext(one.standing(), one.earlier())).toList();
        var before = settlements.before(
                viewer, next.stream().map(one -> one.agency().id()).toList());
        var payable = new HashMap<UUID, Money>();
        for (var one : next) {
            var settled = settlements.of(one.standing(), period,
                    requireNonNull(before.get(one.agency().id())), one.total().minor(),
                    one.prizes());
            if (settled.postings().isEmpty()) continue;
            payable.put(one.agency().id(), viewer.organisation().money(settled.payable()));
        }
        return payable;
    }
}
