package linecard.edits;

import linecard.web.Choice;
import linecard.words.ReadingException;
import linecard.words.Words;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// One thing that can be said of a kind of record.
///
/// @param what its name in addresses: `type`, `tagAdd`, `f.sector`
/// @param label its name in words
/// @param uses whether it is said of one record in its row, of many, or of both
/// @param offered what may be chosen, where it is a choice: looked up when it is needed
/// @param read makes what is kept of what was typed: numbers as `12.5`, days as `2026-11-26`, empty
/// for none; a [ReadingException] says why it cannot
/// @param now what is kept of a record
/// @param over the record once that is said of it; a [ReadingException] says why it cannot be
/// @param hint what else is to be known of it, in words; may be empty
public record Edit<T>(
        String what, String label, Kind kind, Set<Use> uses, Supplier<List<Choice>> offered,
        UnaryOperator<String> read, Function<T, String> now, BiFunction<T, String, T> over,
        String hint) {

    /// How it is typed.
    public enum Kind {
        TEXT, NUMBER, DATE, CHOICE,
        /// There is nothing to say beside it: archiving.
        NOTHING
    }

    public enum Use { ONE, MANY }

    public static final Set<Use> BOTH = Set.of(Use.ONE, Use.MANY);

    public Edit {
        uses = Set.copyOf(uses);
    }

    /// One of which there is nothing else to know.
    public Edit(String what, String label, Kind kind, Set<Use> uses,
            Supplier<List<Choice>> offered, UnaryOperator<String> read, Function<T, String> now,
            BiFunction<T, String, T> over) {
        this(what, label, kind, uses, offered, read, now, over, "");
    }

    /// A text that may be empty.
    public static <T> Edit<T> note(
            String what, String label, int longest, Function<T, String> now,
            BiFunction<T, String, T> over) {
        return new Edit<>(what, label, Kind.TEXT, BOTH, List::of, text -> {
            if (text.length() > longest) throw new ReadingException("web.tooLong", longest);
            if (text.indexOf('\0') >= 0) throw new ReadingException("web.unreadable");
            return text;
        }, now, over);
    }

    /// One of those offered must be chosen, by what is kept or by its label.
    public static <T> Edit<T> choice(
            String what, String label, Supplier<List<Choice>> offered, Function<T, String> now,
            BiFunction<T, String, T> over) {
        return new Edit<>(what, label, Kind.CHOICE, BOTH, offered,
                text -> chosen(text, offered.get()), now, over);
    }

    private static String chosen(String text, List<Choice> choices) {
        if (text.isEmpty()) throw new ReadingException("web.missing");
        return choices.stream()
                .filter(one -> one.value().equals(text) || one.label().equalsIgnoreCase(text))
                .findFirst().map(Choice::value)
                .orElseThrow(() -> new ReadingException("web.notOffered"));
    }

    /// A day that must be there.
    ///
    /// @param read makes one of what was typed
    public static <T> Edit<T> day(
            String what, String label, Function<String, LocalDate> read, Function<T, String> now,
            BiFunction<T, String, T> over) {
        return new Edit<>(what, label, Kind.DATE, BOTH, List::of,
                text -> read.apply(text).toString(), now, over);
    }

    /// Something done to many, without a value.
    public static <T> Edit<T> act(String what, String label, UnaryOperator<T> over) {
        return new Edit<>(what, label, Kind.NOTHING, Set.of(Use.MANY), List::of, _ -> "",
                _ -> "", (record, _) -> over.apply(record));
    }

    List<Choice> choices() {
        return offered.get();
    }

    /// The same, where what is typed is read otherwise.
    public Edit<T> reading(UnaryOperator<String> other) {
        return new Edit<>(what, label, kind, uses, offered,
                text -> other.apply(read.apply(text)), now, over, hint);
    }

    /// The same, where nothing may be said as well.
    public Edit<T> optional() {
        return new Edit<>(what, label, kind, uses, offered,
                text -> text.isEmpty() ? "" : read.apply(text), now, over, hint);
    }

    public Edit<T> only(Use use) {
        return new Edit<>(what, label, kind, Set.of(use), offered, read, now, over, hint);
    }

    public Edit<T> with(String hint) {
        return new Edit<>(what, label, kind, uses, offered, read, now, over, hint);
    }

    /// What a person reads.
    ///
    /// @param kept as it is kept; one that is no longer of its kind stands as it is
    String shown(String kept, Words words) {
        if (kept.isEmpty()) return "";
        return switch (kind) {
            case NUMBER -> kept.matches("-?\\d+(\\.\\d+)?")
                    ? words.decimal(new BigDecimal(kept)) : kept;
            case DATE -> kept.matches("\\d{4}-\\d\\d-\\d\\d")
                    ? words.shortDate(LocalDate.parse(kept)) : kept;
            case CHOICE -> choices().stream().filter(one -> one.value().equals(kept)).findFirst()
                    .map(Choice::label).orElse(kept);
            case TEXT, NOTHING -> kept;
        };
    }

    /// What a form has in its field.
    String typed(String kept, Words words) {
        return kind == Kind.NUMBER ? shown(kept, words) : kept;
    }
}
