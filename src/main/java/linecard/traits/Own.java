package linecard.traits;

import java.util.List;

/// What may be said of a record of a kind beyond what Linecard asks.
///
/// @param traits the own fields in use that the viewer may see
/// @param tags those in use
public record Own(List<Trait> traits, List<String> tags) {

    public Own {
        traits = List.copyOf(traits);
        tags = List.copyOf(tags);
    }
}
