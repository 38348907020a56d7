package linecard.pipeline;

import linecard.words.SearchText;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// When two registrations are about the same account.
final class RegistrationRules {

    /// Forms of firms, as they end names in the two languages.
    private static final Set<String> FORMS = Set.of("kft", "bt", "zrt", "nyrt", "rt", "kkt", "ev",
            "ltd", "limited", "inc", "incorporated", "llc", "corp", "corporation", "co",
            "company", "gmbh", "plc");

    private RegistrationRules() {}

    /// An account as registrations are compared: whose name or tax number is the same is the same.
    ///
    /// @param name without capitals, accents, marks and the form of the firm
    /// @param taxNumber the digits of it and letters; a Hungarian one without what follows its
    /// first eight digits, which says the kind and the county only
    record Plain(String name, String taxNumber) {}

    static Plain plain(String name, String taxNumber) {
        var words = SearchText.of(name).strip().split("[^\\p{L}\\p{N}]+");
        var kept = Stream.of(words).filter(word -> !word.isEmpty() && !FORMS.contains(word))
                .collect(Collectors.joining(" "));
        var tax = taxNumber.replaceAll("[^\\p{L}\\p{N}]", "").toUpperCase(Locale.ROOT);
        return new Plain(kept.isEmpty() ? String.join(" ", words) : kept,
                tax.matches("(HU)?\\d{11}") ? tax.replaceAll("^HU", "").substring(0, 8)
                        : tax.replaceAll("^HU(?=\\d{8}$)", ""));
    }
}
