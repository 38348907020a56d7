package linecard.traits;

import linecard.web.Choice;
import linecard.words.Words;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.UnaryOperator;

/// Which columns a list can have beside the name. An own field is a column by the name that it has
/// in addresses: `f.sector`.
///
/// @param usual those that it has unless others are asked for
/// @param more the others, own fields aside
public record Columns(List<String> usual, List<String> more) {

    public static final String OWN = "f.";
    public static final String TAGS = "tags";
    private static final int MOST = 8;

    public Columns {
        usual = List.copyOf(usual);
        more = List.copyOf(more);
    }

    /// @param asked with commas between them; none, and what there is not, is the usual
    public List<String> of(List<String> asked, List<Trait> traits) {
        var chosen = new LinkedHashSet<>(Arrays.asList(String.join(",", asked).split(",")));
        chosen.retainAll(all(traits));
        return chosen.isEmpty() ? usual : chosen.stream().limit(MOST).toList();
    }

    /// As an address says it; empty for the usual.
    public String said(List<String> chosen) {
        return chosen.equals(usual) ? "" : String.join(",", chosen);
    }

    /// @param label of those that are no own field
    public List<Choice> offered(List<Trait> traits, Words words, UnaryOperator<String> label) {
        return all(traits).stream()
                .map(name -> new Choice(name, label(name, traits, words, label))).toList();
    }

    private List<String> all(List<Trait> traits) {
        var all = new ArrayList<>(usual);
        all.addAll(more);
        for (var trait : traits) all.add(OWN + trait.key());
        return all;
    }

    /// @param otherwise what a column is called that is no own field
    public static String label(
            String name, List<Trait> traits, Words words, UnaryOperator<String> otherwise) {
        if (name.equals(TAGS)) return words.text("traits.tags");
        return traits.stream().filter(trait -> name.equals(OWN + trait.key())).findFirst()
                .map(trait -> trait.name(words.language()))
                .orElseGet(() -> otherwise.apply(name));
    }

    /// What stands under tags or an own field; nothing under any other name.
    public static String cell(
            String name, Marked<?> record, List<Trait> traits, Words words) {
        if (name.equals(TAGS)) return Tags.joined(record.tags());
        return traits.stream().filter(trait -> name.equals(OWN + trait.key())).findFirst()
                .map(trait -> TraitRules.shown(
                        trait, record.fields().getOrDefault(trait.key(), ""), words))
                .orElse("");
    }
}
