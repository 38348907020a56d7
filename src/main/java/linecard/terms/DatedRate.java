package linecard.terms;

import linecard.money.Rate;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.UUID;

/// What an agency earns on a product line, or by default, from a day on: until the day on which
/// the next rate of the same product line starts.
///
/// @param productLine null for the default
/// @param rate null where the agreement ends a rate without another: from then on the product
///        line above decides, or the default, and where the default itself ends nothing is earned
public record DatedRate(
        UUID id, UUID agency, @Nullable UUID productLine, LocalDate from, @Nullable Rate rate,
        int version) {}
