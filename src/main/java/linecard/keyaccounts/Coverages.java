package linecard.keyaccounts;

import linecard.access.Viewer;
import linecard.calls.Visits;
import linecard.keyaccounts.Scope.Kind;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Puts the calls at key accounts beside what they are worth; those at whatever belongs to an
/// account are calls at it.
@Component
class Coverages {

    private final Trees trees;
    private final Visits visits;

    Coverages(Trees trees, Visits visits) {
        this.trees = trees;
        this.visits = visits;
    }

    @Transactional(readOnly = true)
    List<Coverage> of(
            Viewer viewer, Scope scope, List<Standing> standings, LocalDate today) {
        var ids = standings.stream().map(Standing::account).toList();
        var tree = trees.of(viewer, ids);
        var at = new HashMap<UUID, Sum>();
        for (var seen : visits.at(viewer, tree.keySet(), scope.whole().partOf(Kind.REP),
                today.minusDays(Coverage.DAYS), today)) {
            for (var account : tree.getOrDefault(seen.account(), List.of())) {
                at.merge(account, new Sum(seen.lastOn(), seen.made(), seen.planned()), Sum::and);
            }
        }
        return covered(scope, standings, at);
    }

    private static List<Coverage> covered(
            Scope scope, List<Standing> standings, Map<UUID, Sum> at) {
        var covered = new ArrayList<Coverage>();
        for (var one : standings) {
            var sum = at.getOrDefault(one.account(), Sum.NOTHING);
            covered.add(new Coverage(one,
                    Attention.of(one.calls(), scope.calls(), one.partMillionths()),
                    sum.lastOn(), sum.made(), sum.planned()));
        }
        return covered;
    }

    private record Sum(@Nullable LocalDate lastOn, long made, long planned) {

        static final Sum NOTHING = new Sum(null, 0, 0);

        Sum and(Sum other) {
            return new Sum(later(lastOn, other.lastOn), made + other.made,
                    planned + other.planned);
        }

        private static @Nullable LocalDate later(
                @Nullable LocalDate one, @Nullable LocalDate other) {
            if (one == null) return other;
            return other == null || one.isAfter(other) ? one : other;
        }
    }
}
