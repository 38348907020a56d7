package linecard.detecting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;

/// Lines of other principals that compete with ours: one finding a line.
public final class Overlaps {

    private Overlaps() {}

    /// What competes weighs; what is only like ours, or what nobody but others say, is a notice.
    public static List<Finding> of(List<Rival> rivals, LocalDate today) {
        var byLine = new LinkedHashMap<UUID, List<Rival>>();
        for (var rival : rivals) {
            if (!rival.isCarried(today)) continue;
            byLine.computeIfAbsent(rival.line(), _ -> new ArrayList<>()).add(rival);
        }
        var found = new ArrayList<Finding>();
        for (var same : byLine.values()) {
            var one = same.getFirst();
            boolean weighs = same.stream().anyMatch(r -> r.isCompeting() && r.isDeclared());
            found.add(new Finding(Rule.OVERLAP, one.agency(), one.rep(), null,
                    weighs ? Severity.SERIOUS : Severity.NOTICE,
                    same.stream().map(Rival::fact).toList()));
        }
        return found;
    }
}
