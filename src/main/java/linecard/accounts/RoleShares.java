package linecard.accounts;

import linecard.access.Viewer;
import linecard.money.Rate;

import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeSet;
import java.util.UUID;

/// What roles earn of a sale by the agreements with the agencies: it counts where an assignment
/// states no share of its own.
public interface RoleShares {

    /// Of all agencies that the viewer may know this of.
    Agreed agreed(Viewer viewer);

    /// @param byAgency what each role earns, by its code, from a day on
    record Agreed(Map<UUID, NavigableMap<LocalDate, Map<String, Rate>>> byAgency) {

        Map<String, Rate> on(UUID agency, LocalDate day) {
            var dated = byAgency.get(agency);
            var inForce = dated == null ? null : dated.floorEntry(day);
            return inForce == null ? Map.of() : inForce.getValue();
        }

        /// The days on which an agency's roles begin to earn something else.
        TreeSet<LocalDate> starts(UUID agency) {
            var dated = byAgency.get(agency);
            return dated == null ? new TreeSet<>() : new TreeSet<>(dated.keySet());
        }
    }
}
