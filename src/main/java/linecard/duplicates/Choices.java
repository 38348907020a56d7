package linecard.duplicates;

import linecard.web.Form;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/// What somebody chose for merging two records.
///
/// @param fromFirst by field, whether it is taken from the first; what is not there is taken as
///        the one that stays has it, or where that says nothing, from the other
record Choices(
        boolean keepsFirst, Map<String, Boolean> fromFirst, int firstVersion, int secondVersion) {

    enum Survivor { FIRST, SECOND }

    /// Of a form that names fields `take-name` and says `first` or `second`.
    static Choices of(Form form, Map<String, String> taken) {
        var survivor = form.choice("survivor", Survivor.class);
        if (form.hasProblems()) return new Choices(true, Map.of(), 0, 0);
        var fromFirst = new HashMap<String, Boolean>();
        taken.forEach((field, from) -> {
            if (from.equals("first") || from.equals("second")) {
                fromFirst.put(field, from.equals("first"));
            } else {
                form.problem("survivor", "web.notOffered");
            }
        });
        return new Choices(survivor.get() == Survivor.FIRST, fromFirst,
                number(form, "firstVersion"), number(form, "secondVersion"));
    }

    private static int number(Form form, String field) {
        var text = form.entered(field);
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }

    /// One of the two as far as a field is concerned.
    <T> T from(String field, T first, T second, Function<T, String> value) {
        var kept = keepsFirst ? first : second;
        var gone = keepsFirst ? second : first;
        var chosen = fromFirst.get(field);
        if (chosen != null) return chosen ? first : second;
        return value.apply(kept).isEmpty() ? gone : kept;
    }

    <T> T kept(T first, T second) {
        return keepsFirst ? first : second;
    }

    <T> T gone(T first, T second) {
        return keepsFirst ? second : first;
    }

    /// Whether both are still as they were when that was chosen.
    boolean areCurrent(int first, int second) {
        return first == firstVersion && second == secondVersion;
    }

    static String text(@Nullable UUID id) {
        return id == null ? "" : id.toString();
    }
}
