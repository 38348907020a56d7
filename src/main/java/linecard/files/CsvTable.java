package linecard.files;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import linecard.words.Language;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

final class CsvTable implements TableWriter {

    private final Language language;
    private final int columns;
    private final CsvWriter csv;

    CsvTable(OutputStream out, Language language, List<String> header) throws IOException {
        this.language = language;
        this.columns = header.size();
        var writer = new OutputStreamWriter(new LeftOpen(out), StandardCharsets.UTF_8);
        writer.write('\ufeff');
        this.csv = CsvWriter.builder()
                .fieldSeparator(language == Language.HUNGARIAN ? ';' : ',')
                .lineDelimiter(LineDelimiter.CRLF)
                .build((Writer) writer);
        var names = new ArrayList<String>();
        for (var name : header) names.add(Harmless.write(name));
        csv.writeRecord(names);
    }

    @Override
    public void row(List<Cell> cells) {
        if (cells.size() != columns) {
            throw new IllegalArgumentException(cells.size() + " cells under " + columns + " names");
        }
        var texts = new String[columns];
        for (int i = 0; i < columns; i++) texts[i] = text(cells.get(i));
        csv.writeRecord(texts);
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }

    private String text(Cell cell) {
        return switch (cell) {
            case Cell.Text(var text) -> Harmless.write(text);
            case Cell.Choice(_, var shown) -> Harmless.write(shown);
            case Cell.Truth(_, var shown) -> Harmless.write(shown);
            case Cell.Amount(var money) -> local(money.decimal().toPlainString());
            case Cell.Moment moment -> moment.shown();
            case Cell.Whole(var number) -> Long.toString(number);
            case Cell.Decimal(var number) -> local(number.toPlainString());
            case Cell.Day(var day) -> day.toString();
            case Cell.Percent(var percent) -> local(percent.toPlainString()) + "%";
            case Cell.Empty() -> "";
        };
    }

    private String local(String number) {
        return language == Language.HUNGARIAN ? number.replace('.', ',') : number;
    }
}
