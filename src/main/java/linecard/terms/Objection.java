package linecard.terms;

import linecard.reckoning.Finding.Clause;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/// Why terms cannot be saved like this, and which clause it is about.
///
/// @param at where the clause stands, as a page calls its field and JSON its place: `rates/2`
/// @param clause what kind of clause it is; null where the field alone says it
/// @param name of the clause; empty where there is but one
/// @param key the words that say why
public record Objection(
        String at, @Nullable Clause clause, String name, String key, List<Object> arguments) {

    static Objection of(String at, String key, Object... arguments) {
        return new Objection(at, null, "", key, List.of(arguments));
    }

    /// With the clause named.
    public String text(Words words) {
        var why = words.text(key, arguments.stream().map(one -> said(one, words)).toArray());
        if (clause == null) return why;
        var called = words.text("terms.clause." + clause.name().toLowerCase(Locale.ROOT));
        return words.text("terms.objection", name.isEmpty() ? called
                : words.text("terms.clause.named", called, name), why);
    }

    private static Object said(Object argument, Words words) {
        return argument instanceof LocalDate day ? words.date(day) : argument;
    }
}
