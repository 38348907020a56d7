package linecard.disputes;

import java.text.Normalizer;
import java.util.Locale;

/// Numbers and names without what people write in different ways.
final class DocumentKey {

    private DocumentKey() {}

    /// Letters and digits alone, in capitals and without accents; zeros before a number fall away:
    /// `S-2026/0118` and `s2026-118` are the same.
    static String of(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKD).toUpperCase(Locale.ROOT)
                .replaceAll("\\p{M}", "");
        return plain.replaceAll("(?<!\\d)0+(?=\\d)", "").replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
