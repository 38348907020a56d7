package linecard.sales;

import org.jspecify.annotations.Nullable;

/// A payment in the organisation's currency; or why there is none.
///
/// @param by null for one that is in it already
/// @param named what stands under the number that it names
/// @param refused null where nothing is wrong with it
record DraftedPayment(
        Payment said, long amountMinor, @Nullable Conversion by, String fingerprint,
        PaidNumbers.Named named, Compared.@Nullable Refused refused) {

    /// By what a payment is known.
    record Name(String reference, String document) {

        /// That of the same transfer as long as it names nothing.
        Name unnamed() {
            return new Name(reference, "");
        }
    }

    Name name() {
        return new Name(said.reference(), said.documentNumber());
    }

    /// Of what it is, as far as that is known.
    @Nullable Kind kind() {
        return said.documentKind() != null ? said.documentKind()
                : named.kind(said.account(), amountMinor);
    }

    /// Whether only the ERP can say of which of two it is.
    boolean isUnclear() {
        return kind() == null && named.isBoth();
    }

    /// Whether what stands under its name came in and this went back, or the other way round. What
    /// came to nothing went neither way.
    boolean isOpposite(Latest before) {
        return !before.reversal()
                && Long.signum(before.netMinor()) * Long.signum(amountMinor) < 0;
    }
}
