package linecard.disputes;

import linecard.disputes.Reconciliation.How;
import linecard.web.Form;
import linecard.words.DateOrder;
import linecard.words.Language;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// The form in which somebody says what the columns of a file mean.
final class ColumnForm {

    private ColumnForm() {}

    /// Notes what is missing, and columns that would mean two things.
    static Map<Column, String> meaning(Form form, List<String> header) {
        var meaning = new EnumMap<Column, String>(Column.class);
        var taken = new HashSet<String>();
        for (var column : Column.values()) {
            var name = form.entered(column.code());
            if (name.isEmpty()) continue;
            if (!header.contains(name)) form.problem(column.code(), "web.notOffered");
            else if (!taken.add(name)) form.problem(column.code(), "disputes.columnTwice");
            else meaning.put(column, name);
        }
        if (!meaning.containsKey(Column.AMOUNT)) {
            form.problem(Column.AMOUNT.code(), "disputes.amountNeeded");
        }
        if (!meaning.containsKey(Column.DOCUMENT) && !meaning.containsKey(Column.CUSTOMER)) {
            form.problem(Column.DOCUMENT.code(), "disputes.documentNeeded");
        }
        return meaning;
    }

    static How how(Form form, How known) {
        var dates = form.entered("dates").equals("MDY") ? DateOrder.MDY : DateOrder.DMY;
        return new How(known.sheet(), known.sheets(), known.isCsv(), dates,
                Language.of(form.entered("numbers")));
    }
}
