package linecard.web;

import linecard.database.Ids;
import linecard.words.ReadingException;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/// What somebody typed, and what is wrong with it. Reading a field parses it and notes a problem
/// if it can't, so one pass finds every problem on the page; ask for values once there are none.
public final class Form {

    private final Words words;
    private final MultiValueMap<String, String> entered;
    private final Map<String, String> problems = new LinkedHashMap<>();
    private final Map<String, String> rows = new LinkedHashMap<>();

    public Form(Words words, MultiValueMap<String, String> entered) {
        this.words = words;
        this.entered = entered;
    }

    /// A form not yet filled in, or filled with what is stored.
    public static Form of(Words words, Map<String, String> stored) {
        var entered = new LinkedMultiValueMap<String, String>();
        stored.forEach(entered::add);
        return new Form(words, entered);
    }

    public Words words() {
        return words;
    }

    public <T> Supplier<T> read(String field, Function<String, T> parse) {
        try {
            var value = parse.apply(entered(field).strip());
            return () -> value;
        } catch (ReadingException e) {
            var isNothing = entered.containsKey(field) && entered(field).isBlank()
                    && e.key().startsWith("words.not");
            if (isNothing) problem(field, "web.missing");
            else problem(field, e.key(), e.arguments());
            return () -> { throw new IllegalStateException(field + " has a problem"); };
        }
    }

    /// The same, where nothing typed means nothing.
    public <T> Supplier<Optional<T>> readIfGiven(String field, Function<String, T> parse) {
        return read(field, text -> text.isEmpty() ? Optional.empty()
                : Optional.of(parse.apply(text)));
    }

    /// A text that must be there, of at most so many characters.
    public Supplier<String> text(String field, int longest) {
        return read(field, text -> {
            if (text.isEmpty()) throw new ReadingException("web.missing");
            return requireShort(text, longest);
        });
    }

    /// A text that may be empty.
    public Supplier<String> note(String field, int longest) {
        return read(field, text -> requireShort(text, longest));
    }

    /// One of the values offered: refused when something else came.
    public <T extends Enum<T>> Supplier<T> choice(String field, Class<T> of) {
        return read(field, text -> {
            for (var value : of.getEnumConstants()) {
                if (value.name().equalsIgnoreCase(text)) return value;
            }
            throw new ReadingException("web.notOffered");
        });
    }

    /// The id of something picked from a list.
    public Supplier<UUID> id(String field) {
        return read(field, Form::uuid);
    }

    /// The id that a blank form brought along, so that what is sent twice is made once; one of its
    /// own where it brought none.
    public Supplier<UUID> idOrFresh(String field) {
        return read(field, text -> text.isEmpty() ? Ids.fresh() : uuid(text));
    }

    public Supplier<Optional<UUID>> idIfGiven(String field) {
        return readIfGiven(field, Form::uuid);
    }

    /// The version of the record that the form was filled from.
    public int version() {
        try {
            return Integer.parseInt(entered("version"));
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    public String entered(String field) {
        var first = entered.getFirst(field);
        return first == null ? "" : first;
    }

    public List<String> all(String field) {
        return entered.getOrDefault(field, List.of());
    }

    public void problem(String field, String key, Object... arguments) {
        problems.putIfAbsent(field, words.text(key, arguments));
    }

    public @Nullable String problem(String field) {
        return problems.get(field);
    }

    /// How a row of fields is called, so that above the form its problems can be told from those of
    /// other rows.
    ///
    /// @param at what the names of its fields begin with: `rates/2`
    public void row(String at, String called) {
        rows.put(at + "/", called);
    }

    /// How the row of a field is called; empty where it is in none.
    public String rowOf(String field) {
        return rows.entrySet().stream().filter(row -> field.startsWith(row.getKey())).findFirst()
                .map(Map.Entry::getValue).orElse("");
    }

    /// Every problem by field, in the order they were found.
    public Map<String, String> problems() {
        return problems;
    }

    public boolean hasProblems() {
        return !problems.isEmpty();
    }

    private static String requireShort(String text, int longest) {
        if (text.length() > longest) throw new ReadingException("web.tooLong", longest);
        if (text.indexOf('\0') >= 0) throw new ReadingException("web.unreadable");
        return text;
    }

    private static UUID uuid(String text) {
        if (!text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
            throw new ReadingException(text.isEmpty() ? "web.missing" : "web.notOffered");
        }
        return UUID.fromString(text);
    }
}
