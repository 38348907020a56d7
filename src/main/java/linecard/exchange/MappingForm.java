package linecard.exchange;

import linecard.web.Form;
import linecard.words.DateOrder;
import linecard.words.Language;
import linecard.words.Words;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The form in which a person says how a file is read and what its columns mean.
final class MappingForm {

    private MappingForm() {}

    static Form of(Words words, Import source) {
        var stored = new HashMap<String, String>();
        var how = source.how();
        stored.put("charset", how.charset());
        stored.put("delimiter", how.delimiter());
        stored.put("sheet", how.sheet());
        stored.put("dates", how.dates().name());
        stored.put("numbers", how.numbers().code());
        source.mapping().forEach((field, column) -> stored.put("map-" + field, column));
        return Form.of(words, stored);
    }

    /// How the file is to be opened: the rest is found again.
    static Interpretation opening(Form form, Interpretation known) {
        return known.chosen(
                form.entered("charset"), form.entered("delimiter"), form.entered("sheet"));
    }

    /// Whether somebody chose another encoding, delimiter or sheet than it was read by: then its
    /// columns are others too.
    static boolean isToBeReadAgain(Form form, Interpretation known) {
        return isOther(form.entered("charset"), known.charset())
                || isOther(form.entered("delimiter"), known.delimiter())
                || isOther(form.entered("sheet"), known.sheet());
    }

    private static boolean isOther(String chosen, String known) {
        return !chosen.isEmpty() && !chosen.equals(known);
    }

    static Interpretation how(Form form, Interpretation known) {
        var dates = form.entered("dates").equals("MDY") ? DateOrder.MDY : DateOrder.DMY;
        var numbers = known.hasNumbers()
                ? Language.of(form.entered("numbers")) : Language.ENGLISH;
        return known.written(dates, numbers);
    }

    /// Our fields to the file's columns; notes the required ones that have none.
    static Map<String, String> mapping(Form form, List<String> header, List<Field> fields) {
        var chosen = new LinkedHashMap<String, String>();
        for (var field : fields) chosen.put(field.name(), form.entered("map-" + field.name()));
        var mapping = Columns.fitting(chosen, header, fields);
        refuseTwice(form, mapping, fields);
        for (var field : fields) {
            if (field.isRequired() && !mapping.containsKey(field.name())) {
                form.problem("map-" + field.name(), "exchange.chooseColumn");
            }
        }
        return mapping;
    }

    /// A column means one thing.
    private static void refuseTwice(
            Form form, Map<String, String> mapping, List<Field> fields) {
        var taken = new HashMap<String, Field>();
        for (var field : fields) {
            var column = mapping.getOrDefault(field.name(), "=");
            if (column.startsWith("=")) continue;
            var other = taken.putIfAbsent(column, field);
            if (other == null) continue;
            form.problem("map-" + field.name(), "exchange.columnTwice",
                    Entry.shown(column), other.label(form.words()));
        }
    }
}
