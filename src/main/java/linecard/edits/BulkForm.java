package linecard.edits;

import linecard.api.Entered;
import linecard.edits.Edit.Use;
import linecard.web.Form;
import linecard.web.Query;
import linecard.words.Language;
import linecard.words.ReadingException;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Reads what somebody wants to change of many records.
final class BulkForm {

    private static final int LONGEST_QUERY = 2_000;
    private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private BulkForm() {}

    /// @param value as it is kept
    /// @param picked which; empty for all that the query finds
    record Proposed(String what, String value, List<UUID> picked, String query) {}

    /// @param edits all that can be said of them
    /// @param isAll whether all are meant that the list finds, and not those whose ids came
    /// @param understood what the list understands of its address
    static Optional<Proposed> read(
            Form form, List<? extends Edit<?>> edits, boolean isAll, Query understood) {
        var edit = edit(form, edits);
        if (edit.isEmpty()) form.problem("what", "web.notOffered");
        var value = form.read("value", text -> edit.isEmpty() ? ""
                : edit.get().read().apply(typed(form, edit.get(), text)));
        var picked = isAll ? List.<UUID>of() : picked(form);
        if (!isAll && picked.isEmpty()) form.problem("what", "edits.no.nothing");
        if (picked.size() > Bulk.MOST_PICKED) {
            form.problem("what", "edits.no.many", Bulk.MOST_PICKED);
        }
        var query = understood.toString();
        if (query.length() > LONGEST_QUERY) form.problem("what", "views.no.longQuery");
        return form.hasProblems() ? Optional.empty() : Optional.of(
                new Proposed(form.entered("what"), value.get(), picked, query));
    }

    /// Programs write numbers as `12.5`: the same as a person of the language would type it.
    private static String typed(Form form, Edit<?> edit, String text) {
        if (edit.kind() != Edit.Kind.NUMBER || form.entered(Entered.PLAIN).isEmpty()
                || text.isEmpty()) {
            return text;
        }
        if (!text.matches("-?\\d{1,30}(\\.\\d{1,10})?")) {
            throw new ReadingException("traits.no.number");
        }
        return form.words().language() == Language.HUNGARIAN ? text.replace('.', ',') : text;
    }

    static List<UUID> picked(Form form) {
        return form.all("id").stream().filter(id -> id.matches(ID)).map(UUID::fromString)
                .distinct().toList();
    }

    /// The one that the form names.
    static Optional<? extends Edit<?>> edit(Form form, List<? extends Edit<?>> edits) {
        return edits.stream().filter(one -> one.uses().contains(Use.MANY)
                && one.what().equals(form.entered("what"))).findFirst();
    }
}
