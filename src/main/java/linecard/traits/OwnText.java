package linecard.traits;

import linecard.web.Choice;
import linecard.words.Words;

import java.util.ArrayList;
import java.util.List;

/// What a record says to own fields, in words.
public final class OwnText {

    private OwnText() {}

    /// What it says, under the names of the fields. What it once said to a field that is no longer
    /// here stands under its key.
    ///
    /// @param traits archived ones too, where they are to have their names
    public static List<Choice> of(List<Trait> traits, Marked<?> record, Words words) {
        var said = new ArrayList<Choice>();
        var rest = new ArrayList<>(record.fields().keySet());
        for (var trait : traits) {
            if (!rest.remove(trait.key())) continue;
            var kept = record.fields().getOrDefault(trait.key(), "");
            said.add(new Choice(TraitRules.shown(trait, kept, words),
                    trait.name(words.language())));
        }
        rest.stream().sorted().forEach(key ->
                said.add(new Choice(record.fields().getOrDefault(key, ""), key)));
        return said;
    }

    /// Tags and own fields in one line; empty where there are none.
    public static String line(List<Trait> traits, Marked<?> record, Words words) {
        var parts = new ArrayList<String>();
        if (!record.tags().isEmpty()) parts.add(Tags.joined(record.tags()));
        for (var said : of(traits, record, words)) {
            parts.add(said.label() + ": " + said.value());
        }
        return String.join(" · ", parts);
    }
}
