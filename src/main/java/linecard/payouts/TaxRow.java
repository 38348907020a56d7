package linecard.payouts;

import linecard.money.Money;
import linecard.words.Coded;

import java.util.UUID;

/// What an agency was paid in a calendar year.
///
/// @param taxNumber as somebody typed it; empty for none
/// @param payments how many
public record TaxRow(
        UUID agency, String code, String name, String country, String taxNumber, String address,
        int payments, Money paid, Reporting reporting) {

    /// Whether the year's total is reported on a Form 1099-NEC.
    public enum Reporting implements Coded {

        /// It reaches the threshold.
        REPORTED,
        BELOW,
        /// No payee in the United States: another form, if any.
        ABROAD,
        /// The organisation is not in the United States: nothing is to be reported there.
        NONE
    }
}
