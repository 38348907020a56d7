package linecard.demo;

import linecard.access.Viewer;
import linecard.database.Bound;
import linecard.payouts.PayoutApprovals;
import linecard.payouts.BankAccount;
import linecard.payouts.BankAccounts;
import linecard.payouts.BankDetails;
import linecard.payouts.Payable;
import linecard.payouts.Payables;
import linecard.payouts.PaymentStates;
import linecard.payouts.Payouts;
import linecard.payouts.Payouts.Picked;
import linecard.people.Outcome;

import org.springframework.stereotype.Component;

import java.util.List;

/// Enters the bank accounts of a company of the story and pays what it owes: one batch, made by
/// finance and approved by the owner. One agency that could be paid is left for who looks around.
@Component
class DemoPayouts {

    private final BankAccounts accounts;
    private final Payables payables;
    private final Payouts payouts;
    private final PayoutApprovals approvals;
    private final PaymentStates states;

    DemoPayouts(BankAccounts accounts, Payables payables, Payouts payouts,
            PayoutApprovals approvals, PaymentStates states) {
        this.accounts = accounts;
        this.payables = payables;
        this.payouts = payouts;
        this.approvals = approvals;
        this.states = states;
    }

    void write(Story story, Viewer owner, Viewer finance) {
        var batch = story.id("payout", "first");
        var today = story.today();
        var picked = Bound.call(finance.binding(), () -> {
            accounts(story, finance);
            return picked(finance);
        });
        if (picked.isEmpty()) return;
        Bound.run(finance.binding(), () ->
                requireDone(payouts.make(finance, batch, today, picked, today)));
        Bound.run(owner.binding(), () ->
                requireDone(approvals.approve(owner, batch, false, today)));
        Bound.run(finance.binding(), () -> {
            requireDone(states.send(finance, batch));
            requireDone(states.settle(finance, batch, null, today, today));
        });
    }

    private void accounts(Story story, Viewer finance) {
        for (var row : story.rows("bank accounts")) {
            var currency = row.text("currency");
            accounts.save(finance, BankAccount.fresh(
                    story.idOrNull("agency", row.text("agency")), currency).with(currency,
                    new BankDetails(row.text("holder"), row.text("iban"), row.text("bic"),
                            row.text("routing"), row.text("number")), 0));
        }
    }

    private List<Picked> picked(Viewer finance) {
        var all = payables.all(finance).stream().filter(Payable::canBePaid).toList();
        return all.subList(0, Math.max(0, all.size() - 1)).stream()
                .map(one -> new Picked(one.agency().id(), one.amount().minor())).toList();
    }

    private static void requireDone(Outcome outcome) {
        if (outcome instanceof Outcome.Refused no) throw new IllegalStateException(no.key());
    }
}
