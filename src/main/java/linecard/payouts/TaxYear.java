package linecard.payouts;

import linecard.money.Money;
import linecard.payouts.TaxRow.Reporting;

import java.util.List;

/// What all agencies were paid in a calendar year, by the days on which they had it.
///
/// @param years with any payment, and this one, the latest first
/// @param threshold from which total on it is reported
/// @param entered whether somebody of the organisation entered that
/// @param version of what was entered; 0 for nothing
/// @param onTheWay sent to banks in this year and not yet confirmed
public record TaxYear(
        int year, List<Integer> years, Money threshold, boolean entered, int version,
        List<TaxRow> rows, Money total, int onTheWay) {

    long count(Reporting reporting) {
        return rows.stream().filter(row -> row.reporting() == reporting).count();
    }

    /// Reported, and without a number that could be one.
    long withoutTin() {
        return rows.stream().filter(row -> row.reporting() == Reporting.REPORTED)
                .filter(row -> !TaxRules.isTin(row.taxNumber())).count();
    }

}
