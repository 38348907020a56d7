package linecard.sales;

import linecard.packing.Sha256;

import org.jspecify.annotations.Nullable;

/// Tells whether two documents say the same: SHA-256 over what the ERP wrote.
///
/// What Linecard derives is left out, so that a file brought in again is the same although the
/// catalogue changed meanwhile: the product line of a product, and the cost of a line, of which
/// [Booking.Line#tellsCost] says whether it is news.
final class Fingerprint {

    private Fingerprint() {}

    static String of(Booking booking) {
        var text = new StringBuilder();
        add(text, booking.kind().code());
        add(text, booking.number());
        add(text, booking.account());
        add(text, booking.statedRep());
        add(text, booking.bookedOn());
        add(text, booking.originalNumber());
        addKnown(text, "currency ", booking.currency());
        addKnown(text, "freight ", said(booking.freightMinor()));
        addKnown(text, "tax ", said(booking.taxMinor()));
        addKnown(text, "discount ", said(booking.discountMinor()));
        addKnown(text, booking.stated());
        for (var line : booking.lines()) {
            add(text, line.product() == null ? "line " + line.productLine() : line.product());
            add(text, line.quantityMilli());
            add(text, line.netMinor());
            addKnown(text, "discount ", said(line.discountMinor()));
        }
        return Sha256.hex(text.toString());
    }

    static String of(Payment payment) {
        var text = new StringBuilder();
        add(text, payment.reference());
        add(text, payment.documentNumber());
        add(text, payment.account());
        add(text, payment.paidOn());
        addKnown(text, "currency ", payment.currency());
        add(text, payment.amountMinor());
        addKnown(text, "kind ", payment.documentKind());
        return Sha256.hex(text.toString());
    }

    /// Length first, so that no two lists of parts make one text.
    private static void add(StringBuilder text, @Nullable Object part) {
        var said = part == null ? "" : part.toString();
        text.append(said.length()).append(':').append(said);
    }

    /// What a document need not say: left out where it does not, so that a document without it has
    /// the fingerprint that it had before anybody could say it.
    private static void addKnown(StringBuilder text, String what, @Nullable Object part) {
        if (part != null) add(text, what + part);
    }

    private static void addKnown(StringBuilder text, Stated stated) {
        addKnown(text, "cause ", stated.cause());
        addKnown(text, "ordered ", stated.orderedOn());
        addKnown(text, "contract ", stated.contract().isEmpty() ? null : stated.contract());
        addKnown(text, "rate ", stated.millionths());
    }

    private static @Nullable Long said(long amount) {
        return amount == 0 ? null : amount;
    }
}
