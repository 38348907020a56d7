package linecard.traits;

import linecard.access.Audience;
import linecard.access.Viewer;
import linecard.api.Entered;
import linecard.traits.Trait.Reps;
import linecard.web.Form;
import linecard.words.Words;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Reads tags and own fields of a record from the form in which it is kept. What the form does not
/// have stays as it is.
public final class OwnForm {

    private OwnForm() {}

    /// What the form has of a stored record.
    public static Map<String, String> of(
            Words words, List<Trait> traits, List<String> tags, Map<String, String> fields) {
        var stored = new HashMap<String, String>();
        stored.put("tags", Tags.joined(tags));
        for (var trait : traits) {
            var value = fields.getOrDefault(trait.key(), "");
            stored.put(trait.field(), TraitRules.typed(trait, value, words));
        }
        return stored;
    }

    /// @param used the tags in use
    /// @param stored the tags as they are
    public static Supplier<List<String>> tags(
            Form form, Collection<String> used, List<String> stored) {
        var typed = form.all("tags");
        if (typed.isEmpty()) return () -> stored;
        return form.read("tags", _ -> Tags.read(String.join(",", typed), used));
    }

    /// @param traits those in use
    /// @param stored the values as they are
    public static Map<String, String> fields(
            Viewer viewer, Form form, List<Trait> traits, Map<String, String> stored) {
        var values = new TreeMap<>(stored);
        for (var trait : traits) {
            if (!mayEdit(viewer, trait)) continue;
            if (!form.all(trait.field()).isEmpty()) {
                var read = form.readIfGiven(trait.field(), text -> read(form, trait, text));
                if (form.problem(trait.field()) != null) continue;
                read.get().ifPresentOrElse(value -> values.put(trait.key(), value),
                        () -> values.remove(trait.key()));
            }
            if (trait.required() && !values.containsKey(trait.key())) {
                form.problem(trait.field(), "web.missing");
            }
        }
        return values;
    }

    private static String read(Form form, Trait trait, String text) {
        return trait.kind() == Trait.Kind.NUMBER && !form.entered(Entered.PLAIN).isEmpty()
                ? TraitRules.plainNumber(text)
                : TraitRules.read(trait, text, form.words().language());
    }

    /// Notes a problem for each key that is none of an own field which the viewer may edit.
    public static void refuseUnknown(
            Viewer viewer, Form form, Collection<String> keys, List<Trait> traits) {
        for (var key : keys) {
            var known = traits.stream()
                    .anyMatch(one -> one.key().equals(key) && mayEdit(viewer, one));
            if (!known) form.problem("fields/" + key, "traits.no.unknown");
        }
    }

    /// Whether the viewer fills this in where the record may be changed.
    public static boolean mayEdit(Viewer viewer, Trait trait) {
        return viewer.isIn(Audience.STAFF) || trait.reps() == Reps.EDITED;
    }
}
