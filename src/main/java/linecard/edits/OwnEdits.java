package linecard.edits;

import linecard.access.Viewer;
import linecard.edits.Edit.Kind;
import linecard.edits.Edit.Use;
import linecard.traits.Marked;
import linecard.traits.Own;
import linecard.traits.OwnForm;
import linecard.traits.Tags;
import linecard.traits.Trait;
import linecard.traits.TraitRules;
import linecard.web.Choice;
import linecard.words.ReadingException;
import linecard.words.Words;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/// Tags and own fields as things that can be said of any kind of record.
final class OwnEdits {

    private OwnEdits() {}

    static <T extends Marked<T>> List<Edit<T>> of(Viewer viewer, Own own, Words words) {
        var edits = new ArrayList<Edit<T>>();
        edits.add(new Edit<>("tags", words.text("traits.tags"), Kind.TEXT, Set.of(Use.ONE),
                List::of, text -> Tags.joined(Tags.read(text, own.tags())),
                record -> Tags.joined(record.tags()),
                (record, kept) -> record.with(tags(kept), record.fields())));
        edits.add(tagging("tagAdd", own, words, (held, named) -> {
            var all = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
            all.addAll(held);
            return all.addAll(named) ? List.copyOf(all) : held;
        }));
        edits.add(tagging("tagRemove", own, words, (held, named) -> {
            var gone = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
            gone.addAll(named);
            return held.stream().filter(tag -> !gone.contains(tag)).toList();
        }));
        for (var trait : own.traits()) {
            if (OwnForm.mayEdit(viewer, trait)) edits.add(of(trait, words));
        }
        return edits;
    }

    /// What the tags of a record are with others, or without them.
    private interface Tagging {

        List<String> of(List<String> held, List<String> named);
    }

    private static <T extends Marked<T>> Edit<T> tagging(
            String what, Own own, Words words, Tagging tagging) {
        return new Edit<>(what, words.text("edits.what." + what), Kind.TEXT, Set.of(Use.MANY),
                List::of, text -> some(Tags.read(text, own.tags())),
                record -> Tags.joined(record.tags()), (record, kept) -> {
                    var after = tagging.of(record.tags(), tags(kept));
                    if (after.size() > Tags.MOST) {
                        throw new ReadingException("traits.no.manyTags", Tags.MOST);
                    }
                    return record.with(after, record.fields());
                });
    }

    private static String some(List<String> tags) {
        if (tags.isEmpty()) throw new ReadingException("web.missing");
        return Tags.joined(tags);
    }

    private static List<String> tags(String kept) {
        return kept.isEmpty() ? List.of() : List.of(kept.split(", "));
    }

    private static <T extends Marked<T>> Edit<T> of(Trait trait, Words words) {
        var kind = switch (trait.kind()) {
            case TEXT -> Kind.TEXT;
            case NUMBER -> Kind.NUMBER;
            case DATE -> Kind.DATE;
            case TRUTH, CHOICE -> Kind.CHOICE;
        };
        var choices = switch (trait.kind()) {
            case TRUTH -> List.of(new Choice("true", words.text("web.yes")),
                    new Choice("false", words.text("web.no")));
            case CHOICE -> trait.choices().stream().map(one -> new Choice(one, one)).toList();
            default -> List.<Choice>of();
        };
        UnaryOperator<String> read = text -> {
            if (text.isEmpty() && trait.required()) throw new ReadingException("web.missing");
            return text.isEmpty() ? "" : TraitRules.read(trait, text, words.language());
        };
        return new Edit<>("f." + trait.key(), trait.name(words.language()), kind, Edit.BOTH,
                () -> choices, read, record -> record.fields().getOrDefault(trait.key(), ""),
                (record, kept) -> {
                    var fields = new TreeMap<>(record.fields());
                    if (kept.isEmpty()) fields.remove(trait.key());
                    else fields.put(trait.key(), kept);
                    return record.with(record.tags(), fields);
                });
    }
}
