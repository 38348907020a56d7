package linecard.people;

import linecard.access.Member;
import linecard.access.Role;
import linecard.web.Form;
import linecard.web.Known;
import linecard.web.Offered;
import linecard.words.Language;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What a person is in the organisation, as somebody typed it: a role and what goes with it.
///
/// @param agency of an agency owner, or of a rep
/// @param territory of a manager who sees only one
record Position(
        Role role, @Nullable UUID agency, @Nullable UUID rep, @Nullable UUID territory) {

    /// What there is to choose from.
    record Offers(List<Agency> agencies, List<Rep> reps, List<Territory> territories) {}

    /// Reads the role and only what goes with it.
    static Optional<Position> read(Form form, Offers offers, @Nullable Member stored) {
        var role = form.choice("role", Role.class);
        if (form.problem("role") != null) return Optional.empty();
        var position = switch (role.get()) {
            case REP -> {
                var id = picked(form, "rep", offers.reps(), stored == null ? null : stored.rep());
                yield new Position(Role.REP, agencyOf(id, offers.reps()), id, null);
            }
            case AGENCY_OWNER -> new Position(Role.AGENCY_OWNER, picked(form, "agency",
                    offers.agencies(), stored == null ? null : stored.agency()), null, null);
            case MANAGER -> new Position(Role.MANAGER, null, null,
                    form.entered("territory").isEmpty() ? null : picked(form, "territory",
                            offers.territories(), stored == null ? null : stored.territory()));
            case OWNER, FINANCE, COMPLIANCE, AUDITOR ->
                    new Position(role.get(), null, null, null);
        };
        return form.hasProblems() ? Optional.empty() : Optional.of(position);
    }

    private static @Nullable UUID picked(
            Form form, String field, List<? extends Offered> all, @Nullable UUID stored) {
        var id = form.id(field);
        Offered.check(form, field, all, stored);
        return form.problem(field) == null ? id.get() : null;
    }

    private static @Nullable UUID agencyOf(@Nullable UUID id, List<Rep> reps) {
        for (var rep : reps) {
            if (rep.id().equals(id)) return rep.agency();
        }
        return null;
    }

    /// What goes with the role of a member: the rep, the agency or the territory; or nothing.
    static String scope(Member member, Offers offers, Language in) {
        return switch (member.role()) {
            case REP -> new Known(offers.reps()).name(member.rep(), in);
            case AGENCY_OWNER -> new Known(offers.agencies()).name(member.agency(), in);
            case MANAGER -> new Known(offers.territories()).name(member.territory(), in);
            case OWNER, FINANCE, COMPLIANCE, AUDITOR -> "";
        };
    }
}
