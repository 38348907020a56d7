package linecard.demo;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A company as its text file tells it: sections of tables, told as of a day.
///
/// @param slug the file's name, and the organisation's
/// @param today the day of loading, from which the story counts back
record Story(String slug, LocalDate today, Map<String, List<Row>> sections) {

    /// A line of a table, by the names in the table's head.
    record Row(Map<String, String> cells) {

        /// Empty where the line ends early.
        String text(String column) {
            var text = cells.get(column);
            if (text == null) throw new IllegalArgumentException("no column " + column);
            return text;
        }

        boolean yes(String column) {
            return text(column).equals("yes");
        }
    }

    static Story of(String slug, LocalDate today) {
        try (var file = Story.class.getResourceAsStream(slug + ".txt")) {
            if (file == null) throw new IllegalArgumentException("no story " + slug);
            return read(slug, today, new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Story read(String slug, LocalDate today, String text) {
        var sections = new LinkedHashMap<String, List<Row>>();
        List<Row> rows = new ArrayList<>();
        String[] head = {};
        for (var line : text.lines().toList()) {
            if (line.isBlank() || line.startsWith("#")) continue;
            if (line.startsWith("[")) {
                rows = new ArrayList<>();
                sections.put(line.substring(1, line.length() - 1), rows);
                head = new String[0];
            } else if (head.length == 0) {
                head = cells(line);
            } else {
                rows.add(row(head, cells(line)));
            }
        }
        return new Story(slug, today, sections);
    }

    private static String[] cells(String line) {
        var cells = line.split("\\|", -1);
        for (int i = 0; i < cells.length; i++) cells[i] = cells[i].strip();
        return cells;
    }

    private static Row row(String[] head, String[] cells) {
        if (cells.length > head.length) {
            throw new IllegalArgumentException("too many cells: " + String.join(" | ", cells));
        }
        var row = new LinkedHashMap<String, String>();
        for (int i = 0; i < head.length; i++) row.put(head[i], i < cells.length ? cells[i] : "");
        return new Row(row);
    }

    List<Row> rows(String section) {
        var rows = sections.get(section);
        if (rows == null) throw new IllegalArgumentException("no section " + section);
        return rows;
    }

    /// @throws IllegalArgumentException where the story speaks of what it does not have
    static <K extends @Nullable Object, T> T known(Map<K, T> things, K name) {
        var known = things.get(name);
        if (known == null) throw new IllegalArgumentException("the story has no " + name);
        return known;
    }

    /// The same id whenever the story is told, so that addresses of the demo's pages last.
    UUID id(String kind, String code) {
        return UUID.nameUUIDFromBytes(
                (slug + " " + kind + " " + code).getBytes(StandardCharsets.UTF_8));
    }

    @Nullable UUID idOrNull(String kind, String code) {
        return code.isEmpty() ? null : id(kind, code);
    }

    /// The first day of a month, counted from the month of today: `-10`; or `midyear`, the latest
    /// 1 July at least three months ago.
    LocalDate day(String text) {
        if (text.equals("midyear")) {
            var before = today.minusMonths(3);
            var july = LocalDate.of(before.getYear(), Month.JULY, 1);
            return july.isAfter(before) ? july.minusYears(1) : july;
        }
        return today.withDayOfMonth(1).plusMonths(Integer.parseInt(text));
    }

    @Nullable LocalDate dayOrNull(String text) {
        return text.isEmpty() ? null : day(text);
    }
}
