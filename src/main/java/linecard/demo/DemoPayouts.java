package linecard.demo;

import linecard.access.Viewer;
import linecard.database.Bound;
import linecard.payouts.PayoutApprovals;
import linecard.payouts.BankAccount;
import linecard.payouts.BankAccounts;
import linecard.payouts.BankDetails;
import linecard.payouts.BankMessages;
import linecard.payouts.Payable;
import linecard.payouts.Payables;
import linecard.payouts.PaymentStates;
import linecard.payouts.Payouts;
import linecard.payouts.Payouts.Picked;
import linecard.people.Outcome;

import org.springframework.stereotype.Component;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// Enters the bank accounts of a company of the story and pays what it owes: one batch, made by
/// finance and approved by the owner. One agency that could be paid is left for who looks around.
@Component
class DemoPayouts {

    private final BankAccounts accounts;
    private final Payables payables;
    private final Payouts payouts;
    private final PayoutApprovals approvals;
    private final PaymentStates states;
    private final BankMessages messages;

    DemoPayouts(BankAccounts accounts, Payables payables, Payouts payouts,
            PayoutApprovals approvals, PaymentStates states, BankMessages messages) {
        this.accounts = accounts;
        this.payables = payables;
        this.payouts = payouts;
        this.approvals = approvals;
        this.states = states;
        this.messages = messages;
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
            requireDone(messages.take(finance, story.id("bank message", "first"),
                    "pain002.xml", answer(batch, today), today));
        });
    }

    /// What the bank answers to the order: all of it is settled.
    private static byte[] answer(UUID batch, LocalDate today) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
                <GrpHdr><MsgId>PSR%1$s001</MsgId><CreDtTm>%1$sT08:30:00</CreDtTm></GrpHdr>
                <OrgnlGrpInfAndSts><OrgnlMsgId>%2$s</OrgnlMsgId>
                <OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId><GrpSts>ACSC</GrpSts>
                </OrgnlGrpInfAndSts></CstmrPmtStsRpt></Document>
                """.formatted(today, batch.toString().replace("-", ""))
                .getBytes(StandardCharsets.UTF_8);
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
