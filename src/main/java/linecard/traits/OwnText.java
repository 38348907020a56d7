package linecard.traits;

import linecard.traits.Trait.Of;
import linecard.web.Choice;
import linecard.web.Page;
import linecard.words.Words;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/// What a record says to own fields, in words.
public final class OwnText {

    private OwnText() {}

    /// What it says, under the names of the fields. What it once said to a field that is no longer
    /// here stands under its key.
    ///
    /// @param traits archived ones too, where they are to have their names
    public static List<Choice> of(List<Trait> traits, Marked<?> record, Words words) {
        return of(traits, record.fields(), words);
    }

    private static List<Choice> of(
            List<Trait> traits, Map<String, String> fields, Words words) {
        var said = new ArrayList<Choice>();
        var rest = new ArrayList<>(fields.keySet());
        for (var trait : traits) {
            if (!rest.remove(trait.key())) continue;
            var kept = fields.getOrDefault(trait.key(), "");
            said.add(new Choice(TraitRules.shown(trait, kept, words),
                    trait.name(words.language())));
        }
        rest.stream().sorted().forEach(key ->
                said.add(new Choice(fields.getOrDefault(key, ""), key)));
        return said;
    }

    /// The same of what the history of such a record keeps.
    public static BiFunction<Page, String, String> kept(Traits traits, Of of) {
        return (page, kept) -> of(traits.all(page.viewer(), of),
                Values.of(kept), page.words()).stream()
                .map(said -> said.label() + ": " + said.value())
                .collect(Collectors.joining(" · "));
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
