package linecard.plan;

import linecard.words.Coded;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

/// What is to be reached in a fiscal year, by a rep, or by the organisation where `rep` is null.
///
/// @param productLine null for all lines; a line counts its child lines too
/// @param months the number in force for each fiscal month, 1 to 12: minor units for money,
///        whole numbers else. They add up to the year.
/// @param agreed whether both sides' marks are on the number in force
public record Goal(
        UUID id, int fiscalYear, Measure measure, @Nullable UUID rep, @Nullable UUID productLine,
        List<Long> months, boolean agreed) {

    /// What a goal is set for; there is one for each.
    public record Aim(
            int fiscalYear, Measure measure, @Nullable UUID rep, @Nullable UUID productLine) {}

    public enum Measure implements Coded {
        REVENUE, MARGIN, UNITS, NEW_ACCOUNTS, CALLS;

        public static Measure of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }

        public boolean isMoney() {
            return this == REVENUE || this == MARGIN;
        }
    }

    public long year() {
        return months.stream().mapToLong(Long::longValue).sum();
    }
}
