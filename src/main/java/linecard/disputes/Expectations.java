package linecard.disputes;

import linecard.accounts.Alias;
import linecard.disputes.Reconciliation.How;
import linecard.files.Detected;
import linecard.files.FileRefused;
import linecard.files.Guess;
import linecard.files.Kept;
import linecard.files.ReadAs;
import linecard.files.Row;
import linecard.files.Sheet;
import linecard.files.Sheets;
import linecard.words.Language;
import linecard.words.Reading;
import linecard.words.ReadingException;
import linecard.words.SearchText;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Reads the file in which an agency says what it expects.
final class Expectations {

    static final int MOST_ROWS = 50_000;
    static final long MOST_BYTES = 20L << 20;

    private static final int LOOKED_AT = 200;
    private static final int SAMPLE = 5;
    private static final int SAMPLE_CHARS = 80;
    /// So many rows that cannot be read are told.
    static final int PROBLEMS = 20;

    /// Words with which the row of sums under a table begins.
    private static final List<String> TOTALS =
            List.of("osszes", "mindosszes", "total", "grand total", "sum");

    private Expectations() {}

    /// What a file shows of itself.
    ///
    /// @param how numbers and dates seem to be written
    record Look(List<String> header, List<List<String>> sample, How how) {}

    /// @param sheet of a workbook; empty for the first whose columns have names: a cover before it
    ///     has none
    /// @throws FileRefused where it is no table that can be taken
    static Look look(Path file, String name, String sheet, Language reader, String country)
            throws IOException {
        try {
            return lookAt(file, name, sheet, reader, country);
        } catch (FileRefused e) {
            if (!sheet.isEmpty() || !e.problem().key().equals("files.header-blank")) throw e;
            for (var other : Sheets.names(file)) {
                try {
                    return lookAt(file, name, other, reader, country);
                } catch (FileRefused _) {
                    // the next one may be the table
                }
            }
            throw e;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static Look lookAt(
            Path file, String name, String sheet, Language reader, String country)
            throws IOException {
        try (var rows = Sheets.open(file, name, as(sheet))) {
            var detected = rows.detected();
            var seen = first(rows, LOOKED_AT);
            if (seen.isEmpty() && detected.sheetNames().size() < 2) {
                throw new FileRefused("files.only-header");
            }
            boolean isCsv = detected.kind() == Detected.Kind.CSV;
            var found = detected.sheetName().orElse("");
            var how = new How(found, detected.sheetNames(), isCsv, Guess.dates(seen, country),
                    Guess.numbers(file, name, as(found), seen, reader));
            try (var sample = Sheets.open(file, name, as(found).numbers(how.numbers()))) {
                return new Look(detected.header().stream().map(Kept::text).toList(),
                        first(sample, SAMPLE), how);
            }
        }
    }

    /// To the end, so that a row too many is told before anybody chooses columns.
    private static List<List<String>> first(Sheet rows, int most) {
        var first = new ArrayList<List<String>>();
        for (var row : rows) {
            if (first.size() == most) continue;
            first.add(row.cells().stream().map(Expectations::shortened).toList());
        }
        return List.copyOf(first);
    }

    private static ReadAs as(String sheet) {
        var as = ReadAs.DETECTED.maxRows(MOST_ROWS);
        return sheet.isEmpty() ? as : as.sheetName(sheet);
    }

    private static String shortened(String cell) {
        var plain = Kept.text(cell);
        return plain.length() <= SAMPLE_CHARS ? plain : Kept.cut(plain, SAMPLE_CHARS) + "…";
    }

    /// A row that cannot be read.
    public record Problem(long row, String cell, String key, Object[] arguments) {}

    /// @param leftOut rows without an amount, without document and customer, and those of sums
    /// @param problems where there are any, nothing is compared
    record Read(List<Expected> lines, int leftOut, List<Problem> problems) {}

    /// Reads all rows by what their columns mean. Accounts are not known yet.
    static Read read(
            Path file, String name, Map<Column, String> meaning, How how, Currency currency)
            throws IOException {
        try (var rows = Sheets.open(file, name, as(how.sheet()).numbers(how.numbers()))) {
            var header = rows.detected().header().stream().map(Kept::text).toList();
            var reader = new Rows(meaning, header, how, currency);
            for (var row : rows) reader.take(row);
            return new Read(reader.rated(), reader.leftOut, reader.problems);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static final class Rows {

        private final Map<Column, String> meaning;
        private final List<String> header;
        private final How how;
        private final Currency currency;
        private final List<Expected> lines = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();
        private int leftOut;
        private boolean hasPercent;

        Rows(Map<Column, String> meaning, List<String> header, How how, Currency currency) {
            this.meaning = meaning;
            this.header = header;
            this.how = how;
            this.currency = currency;
        }

        private void take(Row row) {
            var amount = cell(row, Column.AMOUNT);
            var document = shortened(row, Column.DOCUMENT, DisputeForm.DOCUMENT);
            var customer = shortened(row, Column.CUSTOMER, Alias.LONGEST);
            var broken = row.problem();
            if (broken.isPresent()) {
                problem(row, "", broken.get().key(), broken.get().arguments().toArray());
                return;
            }
            if (amount.isEmpty() || document.isEmpty() && customer.isEmpty()
                    || isTotal(document) || document.isEmpty() && isTotal(customer)) {
                leftOut++;
                return;
            }
            try {
                hasPercent |= cell(row, Column.RATE).contains("%");
                lines.add(new Expected(row.number(), document, customer, "",
                        optional(row, Column.DATE, this::date),
                        optional(row, Column.BASE, this::minor),
                        optional(row, Column.RATE, text -> Reading.percent(
                                text, how.numbers()).millionths()), minor(amount)));
            } catch (ReadingException e) {
                problem(row, amount, e.key(), e.arguments());
            }
        }

        private void problem(Row row, String cell, String key, Object... arguments) {
            if (problems.size() < PROBLEMS) {
                problems.add(new Problem(row.number(), cell.length() <= 60 ? cell
                        : Kept.cut(cell, 60) + "…", key, arguments));
            }
        }

        private static boolean isTotal(String text) {
            var plain = SearchText.of(text);
            return TOTALS.stream().anyMatch(word -> plain.equals(word)
                    || plain.startsWith(word + " ") || plain.equals(word + "en"));
        }

        private String cell(Row row, Column column) {
            int at = header.indexOf(meaning.getOrDefault(column, ""));
            return at < 0 || at >= row.cells().size() ? "" : row.cells().get(at).strip();
        }

        private String shortened(Row row, Column column, int longest) {
            var text = Kept.text(cell(row, column)).replaceAll("\\p{Cntrl}", " ");
            return text.length() <= longest ? text : Kept.cut(text, longest);
        }

        /// What serves only to explain a difference may be unreadable.
        private <T> @Nullable T optional(Row row, Column column, Function<String, T> parse) {
            var text = cell(row, column);
            if (text.isEmpty()) return null;
            try {
                return parse.apply(text);
            } catch (ReadingException e) {
                return null;
            }
        }

        private LocalDate date(String text) {
            return Reading.day(text, how.dates());
        }

        /// Finer than the currency is rounded, halves away from zero: spreadsheets reckon so.
        private long minor(String text) {
            BigDecimal minor;
            try {
                minor = BigDecimal.valueOf(
                        Reading.money(text, currency, how.numbers()).minor());
            } catch (ReadingException e) {
                if (!e.key().equals("words.tooFine")) throw e;
                minor = Reading.number(text, how.numbers())
                        .movePointRight(currency.getDefaultFractionDigits())
                        .setScale(0, RoundingMode.HALF_UP);
            }
            if (minor.abs().compareTo(BigDecimal.valueOf(DisputeRules.MOST_MINOR)) > 0) {
                throw new ReadingException("words.tooLarge");
            }
            return minor.longValueExact();
        }

        /// Where no rate has a per cent sign and none is above one, they are parts of one.
        private List<Expected> rated() {
            boolean areParts = !hasPercent && lines.stream().allMatch(
                    line -> line.rate() == null || line.rate() <= 10_000);
            if (!areParts) return lines;
            return lines.stream().map(line -> line.rate() == null ? line : new Expected(
                    line.row(), line.document(), line.customer(), line.account(), line.on(),
                    line.base(), line.rate() * 100, line.amount())).toList();
        }
    }
}
