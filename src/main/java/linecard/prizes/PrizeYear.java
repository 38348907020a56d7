package linecard.prizes;

import linecard.money.Money;
import linecard.payouts.TaxRow.Reporting;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// What winners had of prizes in a calendar year, at fair value: cash on the day the money arrived,
/// all else on the day it was handed over. Not tax advice.
///
/// @param years that anything was had in, and this one, the latest first
/// @param threshold from which total on a year is reported
record PrizeYear(
        int year, List<Integer> years, Money threshold, List<Firm> firms, List<Had> had) {

    /// @param on the day it was had
    /// @param reporting of the agency's year
    record Had(
            UUID award, UUID agency, String agencyName, String who, String contest,
            Prize.Kind kind, String name, LocalDate on, Money value, Reporting reporting) {}

    /// What an agency's year comes to.
    ///
    /// @param paid all that it was paid, prizes in cash included
    /// @param inKind prizes that were no money
    /// @param cash prizes that were
    record Firm(
            UUID agency, String name, String country, String taxNumber, Money cash, Money inKind,
            Money paid, Reporting reporting) {

        /// What the form says, where there is one.
        Money total() {
            return paid.plus(inKind);
        }
    }
}
