package linecard.people;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The reps as a list shows them.
///
/// @param any whether there is any rep at all
record RepList(
        List<Rep> rows, Map<UUID, String> agencies, Map<UUID, String> territories, boolean any) {

    record Filter(@Nullable UUID agency, @Nullable UUID territory, boolean archived) {

        boolean lets(Rep rep) {
            return (agency == null || agency.equals(rep.agency()))
                    && (territory == null || territory.equals(rep.territory()))
                    && (archived || !rep.archived());
        }
    }

    static RepList of(
            List<Rep> reps, List<Agency> agencies, List<Territory> territories, Filter filter) {
        var rows = new ArrayList<Rep>();
        for (var rep : reps) {
            if (filter.lets(rep)) rows.add(rep);
        }
        var firms = new LinkedHashMap<UUID, String>();
        for (var agency : agencies) firms.put(agency.id(), agency.name());
        var places = new LinkedHashMap<UUID, String>();
        for (var territory : territories) places.put(territory.id(), territory.name());
        return new RepList(rows, firms, places, !reps.isEmpty());
    }

    String agency(Rep rep) {
        return agencies.getOrDefault(rep.agency(), "");
    }

    String territory(Rep rep) {
        var in = rep.territory();
        return in == null ? "" : territories.getOrDefault(in, "");
    }
}
