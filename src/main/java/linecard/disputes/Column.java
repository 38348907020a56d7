package linecard.disputes;

import linecard.words.Language;
import linecard.words.SearchText;
import linecard.words.Words;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// What a column of an agency's file may mean.
enum Column {

    DOCUMENT, CUSTOMER, DATE, BASE, RATE, AMOUNT;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The columns of a file whose names we know, in either language or as other programs call
    /// them. A column means one thing at most.
    static Map<Column, String> guess(List<String> header) {
        var byName = new LinkedHashMap<String, String>();
        for (var name : header) byName.putIfAbsent(plain(name), name);
        var found = new EnumMap<Column, String>(Column.class);
        for (var column : values()) {
            for (var name : column.names()) {
                var there = found.containsKey(column) ? null : byName.remove(plain(name));
                if (there != null) found.put(column, there);
            }
        }
        return found;
    }

    private List<String> names() {
        var names = new ArrayList<String>();
        for (var language : Language.values()) {
            var words = Words.in(language);
            names.add(words.text("disputes.column." + code()));
            names.addAll(List.of(words.text("disputes.column." + code() + ".also").split(",")));
        }
        return names;
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
