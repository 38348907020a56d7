package linecard.moving;

import linecard.exchange.Entry;
import linecard.traits.Trait;
import linecard.web.Form;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The form in which a person says what a table holds and what its columns mean.
final class SenseForm {

    /// The fields that only this room has words for.
    private static final Set<String> OWN = Set.of("id", "number", "account", "accountName",
            "fullName", "company", "owner", "status", "ended", "isWon", "isClosed",
            "isConverted", "productName", "opportunity", "who", "content");

    private static final String COLUMN = "map-";

    private SenseForm() {}

    /// What a field of ours is called.
    static String label(Words words, String field, List<Trait> own) {
        for (var trait : own) {
            if (trait.field().equals(field)) return trait.name(words.language());
        }
        if (field.startsWith("fields/")) return field.substring("fields/".length());
        return OWN.contains(field) ? words.text("moving.field." + field)
                : words.text("exchange.field." + field);
    }

    static List<String> fields(Kind kind, List<Trait> own) {
        var fields = new ArrayList<>(kind.fields());
        for (var trait : own) fields.add(trait.field());
        return fields;
    }

    /// As the table is understood; of another kind than that, as its columns are called.
    static Form of(Words words, Move move, Findings.Table table, @Nullable Kind kind) {
        var stored = new HashMap<String, String>();
        stored.put("version", "" + move.version());
        stored.put("program", table.program().isEmpty() ? usual(move) : table.program());
        stored.put("kind", kind == null ? "" : kind.code());
        if (kind != null && kind.code().equals(table.kind())) {
            for (var meant : table.columns()) {
                stored.put(COLUMN + meant.field(), meant.column());
            }
        } else if (kind != null) {
            Outlines.guess(kind, table.header()).forEach((field, at) ->
                    stored.put(COLUMN + field, table.header().get(at)));
        }
        return Form.of(words, stored);
    }

    /// The program from which most other tables come.
    private static String usual(Move move) {
        var times = new HashMap<String, Integer>();
        for (var table : move.findings().tables()) {
            if (!table.program().isEmpty()) times.merge(table.program(), 1, Integer::sum);
        }
        return times.entrySet().stream().max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey).orElse(Sense.NONE.program());
    }

    /// What was said, with the problems noted on the form.
    ///
    /// @param own of the kind that was said
    static Sense sense(Form form, Findings.Table table, List<Trait> own) {
        var kind = Kind.of(form.entered("kind"));
        if (kind == null) {
            if (!form.entered("kind").isEmpty()) form.problem("kind", "web.notOffered");
            return Sense.NONE;
        }
        var program = Program.of(form.entered("program"));
        if (!program.code().equals(form.entered("program"))) {
            form.problem("program", "web.notOffered");
        }
        var columns = columns(form, table, kind, own);
        for (var group : kind.needed()) {
            if (group.stream().noneMatch(field -> columns.containsKey(field)
                    || form.problem(COLUMN + field) != null)) {
                form.problem(COLUMN + group.getFirst(), "exchange.chooseColumn");
            }
        }
        return new Sense(program.code(), kind.code(), columns);
    }

    private static Map<String, String> columns(
            Form form, Findings.Table table, Kind kind, List<Trait> own) {
        var columns = new LinkedHashMap<String, String>();
        var taken = new HashMap<String, String>();
        for (var field : fields(kind, own)) {
            var column = form.entered(COLUMN + field);
            if (column.isEmpty()) continue;
            var other = taken.putIfAbsent(column, field);
            if (!table.header().contains(column)) {
                form.problem(COLUMN + field, "web.notOffered");
            } else if (other != null) {
                form.problem(COLUMN + field, "exchange.columnTwice", Entry.shown(column),
                        label(form.words(), other, own));
            } else {
                columns.put(field, column);
            }
        }
        return columns;
    }
}
