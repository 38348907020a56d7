package linecard.stated;

import linecard.money.Rate;

import java.time.LocalDate;

/// The rate that holds for one line, and where it comes from.
///
/// @param productLine the name of the product line that it was agreed for; empty for the default
/// @param from the day on which it started
public record Agreed(Rate rate, String productLine, LocalDate from) {

    public boolean byDefault() {
        return productLine.isEmpty();
    }
}
