package linecard.traits;

import linecard.database.Ids;
import linecard.traits.Trait.Kind;
import linecard.traits.Trait.Of;
import linecard.traits.Trait.Reps;
import linecard.web.Form;
import linecard.words.Language;
import linecard.words.Reading;
import linecard.words.ReadingException;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// Reads what somebody typed about an own field.
final class TraitForm {

    private static final int MOST_POSITION = 1000;

    private TraitForm() {}

    static Form of(Words words, Trait trait) {
        return Form.of(words, new HashMap<>(Map.of(
                "english", trait.english(), "hungarian", trait.hungarian(),
                "kind", trait.kind().code(), "choices", String.join("\n", trait.choices()),
                "required", String.valueOf(trait.required()), "reps", trait.reps().code(),
                "position", String.valueOf(trait.position()),
                "archived", trait.archived() ? "true" : "",
                "version", String.valueOf(trait.version()))));
    }

    /// @param stored as it is; null for a new one
    /// @param taken the keys of the others
    static Optional<Trait> read(
            Form form, Of of, @Nullable Trait stored, Collection<String> taken) {
        var english = form.note("english", Trait.LONGEST_NAME);
        var hungarian = form.note("hungarian", Trait.LONGEST_NAME);
        if (form.entered("english").isBlank() && form.entered("hungarian").isBlank()) {
            form.problem(form.words().language() == Language.HUNGARIAN ? "hungarian" : "english",
                    "traits.no.name");
        }
        var kind = form.choice("kind", Kind.class);
        var reps = form.choice("reps", Reps.class);
        var choices = form.read("choices",
                _ -> choices(String.join("\n", form.all("choices"))));
        var position = form.read("position", text -> position(text, form));
        if (form.hasProblems()) return Optional.empty();
        boolean isChoice = kind.get() == Kind.CHOICE;
        if (isChoice && choices.get().isEmpty()) form.problem("choices", "web.missing");
        if (stored != null && stored.kind() != kind.get()) {
            form.problem("kind", "traits.no.otherKind");
        }
        if (form.hasProblems()) return Optional.empty();
        var name = english.get().isEmpty() ? hungarian.get() : english.get();
        return Optional.of(new Trait(stored == null ? Ids.fresh() : stored.id(), of,
                stored == null ? TraitRules.key(name, taken) : stored.key(),
                english.get(), hungarian.get(), kind.get(),
                isChoice ? choices.get() : List.of(), form.entered("required").equals("true"),
                reps.get(), position.get(), form.entered("archived").equals("true"),
                form.version()));
    }

    private static List<String> choices(String typed) {
        var seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        var choices = new ArrayList<String>();
        for (var line : typed.split("[\\r\\n]+")) {
            var choice = line.strip().replaceAll("\\s+", " ");
            if (choice.isEmpty() || !seen.add(choice)) continue;
            if (choice.length() > Trait.LONGEST_CHOICE) {
                throw new ReadingException("web.tooLong", Trait.LONGEST_CHOICE);
            }
            if (choice.indexOf('\0') >= 0) throw new ReadingException("web.unreadable");
            choices.add(choice);
        }
        if (choices.size() > Trait.MOST_CHOICES) {
            throw new ReadingException("traits.no.manyChoices", Trait.MOST_CHOICES);
        }
        return choices;
    }

    private static int position(String text, Form form) {
        long number = text.isEmpty() ? 0 : Reading.whole(text, form.words().language());
        if (number < 0 || number > MOST_POSITION) {
            throw new ReadingException("traits.no.position", MOST_POSITION);
        }
        return (int) number;
    }
}
