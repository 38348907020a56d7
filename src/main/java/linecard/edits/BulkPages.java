package linecard.edits;

import linecard.access.Absent;
import linecard.access.Allowed;
import linecard.database.Ids;
import linecard.edits.Bulk.State;
import linecard.edits.BulkBook.Preview;
import linecard.jobs.Job;
import linecard.jobs.JobFailed;
import linecard.jobs.Jobs;
import linecard.traits.Marked;
import linecard.views.Viewable;
import linecard.web.Choice;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Page;
import linecard.web.Query;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import static linecard.access.Audience.KEEPERS;

/// Changing many records at once: chosen in their list, looked at, made, taken back.
@Controller
class BulkPages {

    private static final String AT = "/bulk/";

    private final Bulks bulks;
    private final BulkBook book;
    private final BulkSteps steps;
    private final Editables editables;
    private final ObjectProvider<Viewable> lists;
    private final Jobs jobs;
    private final Clock clock;

    BulkPages(Bulks bulks, BulkBook book, BulkSteps steps, Editables editables,
            ObjectProvider<Viewable> lists, Jobs jobs, Clock clock) {
        this.bulks = bulks;
        this.book = book;
        this.steps = steps;
        this.editables = editables;
        this.lists = lists;
        this.jobs = jobs;
        this.clock = clock;
    }

    /// @param preview what it would do; null once it is made
    /// @param job that makes it or takes it back; null where none does
    record Shown(
            Bulk bulk, String said, @Nullable Preview preview, @Nullable Job job, Instant now) {}

    /// @param edit what is to be said; null where the form names nothing that can be
    record Asking(
            Form form, String list, List<Choice> offered, @Nullable Edit<?> edit,
            List<UUID> picked, boolean isAll) {}

    @PostMapping("/bulk")
    @Allowed(KEEPERS)
    View propose(Page page, @RequestParam MultiValueMap<String, String> entered) {
        if (page.viewer().territory() != null) throw new Absent("bulk");
        var list = entered.getFirst("list");
        return propose(page, editables.in(list == null ? "accounts" : list), entered);
    }

    private <T extends Marked<T>> View propose(
            Page page, Editable<T> records, MultiValueMap<String, String> entered) {
        var viewer = page.viewer();
        var form = new Form(page.words(), entered);
        var list = records.of().list();
        var own = editables.own(viewer, records);
        var edits = Editables.edits(records, viewer, own, page.words());
        boolean isAll = form.entered("scope").equals("all");
        var proposed = BulkForm.read(form, edits, isAll, understood(page, list, form));
        if (proposed.isPresent()) {
            var id = Ids.fresh();
            bulks.add(viewer, id, list, proposed.get());
            return Html.seeOther(AT + id);
        }
        var asked = isOnlyUnsaid(form) ? new Form(page.words(), entered) : form;
        var asking = new Asking(asked, list, editables.ofMany(viewer, list, own, page.words()),
                BulkForm.edit(form, edits).orElse(null), BulkForm.picked(form), isAll);
        Html html = (out, tags) -> JtebulkformGenerated.render(out, tags, page, asking);
        return asked == form ? html.refused() : html;
    }

    /// Whether nothing is wrong but that the list had no field of the right kind for the value.
    private static boolean isOnlyUnsaid(Form form) {
        return form.problems().keySet().equals(Set.of("value"))
                && form.entered("value").isEmpty() && form.entered("asked").isEmpty();
    }

    private Query understood(Page page, String list, Form form) {
        return lists.stream().filter(one -> one.list().equals(list)).findFirst()
                .orElseThrow(() -> new Absent("list"))
                .understood(page, Query.of(form.entered("query").replaceFirst("^\\?", "")));
    }

    @GetMapping("/bulk/{id}")
    @Allowed(KEEPERS)
    View show(Page page, @PathVariable UUID id) {
        return show(page, bulks.of(page.viewer(), id), "");
    }

    /// @param trouble why it was not taken back; empty where nothing was tried
    private Html show(Page page, Bulk bulk, String trouble) {
        var viewer = page.viewer();
        var asked = bulk.job();
        var preview = bulk.state() == State.PROPOSED
                ? book.preview(viewer, bulk, page.words()) : null;
        var shown = new Shown(bulk,
                preview == null ? book.said(viewer, bulk, page.words()) : preview.said(), preview,
                asked == null ? null : jobs.of(viewer, asked), clock.instant());
        return (out, tags) -> JtebulkGenerated.render(out, tags, page, shown, trouble);
    }

    @PostMapping("/bulk/{id}/applying")
    @Allowed(KEEPERS)
    View apply(Page page, @PathVariable UUID id) {
        steps.apply(page.viewer(), id, page.words());
        return Html.seeOther(AT + id);
    }

    @PostMapping("/bulk/{id}/undoing")
    @Allowed(KEEPERS)
    View undo(Page page, @PathVariable UUID id) {
        try {
            steps.undo(page.viewer(), id);
        } catch (JobFailed e) {
            return show(page, bulks.of(page.viewer(), id), e.trouble().text(page.words()))
                    .refused();
        }
        return Html.seeOther(AT + id);
    }
}
