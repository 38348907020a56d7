package linecard.emails;

import linecard.emails.Match.Target;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Where a mail belongs, going by the addresses in it.
final class PlacementRules {

    /// At no more places does a mail stand by itself.
    static final int MOST = 20;

    private PlacementRules() {}

    /// Of the first circle in which anybody is known, everybody whose address means one account
    /// alone. An address of people at several accounts is left for a person to decide.
    ///
    /// @param circles addresses, those that come first in question first
    static List<Target> targets(List<List<String>> circles, List<Match> matches) {
        for (var circle : circles) {
            var found = new LinkedHashSet<Target>();
            for (var address : circle) {
                var own = matches.stream().filter(one -> one.address().equals(address)).toList();
                if (own.stream().map(Match::account).distinct().count() != 1) continue;
                own.forEach(one -> found.add(one.target()));
            }
            if (!found.isEmpty()) return withoutRepeats(found);
        }
        return List.of();
    }

    /// What can be proposed where nothing is certain: each account once.
    static List<Target> proposals(List<List<String>> circles, List<Match> matches) {
        var found = new LinkedHashSet<Target>();
        for (var circle : circles) {
            for (var address : circle) {
                matches.stream().filter(one -> one.address().equals(address))
                        .forEach(one -> found.add(one.target()));
            }
        }
        return withoutRepeats(found);
    }

    /// An account for itself adds nothing beside one of its people.
    private static List<Target> withoutRepeats(Set<Target> found) {
        return found.stream()
                .filter(one -> one.contact() != null || found.stream().noneMatch(other ->
                        other.contact() != null && Objects.equals(other.account(), one.account())))
                .limit(MOST).toList();
    }
}
