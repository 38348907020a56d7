package linecard.payouts;

import linecard.access.Allowed;
import linecard.files.Cell;
import linecard.files.Table;
import linecard.web.Page;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

import java.util.UUID;

import static linecard.access.Audience.STAFF;

/// What banks answered, as files.
@Controller
class BankMessageExports {

    private final BankMessages messages;

    BankMessageExports(BankMessages messages) {
        this.messages = messages;
    }

    @GetMapping("/payouts/messages.{ending:csv|xlsx|json}")
    @Allowed(STAFF)
    View list(Page page, @PathVariable String ending) {
        PayoutText.requireWhole(page.viewer());
        return new Table<TakenMessage>(page.words())
                .text("number", page.t("payouts.number"), TakenMessage::number)
                .text("kind", page.t("payouts.message.kind"), one -> one.kind().code())
                .text("madeAt", page.t("payouts.message.madeAt"), TakenMessage::madeAt)
                .whole("payments", page.t("payouts.payments"), one -> (long) one.payments())
                .whole("troubles", page.t("payouts.message.troubles"),
                        one -> (long) one.troubles())
                .whole("others", page.t("payouts.message.others"), one -> (long) one.others())
                .text("file", page.t("payouts.message.file"), TakenMessage::fileName)
                .text("sha256", "SHA-256", TakenMessage::sha256)
                .cell("takenAt", page.t("payouts.message.takenAt"), one ->
                        new Cell.Moment(one.takenAt(), page.organisation().zone()))
                .text("takenBy", page.t("payouts.message.takenBy"), TakenMessage::takenName)
                .file(ending, page.t("payouts.messages"),
                        taker -> messages.each(page.viewer(), taker));
    }

    @GetMapping("/payouts/messages/{id}/payments.{ending:csv|xlsx|json}")
    @Allowed(STAFF)
    View payments(Page page, @PathVariable UUID id, @PathVariable String ending) {
        PayoutText.requireWhole(page.viewer());
        var message = messages.of(page.viewer(), id);
        return new Table<SaidOfPayment>(page.words())
                .text("reference", page.t("payouts.column.reference"),
                        one -> one.isOfBlock() ? "" : one.reference())
                .text("payout", page.t("payouts.batch"), SaidOfPayment::batchNumber)
                .text("agency", page.t("payouts.agency"),
                        one -> one.isOfBlock() ? "" : one.agencyName())
                .cell("amount", page.t("payouts.amount"), one -> one.isOfBlock()
                        ? new Cell.Empty() : new Cell.Amount(one.amount()))
                .text("code", page.t("payouts.message.code"), SaidOfPayment::code)
                .choice("consequence", page.t("payouts.consequence"), "payouts.consequence.",
                        one -> one.consequence().code())
                .day("value", page.t("payouts.value"), SaidOfPayment::value)
                .text("reason", page.t("payouts.reason"),
                        one -> one.why(page.words()))
                .file(ending, page.t("payouts.payments") + ", " + message.number(),
                        messages.said(page.viewer(), id)::forEach);
    }
}
