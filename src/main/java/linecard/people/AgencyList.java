package linecard.people;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The agencies as a list shows them.
///
/// @param hidden whether there are archived ones that are not
record AgencyList(List<Row> rows, boolean hidden) {

    /// @param reps those at work for it
    /// @param inForce today's version of its agreement
    record Row(Agency agency, int reps, Optional<Agreement> inForce) {

        /// What may be asked of its reps today; null where no agreement is in force.
        @Nullable String regime() {
            return inForce.map(version -> version.regime().code()).orElse(null);
        }
    }

    /// @param archived whether archived ones are shown too
    static AgencyList of(
            List<Agency> agencies, List<Rep> reps, Map<UUID, Agreement> inForce,
            boolean archived) {
        var counts = new HashMap<UUID, Integer>();
        for (var rep : reps) {
            if (!rep.archived()) counts.merge(rep.agency(), 1, Integer::sum);
        }
        var rows = new ArrayList<Row>();
        for (var agency : agencies) {
            if (agency.archived() && !archived) continue;
            rows.add(new Row(agency, counts.getOrDefault(agency.id(), 0),
                    Optional.ofNullable(inForce.get(agency.id()))));
        }
        return new AgencyList(rows, rows.size() < agencies.size());
    }
}
