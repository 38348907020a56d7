package linecard.accounts;

import linecard.database.Ids;
import linecard.money.Rate;
import linecard.people.MergedRows;
import linecard.people.Outcome.Refused;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Whether two accounts can become one, and who looks after it then.
final class MergeRules {

    private MergeRules() {}

    /// What two accounts have to have in common.
    static Optional<Refused> against(Account gone, Account kept) {
        if (kept.archived()) return no("accounts.merge.archived", kept.name());
        if (gone.house() != kept.house()) return no("accounts.merge.house");
        return Optional.empty();
    }

    static Optional<Refused> no(String key, Object... arguments) {
        return Optional.of(MergedRows.no(key, arguments));
    }

    /// What becomes of the assignments.
    ///
    /// @param closed those of the account that goes, as they end
    /// @param removed those of it that would have begun later
    /// @param taken those that the account that stays takes over
    record Hands(List<Assignment> closed, List<Assignment> removed, List<Assignment> taken) {}

    private record Holding(
            UUID rep, Assignment.Role role, @Nullable Rate share, LocalDate from,
            @Nullable LocalDate to) {}

    /// From that day on both have to be in the same hands, or one of them in nobody's.
    ///
    /// @return nothing where they are not
    static Optional<Hands> hands(
            List<Assignment> ofGone, List<Assignment> ofKept, UUID kept, LocalDate on) {
        var gone = holdings(ofGone, on);
        var there = holdings(ofKept, on);
        if (!gone.isEmpty() && !there.isEmpty() && !gone.equals(there)) return Optional.empty();
        var closed = new ArrayList<Assignment>();
        var removed = new ArrayList<Assignment>();
        for (var one : ofGone) {
            if (!lastsBeyond(one, on)) continue;
            if (one.from().isBefore(on)) closed.add(one.until(on));
            else removed.add(one);
        }
        var taken = new ArrayList<Assignment>();
        if (there.isEmpty()) {
            for (var one : gone) {
                taken.add(new Assignment(Ids.fresh(), kept, one.rep(), one.role(), one.share(),
                        one.from(), one.to(), 1));
            }
        }
        return Optional.of(new Hands(closed, removed, taken));
    }

    private static Set<Holding> holdings(List<Assignment> all, LocalDate on) {
        var holdings = new HashSet<Holding>();
        for (var one : all) {
            if (!lastsBeyond(one, on)) continue;
            holdings.add(new Holding(one.rep(), one.role(), one.share(),
                    one.from().isBefore(on) ? on : one.from(), one.to()));
        }
        return holdings;
    }

    private static boolean lastsBeyond(Assignment one, LocalDate day) {
        return one.to() == null || one.to().isAfter(day);
    }

    /// The assignments of an account and, from a day on, of the one that stands for it.
    static List<Assignment> joined(List<Assignment> own, List<Assignment> heirs, LocalDate on) {
        var joined = new ArrayList<Assignment>();
        for (var one : own) {
            if (one.from().isBefore(on)) joined.add(lastsBeyond(one, on) ? one.until(on) : one);
        }
        for (var one : heirs) {
            if (!lastsBeyond(one, on)) continue;
            joined.add(one.from().isBefore(on) ? new Assignment(one.id(), one.account(), one.rep(),
                    one.role(), one.share(), on, one.to(), one.version()) : one);
        }
        return joined;
    }
}
