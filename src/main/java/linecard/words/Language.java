package linecard.words;

import java.util.Locale;

/// A language Linecard speaks.
public enum Language {

    ENGLISH("en"), HUNGARIAN("hu");

    private final String code;

    Language(String code) {
        this.code = code;
    }

    /// The ISO 639 code, as in `lang="hu"` and in the keys of the message files.
    public String code() {
        return code;
    }

    public Locale locale() {
        return Locale.of(code);
    }

    /// As a country writes it: English in the United States as Americans do.
    ///
    /// @param country ISO 3166 code
    Locale locale(String country) {
        return this == ENGLISH && country.equals("US") ? Locale.US : locale();
    }

    /// The language of this code; English for one that is not spoken here.
    public static Language of(String code) {
        return code.toLowerCase(Locale.ROOT).startsWith("hu") ? HUNGARIAN : ENGLISH;
    }
}
