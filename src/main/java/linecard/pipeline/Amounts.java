package linecard.pipeline;

import linecard.money.Money;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// What a possible sale may bring: in all, and by product line where that is known. Where there are
/// lines, they make up the whole.
public record Amounts(Money total, List<OfLine> lines) {

    static final int MOST_LINES = 30;
    /// In minor units.
    static final long MOST = 1_000_000_000_000_000L;

    public Amounts {
        lines = List.copyOf(lines);
        if (total.isNegative() || total.minor() > MOST) {
            throw new IllegalArgumentException("no amount: " + total);
        }
        if (lines.size() > MOST_LINES) throw new IllegalArgumentException("too many lines");
        if (!lines.isEmpty() && !sum(total, lines).equals(total)) {
            throw new IllegalArgumentException("the lines do not make up the whole");
        }
    }

    /// What may be sold of one product line.
    public record OfLine(UUID line, Money amount) {

        public OfLine {
            if (amount.isNegative()) throw new IllegalArgumentException("negative");
        }
    }

    public static Amounts of(Money total) {
        return new Amounts(total, List.of());
    }

    /// The whole of these lines, which must not be none.
    static Amounts of(List<OfLine> lines) {
        var zero = Money.zero(lines.getFirst().amount().currency());
        return new Amounts(sum(zero, lines), lines);
    }

    /// The product lines that an opportunity names.
    static Set<UUID> linesOf(Opportunity one) {
        return one.amounts().lines().stream().map(OfLine::line)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Money sum(Money zero, List<OfLine> lines) {
        var sum = Money.zero(zero.currency());
        for (var line : lines) sum = sum.plus(line.amount());
        return sum;
    }
}
