package linecard.joint;

import linecard.access.Absent;
import linecard.access.Allowed;
import linecard.access.Viewer;
import linecard.accounts.Accounts;
import linecard.catalog.LineTree;
import linecard.database.Ids;
import linecard.joint.Entry.Action;
import linecard.joint.Entry.Kind;
import linecard.people.Outcome.Refused;
import linecard.people.Today;
import linecard.web.Choice;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import static linecard.access.Audience.NEGOTIATORS;

/// Writing in a plan: goals, notes, people, risks, actions.
@Controller
class EntryPages {

    private final JointPlans plans;
    private final Entries entries;
    private final JointBook book;
    private final JointOffers offers;
    private final Accounts accounts;
    private final Clock clock;

    EntryPages(JointPlans plans, Entries entries, JointBook book, JointOffers offers,
            Accounts accounts, Clock clock) {
        this.plans = plans;
        this.entries = entries;
        this.book = book;
        this.offers = offers;
        this.accounts = accounts;
        this.clock = clock;
    }

    /// @param stored null for a new one
    record Board(
            JointPlan plan, String account, Kind kind, @Nullable Entry stored,
            List<Choice> lines, List<Choice> contacts, Form form) {}

    @GetMapping("/joint-plans/{id}/entries/new")
    @Allowed(NEGOTIATORS)
    View blank(Page page, @PathVariable UUID id, @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String line) {
        var plan = plan(page, id);
        var of = kind(kind);
        var fields = EntryForm.blank(of, Side.of(page.viewer()), Today.of(page, clock));
        fields.put("line", line);
        return form(page, plan, of, null, Form.of(page.words(), fields));
    }

    @PostMapping("/joint-plans/{id}/entries")
    @Allowed(NEGOTIATORS)
    View add(
            Page page, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> entered) {
        var plan = plan(page, id);
        var form = new Form(page.words(), entered);
        var kind = kind(form.entered("kind"));
        var entry = added(page, plan, kind, form);
        if (entry == null) return form(page, plan, kind, null, form).refused();
        return Html.seeOther("/joint-plans/" + id, Notice.of("web.saved")
                .takenBackBy("/joint-entries/" + entry.id() + "/removal?version=1"));
    }

    /// Null where something is wrong with it.
    @Nullable Entry added(Page page, JointPlan plan, Kind kind, Form form) {
        var viewer = page.viewer();
        var read = EntryForm.read(form, kind, Side.of(viewer),
                offers.of(viewer, plan.account(), kind, null), page);
        if (read.isEmpty()) return null;
        var entry = new Entry(Ids.fresh(), plan.id(), read.get().seen(), read.get().what(), 1);
        try {
            if (book.add(viewer, plan, List.of(entry)) instanceof Refused refused) {
                refused.on(form, page.words());
                return null;
            }
            return entry;
        } catch (DuplicateKeyException e) {
            EntryForm.twice(form, kind);
            return null;
        }
    }

    @GetMapping("/joint-entries/{id}/edit")
    @Allowed(NEGOTIATORS)
    View edit(Page page, @PathVariable UUID id) {
        var stored = entries.of(page.viewer(), id);
        return form(page, plan(page, stored.plan()), stored.kind(), stored,
                Form.of(page.words(), EntryForm.of(page, stored)));
    }

    @PostMapping("/joint-entries/{id}")
    @Allowed(NEGOTIATORS)
    View change(
            Page page, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> entered) {
        var viewer = page.viewer();
        var stored = entries.of(viewer, id);
        var form = new Form(page.words(), entered);
        var plan = plan(page, stored.plan());
        var read = read(page, plan, stored, form);
        if (form.version() != stored.version()) {
            FieldConflict.on(form, entered, EntryForm.of(page, stored),
                    (field, value) -> said(page, plan, stored, field, value));
        }
        if (read == null || form.hasProblems()
                || !isChanged(viewer, plan, stored, form, read)) {
            return form(page, plan, stored.kind(), stored, form).refused();
        }
        var saved = Notice.of("web.saved");
        return Html.seeOther("/joint-plans/" + plan.id(), stored.kind() == Kind.ACTION ? saved
                : saved.undoable("joint.entry", id));
    }

    EntryForm.@Nullable Read read(Page page, JointPlan plan, Entry stored, Form form) {
        return EntryForm.read(form, stored.kind(), Side.of(page.viewer()), offers.of(
                page.viewer(), plan.account(), stored.kind(), stored), page).orElse(null);
    }

    boolean isChanged(
            Viewer viewer, JointPlan plan, Entry stored, Form form, EntryForm.Read read) {
        try {
            book.change(viewer, plan, stored, new Entry(stored.id(), plan.id(), read.seen(),
                    read.what(), form.version()));
            return true;
        } catch (DuplicateKeyException e) {
            EntryForm.twice(form, stored.kind());
            return false;
        }
    }

    @PostMapping("/joint-entries/{id}/removal")
    @Allowed(NEGOTIATORS)
    View remove(Page page, @PathVariable UUID id, @RequestParam int version) {
        var stored = entries.of(page.viewer(), id);
        book.remove(page.viewer(), stored, version);
        var gone = Notice.of("joint.removed");
        return Html.seeOther("/joint-plans/" + stored.plan(), stored.kind() == Kind.ACTION ? gone
                : gone.undoable("joint.entry", id));
    }

    /// @param done whether it is, or is open again
    @PostMapping("/joint-entries/{id}/completion")
    @Allowed(NEGOTIATORS)
    View complete(
            Page page, @PathVariable UUID id, @RequestParam(defaultValue = "true") boolean done) {
        var stored = entries.of(page.viewer(), id);
        if (!(stored.what() instanceof Action)) throw new Absent("action");
        book.finish(page.viewer(), stored, done, Today.of(page, clock));
        return Html.seeOther("/joint-plans/" + stored.plan(),
                Notice.of(done ? "joint.done" : "joint.reopened"));
    }

    private JointPlan plan(Page page, UUID id) {
        return plans.of(page.viewer(), id, Today.of(page, clock));
    }

    /// A note where the address says nothing that is known.
    private static Kind kind(String text) {
        for (var kind : Kind.values()) if (kind.code().equalsIgnoreCase(text)) return kind;
        return Kind.NOTE;
    }

    /// What somebody else left in a field, in words.
    private String said(Page page, JointPlan plan, Entry stored, String field, String value) {
        var there = offers.of(page.viewer(), plan.account(), stored.kind(), stored);
        return switch (field) {
            case "line" -> new LineTree(there.lines()).path(UUID.fromString(value));
            case "contact" -> there.contacts().stream()
                    .filter(one -> one.id().toString().equals(value))
                    .map(one -> one.name(page.language())).findFirst().orElse("–");
            case "seen", "topic", "part", "stance", "influence", "weight", "side" ->
                    page.t("joint." + field + "." + value);
            default -> value;
        };
    }

    private Html form(Page page, JointPlan plan, Kind kind, @Nullable Entry stored, Form form) {
        var viewer = page.viewer();
        var there = offers.of(viewer, plan.account(), kind, stored);
        var tree = new LineTree(there.lines());
        var board = new Board(plan, accounts.names(viewer, List.of(plan.account()))
                .getOrDefault(plan.account(), "–"), kind, stored,
                tree.inOrder().stream().map(line -> new Choice(line.id().toString(),
                        tree.path(line.id()))).toList(),
                there.contacts().stream().map(one -> new Choice(one.id().toString(),
                        one.name(page.language()))).toList(), form);
        return (out, tags) ->
                JteentryformGenerated.render(out, tags, page, new JointText(page), board);
    }
}
