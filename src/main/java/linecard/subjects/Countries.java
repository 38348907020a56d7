package linecard.subjects;

import linecard.exchange.Columns;
import linecard.exchange.Entry;
import linecard.words.Language;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Countries as files name them: by ISO 3166 code of two or three letters, or by name.
public final class Countries {

    private static final Map<String, String> KNOWN = known();

    private Countries() {}

    /// Whether such a country is known.
    public static boolean isKnown(String text) {
        return KNOWN.containsKey(Columns.plain(text));
    }

    /// The code of two letters; empty where nothing stands there.
    static String read(Entry entry) {
        var text = entry.raw("country");
        if (text.isEmpty()) return "";
        var code = KNOWN.get(Columns.plain(text));
        if (code == null) entry.problem("country", "exchange.unknownCountry", Entry.shown(text));
        return code == null ? "" : code;
    }

    private static Map<String, String> known() {
        var known = new HashMap<String, String>();
        for (var code : Locale.getISOCountries()) {
            var country = Locale.of("", code);
            for (var language : Language.values()) {
                known.put(Columns.plain(country.getDisplayCountry(language.locale())), code);
            }
            known.put(Columns.plain(country.getISO3Country()), code);
        }
        for (var code : Locale.getISOCountries()) known.put(Columns.plain(code), code);
        return known;
    }
}
