package linecard.subjects;

import linecard.exchange.Entry;
import linecard.exchange.Field;
import linecard.traits.Tags;
import linecard.traits.Trait;
import linecard.traits.TraitRules;
import linecard.words.Language;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Reads tags and own fields from a row. A file may leave the column of a required field out, since
/// it changes other things; it may not leave it empty.
final class OwnEntry {

    private OwnEntry() {}

    /// All that a file may have.
    ///
    /// @param usual what Linecard itself asks
    static List<Field> offered(List<Field> usual, List<Trait> traits) {
        var all = new ArrayList<>(usual);
        for (var trait : traits) {
            var called = new EnumMap<Language, String>(Language.class);
            for (var language : Language.values()) called.put(language, trait.name(language));
            all.add(Field.own(trait.field(), trait.key(), called));
        }
        return all;
    }

    /// @param used the tags in use
    static List<String> tags(Entry entry, Collection<String> used) {
        var text = entry.note("tags", Trait.LONGEST_VALUE);
        return text.isEmpty() ? List.of()
                : entry.read("tags", List.of(), typed -> Tags.read(typed, used));
    }

    /// Of the fields that the file has; empty where a value is to go.
    static Map<String, String> fields(Entry entry, List<Trait> traits) {
        var said = new TreeMap<String, String>();
        for (var trait : traits) {
            var field = trait.field();
            if (!entry.has(field)) continue;
            var text = entry.note(field, Trait.LONGEST_VALUE);
            if (text.isEmpty()) {
                if (trait.required()) entry.problem(field, "web.missing");
                said.put(trait.key(), "");
            } else if (trait.kind() == Trait.Kind.DATE) {
                said.put(trait.key(), entry.date(field).toString());
            } else {
                said.put(trait.key(), entry.read(field, "",
                        typed -> TraitRules.read(trait, typed, entry.numbers())));
            }
        }
        return said;
    }

    /// What a record says once these are said over it.
    static Map<String, String> over(Map<String, String> stored, Map<String, String> said) {
        var all = new TreeMap<>(stored);
        all.putAll(said);
        all.values().removeIf(String::isEmpty);
        return all;
    }
}
