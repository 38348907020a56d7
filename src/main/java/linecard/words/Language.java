package linecard.words;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

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

    /// What a field is called in which something is said in this language: `hungarian`.
    public String field() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// All of them, this one first.
    public List<Language> andOthers() {
        return Stream.concat(Stream.of(this), Stream.of(values()).filter(one -> one != this))
                .toList();
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
