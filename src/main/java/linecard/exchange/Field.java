package linecard.exchange;

import linecard.web.Choice;
import linecard.words.Language;
import linecard.words.Words;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Something a subject wants to know of each row.
///
/// @param name its words are `exchange.field.<name>`
/// @param synonyms headers by which other programs call it, beside its own names
/// @param choices the words it may hold, where it is one of a few
/// @param called what it is called, where the organisation itself says so
public record Field(
        String name, boolean isRequired, List<String> synonyms, List<String> choices,
        Map<Language, String> called) {

    /// One that each row must have.
    public static Field required(String name, String... synonyms) {
        return new Field(name, true, List.of(synonyms), List.of(), Map.of());
    }

    /// One that a file may have.
    public static Field optional(String name, String... synonyms) {
        return new Field(name, false, List.of(synonyms), List.of(), Map.of());
    }

    /// One of the organisation's own, which a file may have.
    public static Field own(String name, String key, Map<Language, String> called) {
        var synonyms = new ArrayList<>(List.of(key));
        for (var said : called.values()) synonyms.add(said + " (" + key + ")");
        return new Field(name, false, synonyms, List.of(), Map.copyOf(called));
    }

    /// Called by these, too, where no column has another of its names.
    public Field or(String... others) {
        var all = new ArrayList<>(synonyms);
        all.addAll(List.of(others));
        return new Field(name, isRequired, all, choices, called);
    }

    /// The words are `exchange.<name>.<choice>`.
    public Field oneOf(String... words) {
        return new Field(name, isRequired, synonyms, List.of(words), called);
    }

    String label(Words words) {
        var own = called.get(words.language());
        return own == null ? words.text("exchange.field." + name) : own;
    }

    /// What may be chosen for it: a column, or one word for all rows.
    List<Choice> offers(Words words, List<String> header) {
        var offers = new ArrayList<Choice>();
        for (var column : header) offers.add(new Choice(column, shortened(column)));
        for (var choice : choices) {
            var said = words.text("exchange." + name + "." + choice);
            offers.add(new Choice("=" + choice, words.text("exchange.always", said)));
        }
        return offers;
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 59) + "…";
    }
}
