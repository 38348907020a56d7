package linecard.sales;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.UUID;

/// A sum of credits and what they have in common, as far as it was asked for.
record Fact(
        @Nullable UUID rep, @Nullable UUID account, @Nullable UUID productLine,
        @Nullable UUID territory, @Nullable LocalDate month, Sum sum) {

    Fact creditedTo(@Nullable UUID other, Sum part) {
        return new Fact(other, account, productLine, territory, month, part);
    }
}
