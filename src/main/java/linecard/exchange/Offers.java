package linecard.exchange;

import linecard.web.Choice;
import linecard.words.Language;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// What may be chosen about a file.
final class Offers {

    private Offers() {}

    static List<Choice> same(List<String> values) {
        return values.stream().map(value -> new Choice(value, value)).toList();
    }

    static List<Choice> delimiters(Words words) {
        return List.of(
                new Choice(";", words.text("exchange.semicolon")),
                new Choice(",", words.text("exchange.comma")),
                new Choice("\t", words.text("exchange.tab")),
                new Choice("|", words.text("exchange.bar")));
    }

    static List<Choice> numbers() {
        return List.of(
                new Choice(Language.HUNGARIAN.code(), "1 234,5"),
                new Choice(Language.ENGLISH.code(), "1,234.5"));
    }

    static List<Choice> dates(Words words) {
        return List.of(
                new Choice("DMY", words.text("exchange.dayFirst")),
                new Choice("MDY", words.text("exchange.monthFirst")));
    }

    /// What stands in the first rows of a column.
    static @Nullable String samples(Import source, String column) {
        var samples = source.samples(column).stream().filter(cell -> !cell.isEmpty()).toList();
        return samples.isEmpty() ? null : String.join(" · ", samples);
    }

    /// The columns that mean nothing so far.
    static String unused(Import source) {
        var unused = new ArrayList<>(source.header());
        unused.removeAll(source.mapping().values());
        return Entry.shown(String.join(", ", unused), 300);
    }
}
