package linecard.plan;

import linecard.database.Ids;
import linecard.web.Form;
import linecard.words.Language;
import linecard.words.Reading;

import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// The draft of a plan as typed: a text, and rows of tactics. `row` names the rows in their order,
/// by the tactic's id; a row `r` has the fields `what-r`, `owner-r` and `due-r`.
final class PlanForm {

    private static final int MOST_ROWS = 200;

    private PlanForm() {}

    static MultiValueMap<String, String> stored(SalesPlan plan) {
        var stored = new LinkedMultiValueMap<String, String>();
        stored.add("strategy", plan.strategy());
        stored.add("version", String.valueOf(plan.version()));
        for (var tactic : plan.tactics()) {
            stored.add("row", tactic.id().toString());
            stored.add("what-" + tactic.id(), tactic.what());
            stored.add("owner-" + tactic.id(), tactic.owner());
            stored.add("due-" + tactic.id(),
                    tactic.dueOn() == null ? "" : tactic.dueOn().toString());
        }
        if (plan.tactics().isEmpty()) addRow(stored);
        return stored;
    }

    static void addRow(MultiValueMap<String, String> entered) {
        if (entered.getOrDefault("row", List.of()).size() < MOST_ROWS) {
            entered.add("row", Ids.fresh().toString());
        }
    }

    static void removeRow(MultiValueMap<String, String> entered, String row) {
        var rows = new ArrayList<>(entered.getOrDefault("row", List.of()));
        rows.remove(row);
        entered.put("row", rows);
    }

    static List<String> rows(Form form) {
        return form.all("row");
    }

    static String strategy(Form form) {
        var text = form.note("strategy", 50_000);
        return form.hasProblems() ? "" : text.get();
    }

    /// The tactics in their order; a row left blank is none. Notes what is wrong with the rest.
    static List<Tactic> tactics(Form form, Language language) {
        var tactics = new ArrayList<Tactic>();
        for (var row : rows(form)) {
            var tactic = tactic(form, row, language);
            if (tactic != null) tactics.add(tactic);
        }
        if (rows(form).size() > MOST_ROWS) {
            form.problem("strategy", "plan.tooManyTactics", MOST_ROWS);
        }
        return tactics;
    }

    private static @Nullable Tactic tactic(Form form, String row, Language language) {
        var typed = form.entered("what-" + row) + form.entered("owner-" + row)
                + form.entered("due-" + row);
        if (typed.isBlank()) return null;
        var what = form.text("what-" + row, 2000);
        var owner = form.note("owner-" + row, 200);
        var due = form.readIfGiven("due-" + row, text -> Reading.date(text, language));
        if (form.hasProblems()) return null;
        return new Tactic(id(row), what.get(), owner.get(), due.get().orElse(null), null);
    }

    private static UUID id(String row) {
        try {
            return UUID.fromString(row);
        } catch (IllegalArgumentException e) {
            return Ids.fresh();
        }
    }
}
