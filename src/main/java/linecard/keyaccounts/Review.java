package linecard.keyaccounts;

import linecard.keyaccounts.Setting.Measure;
import linecard.money.Rate;

import java.time.LocalDate;
import java.util.UUID;

/// A look at who made most of the business in the twelve fiscal months before a day.
///
/// @param asOf first day of the fiscal month that follows the twelve
/// @param afterwards taken for a month that was over before anybody looked
record Review(
        UUID id, LocalDate asOf, LocalDate since, Rate threshold, Measure measure,
        boolean afterwards) {
}
