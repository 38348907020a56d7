package linecard.access;

import linecard.database.Binding;
import linecard.words.Language;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/// Somebody signed in and at work in one organisation. Every look-up of people's data takes one.
///
/// @param agency the agency of an agency owner or rep
/// @param rep the rep that a rep is
/// @param territory the only territory that a manager sees, or null for all
public record Viewer(
        User user, Organisation organisation, Role role,
        @Nullable UUID agency, @Nullable UUID rep, @Nullable UUID territory) {

    public Binding binding() {
        return new Binding(organisation.id(), user.id(), role.code(), agency, rep, territory);
    }

    public Language language() {
        return user.language();
    }

    public boolean isIn(Audience audience) {
        return audience.includes(role);
    }

    /// In the audience, and for the whole organisation rather than for one territory.
    public boolean isEverywhere(Audience audience) {
        return isIn(audience) && territory == null;
    }
}
