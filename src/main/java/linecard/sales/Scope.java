package linecard.sales;

import org.jspecify.annotations.Nullable;

import java.util.Set;
import java.util.UUID;

/// Which sales are meant. A null or empty part does not narrow.
///
/// @param rep the credited rep, by the basis asked for
/// @param house only what is credited to nobody (then `rep` is null)
/// @param productLines these lines, children already included; empty for all
public record Scope(
        @Nullable UUID rep, boolean house, @Nullable UUID territory, @Nullable UUID account,
        Set<UUID> productLines) {

    public static final Scope ALL = new Scope(null, false, null, null, Set.of());

    public static Scope ofRep(UUID rep) {
        return new Scope(rep, false, null, null, Set.of());
    }
}
