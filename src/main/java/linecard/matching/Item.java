package linecard.matching;

import java.util.EnumMap;
import java.util.Map;

/// A thing by what is said of it; what is blank is not said.
public record Item(Map<Trait, String> said) {

    public Item {
        var kept = new EnumMap<Trait, String>(Trait.class);
        said.forEach((trait, text) -> {
            if (!text.isBlank()) kept.put(trait, text);
        });
        said = kept;
    }

    String text(Trait trait) {
        return said.getOrDefault(trait, "");
    }
}
