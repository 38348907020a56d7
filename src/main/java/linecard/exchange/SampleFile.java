package linecard.exchange;

import linecard.files.Cell;
import linecard.files.TableWriter;
import linecard.words.Language;
import linecard.words.Words;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;

/// A small file to learn from, in the language of whoever asks for it and the organisation's own
/// currency.
final class SampleFile {

    private SampleFile() {}

    static void write(OutputStream out, Subject subject, Language language, Currency own)
            throws IOException {
        var words = Words.in(language);
        var header = subject.fields().stream().map(field -> field.label(words)).toList();
        try (var table = TableWriter.csv(out, language, header)) {
            for (var row : subject.sample(own)) {
                var cells = new ArrayList<Cell>();
                for (int i = 0; i < row.size(); i++) {
                    cells.add(cell(subject.fields().get(i), row.get(i), words));
                }
                table.row(cells);
            }
        }
    }

    private static Cell cell(Field field, String value, Words words) {
        if (field.choices().contains(value)) {
            return new Cell.Text(words.text("exchange." + field.name() + "." + value));
        }
        return value.matches("-?\\d+(\\.\\d+)?")
                ? new Cell.Decimal(new BigDecimal(value)) : new Cell.Text(value);
    }
}
