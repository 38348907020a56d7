package linecard.moving;

import linecard.exchange.Entry;
import linecard.moving.Source.Line;
import linecard.traits.Own;
import linecard.traits.Tags;
import linecard.traits.Trait;
import linecard.traits.TraitRules;
import linecard.words.Language;
import linecard.words.ReadingException;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What tables say of tags and of the organisation's own fields. A value that cannot be is left out
/// of its row.
final class OwnFields {

    private static final String TAGS = "tags";

    private final Own own;
    private final Days days;
    private final Map<String, Trait> traits = new HashMap<>();
    private final List<String> fields = new ArrayList<>();
    private final Set<Integer> tables = new HashSet<>();

    /// @param sources that may speak of them
    OwnFields(List<Source> sources, Own own, Days days) {
        this.own = own;
        this.days = days;
        for (var source : sources) tables.add(source.place());
        for (var trait : own.traits()) traits.put(trait.field(), trait);
        if (sources.stream().anyMatch(source -> source.has(TAGS))) fields.add(TAGS);
        for (var trait : own.traits()) {
            if (sources.stream().anyMatch(source -> source.has(trait.field()))) {
                fields.add(trait.field());
            }
        }
    }

    /// These, and those that some table speaks of.
    List<String> after(List<String> usual) {
        var all = new ArrayList<>(usual);
        all.addAll(fields);
        return all;
    }

    /// These, and what a row says of those.
    List<String> after(List<String> usual, Line line, Passage passage) {
        var all = new ArrayList<>(usual);
        for (var field : fields) all.add(said(field, line, passage));
        return all;
    }

    private String said(String field, Line line, Passage passage) {
        var source = line.source();
        if (!tables.contains(source.place()) || !source.has(field)) return Entry.UNSAID;
        try {
            return read(traits.get(field), line.get(field));
        } catch (ReadingException e) {
            passage.remark(line, field, e.key(), e.arguments());
            return Entry.UNSAID;
        }
    }

    /// @param trait null for tags
    private String read(@Nullable Trait trait, String text) {
        if (trait == null) {
            Tags.read(text, own.tags());
            return text;
        }
        if (text.isEmpty()) {
            if (trait.required()) throw new ReadingException("web.missing");
            return "";
        }
        return trait.kind() == Trait.Kind.DATE ? days.read(text).toString()
                : TraitRules.read(trait, text, Language.ENGLISH);
    }
}
