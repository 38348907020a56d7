package linecard.payouts;

import linecard.payouts.OrderFiles.Kept;
import linecard.web.Choice;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A batch as its page shows it.
///
/// @param messages of banks that speak of it
/// @param made of which parts each payment is
/// @param own whether the viewer made it
/// @param alone whether nobody else could approve it
/// @param known of each agency, while the batch waits: what who approves should know before
record BatchView(
        Batch batch, List<Payment> payments, Map<UUID, List<PaymentPart>> made, List<Kept> files,
        List<TakenMessage> messages, boolean own, boolean alone, Map<UUID, Payable> known) {

    List<PaymentPart> parts(Payment payment) {
        return made.getOrDefault(payment.id(), List.of());
    }

    /// Those that a bank could have sent back.
    List<Choice> returnable() {
        return payments.stream()
                .filter(one -> one.state() == State.SENT || one.state() == State.PAID)
                .map(one -> new Choice(one.id().toString(), place(one) + " · " + one.agencyName()))
                .toList();
    }

    /// The end of its reference: short, so that it stands before the name on a phone too.
    private String place(Payment payment) {
        return payment.reference().substring(batch.number().length() + 1);
    }

    /// Those whose name the bank reads in other letters.
    List<Payment> respelled() {
        return payments.stream()
                .filter(payment -> !PayoutText.atBank(payment.to().holder()).isEmpty()).toList();
    }
}
