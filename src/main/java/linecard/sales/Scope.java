package linecard.sales;

import linecard.access.Role;
import linecard.access.Viewer;

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

    /// The rep to look for: a rep looks for no other, so that the look-up finds the own rows by
    /// their index where row-level security would go through everybody's.
    @Nullable UUID repFor(Viewer viewer) {
        return rep == null && viewer.role() == Role.REP ? viewer.rep() : rep;
    }

    /// The same for the owner of an agency.
    static @Nullable UUID agencyFor(Viewer viewer) {
        return viewer.role() == Role.AGENCY_OWNER ? viewer.agency() : null;
    }

    public static Scope ofRep(UUID rep) {
        return new Scope(rep, false, null, null, Set.of());
    }

    /// @param productLines children already included; empty for all
    public static Scope ofLines(Set<UUID> productLines) {
        return new Scope(null, false, null, null, productLines);
    }
}
