package linecard.subjects;

import linecard.money.Split;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// How the amounts of a document's rows become the net of its lines.
final class DocumentRules {

    private DocumentRules() {}

    /// The lines' net amounts, which sum to the document's. What the lines lie above it or below
    /// is spread over them by the largest remainder, in proportion to their size.
    ///
    /// @param documentNet null where the lines alone count
    /// @return nothing where there is a difference and every line is zero
    static Optional<long[]> nets(long[] amounts, @Nullable Long documentNet) {
        if (documentNet == null) return Optional.of(amounts);
        long over = Math.subtractExact(sum(amounts), documentNet);
        if (over == 0) return Optional.of(amounts);
        var sizes = Arrays.stream(amounts).map(Math::absExact).toArray();
        if (Arrays.stream(sizes).allMatch(size -> size == 0)) return Optional.empty();
        var parts = Split.largestRemainder(over, sizes);
        var nets = new long[amounts.length];
        for (int i = 0; i < nets.length; i++) nets[i] = Math.subtractExact(amounts[i], parts[i]);
        return Optional.of(nets);
    }

    /// Whether a credit is written without its minus: a credit of 100 takes 100 back.
    static boolean isWithoutMinus(long[] amounts, List<Long> quantities) {
        return Arrays.stream(amounts).allMatch(amount -> amount >= 0)
                && quantities.stream().allMatch(quantity -> quantity >= 0);
    }

    static long sum(long[] amounts) {
        long sum = 0;
        for (long amount : amounts) sum = Math.addExact(sum, amount);
        return sum;
    }

    /// Standard cost of a quantity, rounded half up.
    static long cost(long unitCost, long quantityMilli) {
        return BigDecimal.valueOf(unitCost).multiply(BigDecimal.valueOf(quantityMilli, 3))
                .setScale(0, RoundingMode.HALF_UP).longValueExact();
    }
}
