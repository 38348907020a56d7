package linecard.people;

import linecard.web.Choice;
import linecard.words.Language;
import linecard.words.ReadingException;

import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Countries by their ISO 3166 codes.
public final class Countries {

    private static final Set<String> CODES = Set.of(Locale.getISOCountries());

    private Countries() {}

    /// All of them by name in a language.
    public static List<Choice> choices(Language in) {
        var choices = new ArrayList<Choice>();
        for (var code : CODES) choices.add(new Choice(code, name(code, in)));
        choices.sort(Comparator.comparing(Choice::label, Collator.getInstance(in.locale())));
        return choices;
    }

    /// The name of a country; nothing for no country.
    public static String name(String code, Language in) {
        return code.isEmpty() ? "" : Locale.of("", code).getDisplayCountry(in.locale());
    }

    public static String read(String typed) {
        if (typed.isEmpty()) throw new ReadingException("web.missing");
        if (!CODES.contains(typed)) throw new ReadingException("web.notOffered");
        return typed;
    }
}
