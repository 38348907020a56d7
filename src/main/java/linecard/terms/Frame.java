package linecard.terms;

import linecard.reckoning.Agreement.Step;
import linecard.reckoning.Agreement.Tail;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/// What of an agency's agreement holds whatever the version.
///
/// @param european commercial agency under the law of the EU
/// @param inherited the agency's part of orders that came in before it began
/// @param predecessor whose orders these were; null where nobody says
public record Frame(
        UUID id, UUID agency, boolean european, Tail tail, List<Step> inherited,
        @Nullable UUID predecessor, int version) {

    public Frame {
        inherited = List.copyOf(inherited);
    }

    /// What holds for an agency about which nothing of it was said.
    static Frame none(UUID agency) {
        return new Frame(agency, agency, false, Tail.NONE, List.of(), null, 0);
    }
}
