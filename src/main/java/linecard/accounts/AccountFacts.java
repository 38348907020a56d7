package linecard.accounts;

import linecard.money.Rate;
import linecard.people.Merged;
import linecard.people.Rep;
import linecard.people.Territory;
import linecard.traits.Trait;
import linecard.web.Form;
import linecard.words.Language;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/// All that the page of an account shows.
///
/// @param names of its parent, if the viewer may see it
/// @param traits the own fields in use
/// @param quick the form in which a few things are changed in their place
/// @param merged into which another it was merged; null where it was not
/// @param assignments those that the viewer may see, latest first
record AccountFacts(
        Account account, Map<UUID, String> names, List<Account> children,
        List<Assignment> assignments, List<Alias> aliases, List<Rep> reps,
        List<Territory> territories, Sharing sharing, List<Trait> traits, Form quick,
        @Nullable Merged merged, LocalDate today) {

    private static final long WHOLE = 1_000_000;

    String rep(UUID id, Language in) {
        for (var rep : reps) {
            if (rep.id().equals(id)) return rep.name(in);
        }
        return "";
    }

    String territory() {
        for (var territory : territories) {
            if (Objects.equals(territory.id(), account.territory())) return territory.name();
        }
        return "";
    }

    boolean isInForce(Assignment row) {
        return row.isInForce(today);
    }

    boolean isPlanned(Assignment row) {
        return row.from().isAfter(today);
    }

    /// What of each sale today is the house's: nobody's share.
    Rate house() {
        return new Rate(Math.max(0, WHOLE - sharing.sum(assignments, today)));
    }

    /// What it comes to beside the others.
    Rate part(Assignment row) {
        return sharing.part(row, assignments, today);
    }
}
