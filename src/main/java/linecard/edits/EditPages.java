package linecard.edits;

import linecard.access.Absent;
import linecard.access.Allowed;
import linecard.edits.Edit.Use;
import linecard.traits.Marked;
import linecard.views.Shelf;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Page;
import linecard.web.Query;

import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import static linecard.access.Audience.CALLERS;
import static linecard.access.Audience.KEEPERS;

/// One thing of one record, changed where it stands in a list: a page with that field alone, which
/// a script shows in the row.
@Controller
class EditPages {

    private static final String PATH = "/edits/{list:accounts|contacts|opportunities}/{id}";

    private final Editables editables;

    EditPages(Editables editables) {
        this.editables = editables;
    }

    /// @param back the list as it was
    record Asking(
            Form form, String list, UUID record, String name, Edit<?> edit, String back) {}

    @GetMapping(PATH)
    @Allowed(CALLERS)
    View ask(
            Page page, @PathVariable String list, @PathVariable UUID id,
            @RequestParam(defaultValue = "") String what,
            @RequestParam(defaultValue = "") String query) {
        return ask(page, editables.in(list), id, what, query);
    }

    private <T extends Marked<T>> View ask(
            Page page, Editable<T> records, UUID id, String what, String query) {
        var stored = stored(page, records, id);
        var edit = edit(page, records, what);
        if (edit.isEmpty()) return Html.seeOther("/" + records.of().list() + "/" + id);
        var now = edit.get().now().apply(stored);
        return page(page, records, stored, edit.get(), Form.of(page.words(), Map.of(
                "value", edit.get().typed(now, page.words()), "before", now,
                "query", query)));
    }

    @PostMapping(PATH)
    @Allowed(CALLERS)
    View save(
            Page page, @PathVariable String list, @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> entered) {
        return save(page, editables.in(list), id, entered);
    }

    private <T extends Marked<T>> View save(
            Page page, Editable<T> records, UUID id, MultiValueMap<String, String> entered) {
        var form = new Form(page.words(), entered);
        var stored = stored(page, records, id);
        var edit = edit(page, records, form.entered("what")).orElse(null);
        if (edit == null) return Html.seeOther("/" + records.of().list() + "/" + id);
        if (records.fixed(page.viewer()).contains(id)) form.problem("value", "edits.no.fixed");
        var after = form.read("value",
                text -> edit.over().apply(stored, edit.read().apply(text)));
        if (!form.hasProblems()) check(page, form, edit, stored, after.get(), entered);
        if (form.hasProblems()) return page(page, records, stored, edit, form).refused();
        if (!after.get().equals(stored)) records.write(page.viewer(), List.of(after.get()));
        var saved = Notice.of("web.saved");
        return Html.seeOther(back(records, form), page.may(KEEPERS)
                ? saved.undoable(records.relation(), id) : saved);
    }

    /// What somebody else left there since the field was opened stands beside what was typed;
    /// sending that again means it. What else of the record changed does not matter.
    private static <T extends Marked<T>> void check(
            Page page, Form form, Edit<T> edit, T stored, T after,
            MultiValueMap<String, String> entered) {
        var now = edit.now().apply(stored);
        if (now.equals(form.entered("before")) || now.equals(edit.now().apply(after))) return;
        var theirs = edit.shown(now, page.words());
        form.problem("value", "edits.no.conflict", theirs.isEmpty() ? "–" : theirs);
        entered.set("before", now);
    }

    private static <T extends Marked<T>> T stored(Page page, Editable<T> records, UUID id) {
        if (!page.may(records.audience())) throw new Absent("record");
        return records.those(page.viewer(), List.of(id)).stream().findFirst()
                .orElseThrow(() -> new Absent("record"));
    }

    private <T extends Marked<T>> Optional<Edit<T>> edit(
            Page page, Editable<T> records, String what) {
        var own = editables.own(page.viewer(), records);
        return Editables.edits(records, page.viewer(), own, page.words()).stream()
                .filter(one -> one.what().equals(what) && one.uses().contains(Use.ONE))
                .findFirst();
    }

    private static <T extends Marked<T>> Html page(
            Page page, Editable<T> records, T stored, Edit<T> edit, Form form) {
        var asking = new Asking(form, records.of().list(), stored.id(),
                records.name(stored, page.language()), edit, back(records, form));
        return (out, tags) -> JteeditGenerated.render(out, tags, page, asking);
    }

    private static String back(Editable<?> records, Form form) {
        var query = Query.of(form.entered("query").replaceFirst("^\\?", ""));
        return Shelf.path("/" + records.of().list(), query);
    }
}
