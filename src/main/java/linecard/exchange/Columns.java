package linecard.exchange;

import linecard.packing.Sha256;
import linecard.words.Language;
import linecard.words.Words;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Which column of a file means what: field to header.
public final class Columns {

    private Columns() {}

    /// Finds each field by its name in either language or by a name that other programs use.
    /// A column means one thing at most.
    static Map<String, String> match(List<String> header, List<Field> fields) {
        var byName = new LinkedHashMap<String, String>();
        for (var column : header) byName.putIfAbsent(plain(column), column);
        var found = new LinkedHashMap<String, String>();
        for (var field : fields) {
            for (var language : Language.values()) {
                take(field, field.label(Words.in(language)), byName, found);
            }
        }
        for (var field : fields) {
            for (var synonym : field.synonyms()) take(field, synonym, byName, found);
            take(field, field.name(), byName, found);
        }
        return found;
    }

    private static void take(
            Field field, String name, Map<String, String> byName, Map<String, String> found) {
        if (found.containsKey(field.name())) return;
        var column = byName.remove(plain(name));
        if (column != null) found.put(field.name(), column);
    }

    /// Letters and digits only, without accents and case: `Cikk-szám` is `cikkszam`.
    public static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /// What is kept of a mapping: what this subject knows and this file has.
    static Map<String, String> fitting(
            Map<String, String> mapping, List<String> header, List<Field> fields) {
        var kept = new LinkedHashMap<String, String>();
        for (var field : fields) {
            var column = mapping.getOrDefault(field.name(), "");
            boolean isWord = column.startsWith("=")
                    && field.choices().contains(column.substring(1));
            if (isWord || header.contains(column)) kept.put(field.name(), column);
        }
        return kept;
    }

    /// The same for files with the same columns, whatever their order.
    public static String fingerprint(List<String> header) {
        var digest = Sha256.digest();
        for (var column : header.stream().map(Columns::plain).sorted().toList()) {
            digest.update((column + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return Sha256.hex(digest);
    }
}
