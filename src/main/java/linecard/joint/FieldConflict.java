package linecard.joint;

import linecard.web.Form;

import org.springframework.util.MultiValueMap;

import java.util.Map;
import java.util.function.BinaryOperator;

/// Both sides changed the same thing: the form says at each field what the other left there, and
/// takes the other's version over, so that sending it again means it.
final class FieldConflict {

    private FieldConflict() {}

    /// @param stored what stands there now, by field, with its version
    /// @param said how the value of a field is said
    static void on(Form form, MultiValueMap<String, String> entered,
            Map<String, String> stored, BinaryOperator<String> said) {
        stored.forEach((field, theirs) -> {
            if (field.equals("version") || form.all(field).isEmpty()
                    || tidy(form.entered(field)).equals(tidy(theirs))) return;
            form.problem(field, "joint.no.conflict",
                    theirs.isEmpty() ? "–" : said.apply(field, theirs));
        });
        entered.set("version", stored.getOrDefault("version", ""));
    }

    private static String tidy(String text) {
        return text.strip().replaceAll("\\s+", "");
    }
}
