package linecard.accounts;

import linecard.money.Rate;
import linecard.people.Outcome.Refused;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How the assignments of one account go together: on no day more than the whole is shared out,
/// and nobody holds the same role twice.
final class AssignmentRules {

    private static final long WHOLE = 1_000_000;

    private AssignmentRules() {}

    /// The row of the same rep and role that a new one takes over from.
    static Optional<Assignment> replaced(List<Assignment> all, Assignment wanted) {
        return all.stream()
                .filter(row -> row.rep().equals(wanted.rep()) && row.role() == wanted.role())
                .filter(row -> row.isInForce(wanted.from()))
                .filter(row -> row.from().isBefore(wanted.from()))
                .findFirst();
    }

    /// Why an assignment cannot be added.
    ///
    /// @param others the assignments of the account as they will be beside it
    static Optional<Refused> againstAdding(
            List<Assignment> others, Assignment wanted, Sharing sharing) {
        for (var other : others) {
            if (other.rep().equals(wanted.rep()) && other.role() == wanted.role()
                    && overlap(other, wanted)) {
                return Optional.of(Refused.of("from", "accounts.assignedAlready", other.from()));
            }
        }
        var all = new ArrayList<>(others);
        all.add(wanted);
        if (wanted.share() == null
                && sharing.part(wanted, all, wanted.from()).millionths() == 0) {
            return Optional.of(Refused.of("share", "accounts.noRoleShare", wanted.from()));
        }
        var tooMuch = sharing.tooMuch(all, wanted);
        if (tooMuch == null) return Optional.empty();
        long free = WHOLE - sharing.sum(others, tooMuch.day());
        return Optional.of(Refused.of("share", "accounts.sharesExceed",
                tooMuch.day(), new Rate(Math.max(0, free))));
    }

    /// Why an assignment cannot end on a day. An end that is set already may only move nearer:
    /// what comes after it may be somebody else's.
    static Optional<Refused> againstEnding(Assignment row, LocalDate end) {
        if (!end.isAfter(row.from())) {
            return Optional.of(Refused.of("to", "accounts.endsBeforeItBegins", row.from()));
        }
        if (row.to() != null && end.isAfter(row.to())) {
            return Optional.of(Refused.of("to", "accounts.endedAlready", row.to().minusDays(1)));
        }
        return Optional.empty();
    }

    private static boolean overlap(Assignment one, Assignment other) {
        return startsBefore(one.from(), other.to()) && startsBefore(other.from(), one.to());
    }

    private static boolean startsBefore(LocalDate from, @Nullable LocalDate to) {
        return to == null || from.isBefore(to);
    }
}
