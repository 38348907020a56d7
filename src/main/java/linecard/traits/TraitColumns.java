package linecard.traits;

import linecard.files.Table;
import linecard.words.Words;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/// Tags and own fields as the last columns of a file.
public final class TraitColumns {

    private TraitColumns() {}

    public static <T> Table<T> add(
            Table<T> table, Words words, List<Trait> traits,
            Function<? super T, List<String>> tags,
            Function<? super T, Map<String, String>> fields) {
        table.text("tags", words.text("traits.tags"), row -> Tags.joined(tags.apply(row)));
        for (var trait : traits) {
            var name = trait.name(words.language());
            var label = table.isLabel(name) ? name + " (" + trait.key() + ")" : name;
            table.cell(key(trait), label, row -> TraitRules.cell(
                    trait, fields.apply(row).getOrDefault(trait.key(), ""), words));
        }
        return table;
    }

    /// `ownContractEnds`: no other column of any list begins so.
    private static String key(Trait trait) {
        return "own" + trait.key().substring(0, 1).toUpperCase(Locale.ROOT)
                + trait.key().substring(1);
    }
}
