package linecard.people;

import linecard.database.Ids;
import linecard.people.Agreement.Regime;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// What becomes of the agreements when two agencies become one.
final class AgencyMergeRules {

    private AgencyMergeRules() {}

    /// @param closed versions of the agency that goes, as they end
    /// @param removed those of it that would have begun later
    /// @param taken those that the agency that stays takes over
    record Versions(List<Agreement> closed, List<Agreement> removed, List<Agreement> taken) {}

    private record Said(
            LocalDate from, @Nullable LocalDate to, Regime regime, @Nullable UUID territory,
            Set<UUID> productLines, boolean exclusive, int noticeMonths) {

        static Said of(Agreement one, LocalDate on) {
            return new Said(one.from().isBefore(on) ? on : one.from(), one.to(), one.regime(),
                    one.territory(), Set.copyOf(one.productLines()), one.exclusive(),
                    one.noticeMonths());
        }
    }

    /// From that day on both have to be under the same agreement, or one of them under none.
    ///
    /// @return nothing where they are not
    static Optional<Versions> versions(
            List<Agreement> ofGone, List<Agreement> ofKept, UUID kept, LocalDate on) {
        var there = said(ofKept, on);
        if (!there.isEmpty() && !said(ofGone, on).isEmpty() && !there.equals(said(ofGone, on))) {
            return Optional.empty();
        }
        var versions = new Versions(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (var one : ofGone) {
            if (!lastsBeyond(one, on)) continue;
            boolean hasBegun = one.from().isBefore(on);
            if (hasBegun) versions.closed().add(one.until(on));
            else versions.removed().add(one);
            if (there.isEmpty()) {
                versions.taken().add(new Agreement(Ids.fresh(), kept, hasBegun ? on : one.from(),
                        one.to(), one.regime(), one.territory(), one.productLines(),
                        one.exclusive(), one.noticeMonths(), one.note(), 1));
            }
        }
        return Optional.of(versions);
    }

    private static Set<Said> said(List<Agreement> all, LocalDate on) {
        var said = new HashSet<Said>();
        for (var one : all) if (lastsBeyond(one, on)) said.add(Said.of(one, on));
        return said;
    }

    private static boolean lastsBeyond(Agreement one, LocalDate day) {
        return one.to() == null || one.to().isAfter(day);
    }
}
