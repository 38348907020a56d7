package linecard.disputes;

import linecard.words.Coded;
import linecard.words.Language;
import linecard.words.SearchText;
import linecard.words.Words;

import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What a column of an agency's file may mean.
enum Column implements Coded {

    DOCUMENT, CUSTOMER, DATE, BASE, RATE, AMOUNT;

    /// The columns of a file whose names we know, in either language or as other programs call
    /// them. A column means one thing at most.
    static Map<Column, String> guess(List<String> header) {
        var byName = new LinkedHashMap<String, String>();
        for (var name : header) byName.putIfAbsent(plain(name), name);
        byName.remove("");
        var found = new EnumMap<Column, String>(Column.class);
        for (var column : values()) column.take("", byName, found);
        for (var column : values()) column.take(".also", byName, found);
        return found;
    }

    /// Takes the first column that bears one of its names, which words part by commas.
    private void take(String names, Map<String, String> byName, Map<Column, String> found) {
        for (var language : Language.values()) {
            var known = Words.in(language).text("disputes.column." + code() + names);
            for (var name : known.split(",")) {
                var there = found.containsKey(this) ? null : byName.remove(plain(name));
                if (there != null) found.put(this, there);
            }
        }
    }

    private static String plain(String name) {
        return SearchText.of(name).replace(" ", "");
    }

    /// What of a meaning this file has.
    static Map<Column, String> fitting(Map<Column, String> meaning, List<String> header) {
        var fitting = new EnumMap<Column, String>(Column.class);
        meaning.forEach((column, name) -> {
            if (header.contains(name)) fitting.put(column, name);
        });
        return fitting;
    }

    /// Whether lines can be told and compared by these.
    static boolean isEnough(Collection<Column> known) {
        return known.contains(AMOUNT) && (known.contains(DOCUMENT) || known.contains(CUSTOMER));
    }

    /// The same for files with the same columns, whatever their order.
    static String fingerprint(List<String> header) {
        return header.stream().map(Column::plain).sorted().collect(Collectors.joining("\n"));
    }
}
