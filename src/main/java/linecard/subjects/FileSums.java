package linecard.subjects;

import linecard.sales.Booking;
import linecard.sales.Months;

import org.jspecify.annotations.Nullable;

/// What the documents of a file come to, whatever their signs, so that any sum of them is a number.
final class FileSums {

    private long amounts;
    private long costs;
    private long quantities;

    /// Counts a document, or nothing of it where it is too much.
    ///
    /// @return the field that comes to too much; null where all can be counted
    @Nullable String uncountable(Booking booking) {
        long amount = plus(plus(plus(amounts, booking.freightMinor()), booking.taxMinor()),
                booking.discountMinor());
        long cost = costs;
        long quantity = quantities;
        for (var line : booking.lines()) {
            amount = plus(plus(amount, line.netMinor()), line.discountMinor());
            if (line.costMinor() != null) cost = plus(cost, line.costMinor());
            quantity = plus(quantity, line.quantityMilli());
        }
        if (amount > Months.MOST) return "net";
        if (cost > Months.MOST) return "cost";
        if (quantity > Months.MOST) return "quantity";
        amounts = amount;
        costs = cost;
        quantities = quantity;
        return null;
    }

    /// Stops at the largest number there is.
    private static long plus(long sum, long more) {
        if (more == Long.MIN_VALUE) return Long.MAX_VALUE;
        long after = sum + Math.abs(more);
        return after < 0 ? Long.MAX_VALUE : after;
    }
}
