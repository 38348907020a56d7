package linecard.payouts;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// The payments that a bank means by what it says.
///
/// @param isOther whether the bank speaks of another amount, so that nothing moves
/// @param misfit what does not go together; null where the amount of a payment is just another
record Meant(List<Payment> payments, boolean isOther, @Nullable Misfit misfit) {

    static Meant all(List<Payment> payments) {
        return new Meant(payments, false, null);
    }

    static Meant other(List<Payment> payments, @Nullable Misfit misfit) {
        return new Meant(payments, true, misfit);
    }
}
