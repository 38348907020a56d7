package linecard.detecting;

import java.util.UUID;

/// What an account bought of one of our product lines, lately and before.
///
/// @param recent in the latest months, in minor units
/// @param usual in the same months of a year before, on average over `years` such years
/// @param sum of each of the `months` before the latest ones
/// @param squares the sum of the squares of these months
/// @param orders how many lines were bought in these months
public record Bought(
        UUID account, UUID line, long recent, double usual, int years, double sum,
        double squares, int months, long orders) {

    double orderSize() {
        return sum / Math.max(1, orders);
    }

    /// Of the months' sums, the variance by their mean and by the size of an order: how many
    /// orders come together, so to say. Seasons count as if they were chance, which errs on the
    /// side of finding less.
    double clumps() {
        double mean = sum / months;
        double variance = Math.max(0, squares / months - mean * mean);
        return variance / mean / orderSize();
    }

    boolean hasPast() {
        return years > 0 && sum > 0 && orders > 0 && months > 1 && usual > 0;
    }
}
