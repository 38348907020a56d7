package linecard.commissions;

import linecard.commissions.Credit.Original;
import linecard.commissions.Earning.Earned;
import linecard.commissions.Earning.Nothing;
import linecard.commissions.Earning.Reason;
import linecard.money.Money;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/// The arithmetic of commission: a flat rate of what a rep is credited with. Nothing here looks up
/// anything, so tiers, draws and the like can stand beside it.
///
/// Each line is rounded once, halves away from zero, to a whole minor unit. So splitting a line
/// among the reps of one agency moves the agency's total by less than half a minor unit for each
/// part and for the whole: by at most half of the number of parts plus one.
final class CommissionRules {

    private CommissionRules() {}

    static List<Earning> earnings(List<Credit> credits, Terms terms) {
        var earnings = new ArrayList<Earning>(credits.size());
        for (var credit : credits) earnings.add(earning(credit, terms));
        return earnings;
    }

    /// By the rate of the document's own day or, for a return, by that at which its original
    /// earned: what a statement paid, else what the terms say of the original's day.
    static Earning earning(Credit credit, Terms terms) {
        if (credit.rep() == null) return new Nothing(credit, Reason.HOUSE);
        var original = credit.original();
        var agreed = original == null
                ? terms.agreed(credit.productLine(), credit.bookedOn())
                : agreed(original, terms);
        if (agreed.isEmpty()) {
            return new Nothing(credit,
                    original == null ? Reason.NO_RATE : Reason.ORIGINAL_WITHOUT_RATE);
        }
        var by = agreed.get();
        return new Earned(credit, by, by.rate().of(credit.net()));
    }

    private static Optional<Agreed> agreed(Original original, Terms terms) {
        if (original.paid() != null) return Optional.ofNullable(original.paid().by());
        return terms.agreed(original.productLine(), original.ratedOn());
    }

    static Money total(List<Earning> earnings, Currency currency) {
        var total = Money.zero(currency);
        for (var earning : earnings) total = total.plus(earning.amount());
        return total;
    }
}
