package linecard.reckoning;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/// What was sold to whom, as far as rates speak of it.
///
/// @param contract a special contract that the document names
/// @param customerType the account's; null where it has none
/// @param productLines the item's own and those it lies in, nearest first
public record Subject(
        UUID account, @Nullable String contract, @Nullable String customerType,
        @Nullable UUID item, List<UUID> productLines) {

    public Subject {
        productLines = List.copyOf(productLines);
    }
}
