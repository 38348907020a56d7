package linecard.people;

import linecard.people.Outcome.Refused;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// How the versions of one agency's agreement follow each other: one at most on any day, and what
/// has begun is closed and followed, never rewritten.
final class AgreementRules {

    private AgreementRules() {}

    /// The version that a new one takes over from: in force on its first day and begun before.
    static Optional<Agreement> replaced(List<Agreement> versions, Agreement wanted) {
        return versions.stream()
                .filter(version -> version.isInForce(wanted.from()))
                .filter(version -> version.from().isBefore(wanted.from()))
                .findFirst();
    }

    /// Why a new version cannot be added after the one that it replaces is closed.
    static Optional<Refused> againstAdding(List<Agreement> versions, Agreement wanted) {
        var replaced = replaced(versions, wanted).orElse(null);
        return againstPlace(
                versions.stream().filter(version -> version != replaced).toList(), wanted);
    }

    /// Why a version cannot be changed like this. One that has begun may get another last day and
    /// note; for other terms a new version follows it.
    static Optional<Refused> againstChanging(
            List<Agreement> versions, Agreement before, Agreement wanted, LocalDate today) {
        if (hasBegun(before, today) && !sameTerms(before, wanted)) {
            return Optional.of(Refused.of("from", "people.agreement.begun"));
        }
        return againstPlace(
                versions.stream().filter(version -> !version.id().equals(wanted.id())).toList(),
                wanted);
    }

    static boolean hasBegun(Agreement version, LocalDate today) {
        return !version.from().isAfter(today);
    }

    private static boolean sameTerms(Agreement one, Agreement other) {
        return one.from().equals(other.from()) && one.regime() == other.regime()
                && Objects.equals(one.territory(), other.territory())
                && Set.copyOf(one.productLines())
                        .equals(Set.copyOf(other.productLines()))
                && one.exclusive() == other.exclusive()
                && one.noticeMonths() == other.noticeMonths();
    }

    private static Optional<Refused> againstPlace(List<Agreement> others, Agreement wanted) {
        var to = wanted.to();
        if (to != null && !to.isAfter(wanted.from())) {
            return Optional.of(Refused.of("to", "people.toBeforeFrom"));
        }
        for (var other : others) {
            if (other.isInForce(wanted.from())) {
                return Optional.of(Refused.of("from", "people.agreement.taken", other.from()));
            }
            var reaches = to == null || other.from().isBefore(to);
            if (reaches && other.from().isAfter(wanted.from())) {
                return Optional.of(Refused.of("to", "people.agreement.later", other.from()));
            }
        }
        return Optional.empty();
    }
}
