package linecard.views;

import linecard.access.Absent;
import linecard.access.Allowed;
import linecard.access.Audience;
import linecard.access.Stale;
import linecard.database.Ids;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Page;
import linecard.web.Query;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.util.Map;
import java.util.UUID;

import static linecard.access.Audience.MEMBERS;

/// Keeping views, and putting them away.
@Controller
class ViewPages {

    private final Views views;
    private final ObjectProvider<Viewable> lists;

    ViewPages(Views views, ObjectProvider<Viewable> lists) {
        this.views = views;
        this.lists = lists;
    }

    @GetMapping("/views/new")
    @Allowed(MEMBERS)
    View blank(
            Page page, @RequestParam(defaultValue = "accounts") String list,
            @RequestParam(defaultValue = "") String query) {
        var kept = understood(page, list, query);
        return form(page, Form.of(page.words(), Map.of(
                "list", list, "query", kept.toString())), null);
    }

    @GetMapping("/views/{id}")
    @Allowed(MEMBERS)
    View edit(Page page, @PathVariable UUID id) {
        var view = views.of(page.viewer(), id);
        return form(page, Form.of(page.words(), Map.of(
                "list", view.list(), "query", view.query(), "name", view.name(),
                "shared", String.valueOf(view.shared()), "opens", String.valueOf(view.opens()),
                "version", String.valueOf(view.version()))), view);
    }

    @PostMapping("/views")
    @Allowed(MEMBERS)
    View add(
            Page page, @RequestParam MultiValueMap<String, String> entered) {
        return save(page, new Form(page.words(), entered), null);
    }

    /// A shared one that the viewer may not change can still be the one to open with.
    @PostMapping("/views/{id}")
    @Allowed(MEMBERS)
    View change(
            Page page, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> entered) {
        var stored = views.of(page.viewer(), id);
        var form = new Form(page.words(), entered);
        if (stored.isFor(page.viewer())) return save(page, form, stored);
        views.open(page.viewer(), new SavedView(id, stored.person(), stored.list(), stored.name(),
                stored.query(), true, isTicked(form, "opens"), stored.version()));
        return Html.seeOther(stored.path(), Notice.of("web.saved"));
    }

    @PostMapping("/views/{id}/removal")
    @Allowed(MEMBERS)
    View remove(Page page, @PathVariable UUID id, @RequestParam int version) {
        var stored = views.of(page.viewer(), id);
        if (!stored.isFor(page.viewer())) throw new Absent("view");
        if (stored.version() != version) throw new Stale("view");
        views.remove(page.viewer(), id);
        return Html.seeOther("/" + stored.list() + "?view=all",
                Notice.of("views.removed").undoable("views.view", id));
    }

    private View save(
            Page page, Form form, @Nullable SavedView stored) {
        var viewer = page.viewer();
        var list = stored != null ? stored.list()
                : form.entered("list").isEmpty() ? "accounts" : form.entered("list");
        var query = understood(page, list, form.entered("query")).toString();
        var name = form.text("name", SavedView.LONGEST_NAME);
        if (query.length() > SavedView.LONGEST_QUERY) form.problem("name", "views.no.longQuery");
        if (stored == null && views.of(viewer, list).stream()
                .filter(one -> one.person().equals(viewer.user().id())).count() >= SavedView.MOST) {
            form.problem("name", "views.no.more", SavedView.MOST);
        }
        if (form.hasProblems()) return form(page, form, stored).refused();
        var view = new SavedView(stored == null ? Ids.fresh() : stored.id(),
                stored == null ? viewer.user().id() : stored.person(), list, name.get(), query,
                isTicked(form, "shared") && viewer.isIn(Audience.KEEPERS),
                isTicked(form, "opens"), form.version());
        try {
            if (stored == null) views.add(viewer, view);
            else views.change(viewer, view);
        } catch (DuplicateKeyException e) {
            form.problem("name", "views.no.taken");
            return form(page, form, stored).refused();
        }
        return Html.seeOther(view.path(), Notice.of("web.saved"));
    }

    private static boolean isTicked(Form form, String name) {
        return form.entered(name).equals("true");
    }

    /// @throws Absent where there is no such list
    private Query understood(Page page, String list, String query) {
        return viewable(list).understood(page, Query.of(query.replaceFirst("^\\?", "")));
    }

    private Viewable viewable(String list) {
        return lists.stream().filter(one -> one.list().equals(list)).findFirst()
                .orElseThrow(() -> new Absent("list"));
    }

    private Html form(Page page, Form form, @Nullable SavedView stored) {
        boolean mayChange = stored == null || stored.isFor(page.viewer());
        var list = stored != null ? stored.list()
                : form.entered("list").isEmpty() ? "accounts" : form.entered("list");
        var mailedBy = stored != null && viewable(list).isMailed()
                ? "/report-mails?view=" + stored.id() : "";
        return (out, tags) -> JteviewformGenerated.render(out, tags, page, form, list,
                stored == null ? "/views" : "/views/" + stored.id(), mayChange, stored != null,
                mailedBy);
    }
}
