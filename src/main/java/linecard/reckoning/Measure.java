package linecard.reckoning;

import org.jspecify.annotations.Nullable;

import java.util.EnumSet;
import java.util.Set;

/// What of a line is paid, or counts.
///
/// @param less what is deducted from the gross: of tax, freight, discount and the excluded part
public record Measure(Kind kind, Set<Column> less) {

    public static final Measure GROSS = new Measure(Kind.GROSS, Set.of());
    public static final Set<Column> DEDUCTIONS = Set.copyOf(
            EnumSet.of(Column.TAX, Column.FREIGHT, Column.DISCOUNT, Column.EXCLUDED));

    public enum Kind {
        GROSS, NET,
        /// Net less cost.
        MARGIN,
        /// Thousandths of a unit. Only counts, is never paid.
        UNITS
    }

    public Measure {
        less = Set.copyOf(less);
    }

    public static Measure net(Column... less) {
        return new Measure(Kind.NET, Set.of(less));
    }

    public static Measure margin(Column... less) {
        return new Measure(Kind.MARGIN, Set.of(less));
    }

    /// The amount without which it cannot be told.
    Set<Column> needs() {
        return switch (kind) {
            case GROSS, NET -> Set.of(Column.GROSS);
            case MARGIN -> Set.of(Column.COST);
            case UNITS -> Set.of(Column.QUANTITY);
        };
    }

    /// This measure of each line; may be a column of the lines itself, so it is only read.
    ///
    /// @throws ArithmeticException where an amount leaves the 64 bits
    public long[] of(Lines lines) {
        if (kind == Kind.UNITS) return lines.column(Column.QUANTITY);
        var gross = lines.column(Column.GROSS);
        if (kind == Kind.GROSS) return gross;
        var values = gross;
        for (var deducted : less) values = minus(values, lines.given(deducted));
        return kind == Kind.MARGIN ? minus(values, lines.column(Column.COST)) : values;
    }

    private static long[] minus(long[] from, long @Nullable [] less) {
        if (less == null) return from;
        var left = new long[from.length];
        for (int i = 0; i < left.length; i++) left[i] = Math.subtractExact(from[i], less[i]);
        return left;
    }
}
