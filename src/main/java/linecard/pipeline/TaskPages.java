package linecard.pipeline;

import linecard.access.Allowed;
import linecard.access.Viewer;
import linecard.accounts.Accounts;
import linecard.database.Ids;
import linecard.people.Rep;
import linecard.people.Reps;
import linecard.people.Today;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Once;
import linecard.web.Page;
import linecard.words.ReadingException;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import static linecard.access.Audience.CALLERS;
import static linecard.access.Audience.MEMBERS;

/// What is to be done: written down, ticked off, and taken back.
@Controller
class TaskPages {

    private static final int DONE = 20;

    private final Tasks tasks;
    private final Opportunities opportunities;
    private final Accounts accounts;
    private final Reps reps;
    private final ObjectProvider<TaskPlaces> places;
    private final Clock clock;

    TaskPages(Tasks tasks, Opportunities opportunities, Accounts accounts, Reps reps,
            ObjectProvider<TaskPlaces> places, Clock clock) {
        this.tasks = tasks;
        this.opportunities = opportunities;
        this.accounts = accounts;
        this.reps = reps;
        this.places = places;
        this.clock = clock;
    }

    /// @param places where tasks lead that other rooms wrote down
    /// @param isAlone whether all are one rep's
    record Shown(
            List<Task> open, List<Task> done, Names known, Map<UUID, String> places,
            List<Rep> reps, boolean isAlone) {}

    @GetMapping("/tasks")
    @Allowed(MEMBERS)
    View list(Page page) {
        return list(page, Form.of(page.words(), Map.of("due", Today.of(page, clock).toString())));
    }

    private Html list(Page page, Form form) {
        var viewer = page.viewer();
        var open = tasks.open(viewer, null);
        var done = tasks.done(viewer, null, DONE);
        var all = Stream.concat(open.stream(), done.stream()).toList();
        var known = new Names(accounts.names(viewer, all.stream().map(Task::account)
                .filter(Objects::nonNull).distinct().toList()),
                reps.byId(viewer, all.stream().map(Task::rep).toList()));
        var offered = viewer.rep() != null ? List.<Rep>of() : reps.choice(viewer).stream()
                .filter(rep -> !rep.archived()).toList();
        var ids = all.stream().map(Task::id).toList();
        var leading = new HashMap<UUID, String>();
        for (var room : places) leading.putAll(room.of(viewer, ids));
        var shown = new Shown(open, done, known, leading, offered, viewer.rep() != null);
        var text = new PipelineText(page, clock.instant());
        return (out, tags) -> JtetasksGenerated.render(out, tags, page, text, shown, form);
    }

    /// @param entered `content`, `due`, and for whom: `opportunity`, or `rep`, who is the viewer
    /// where that is a rep
    @PostMapping("/tasks")
    @Allowed(CALLERS)
    View add(Page page, @RequestParam MultiValueMap<String, String> entered) {
        var viewer = page.viewer();
        var form = new Form(page.words(), entered);
        var content = form.text("content", Task.MOST_CHARS);
        var due = form.read("due", text -> OpportunityForm.day(text, page));
        var given = form.idIfGiven("opportunity");
        if (form.problem("opportunity") != null) return list(page, form).refused();
        var about = given.get().map(id -> opportunities.of(viewer, id)).orElse(null);
        var rep = form.read("rep", text -> about != null ? about.rep() : rep(viewer, text));
        if (form.hasProblems()) return list(page, form).refused();
        var task = new Task(Ids.fresh(), rep.get(), about == null ? null : about.account(),
                about == null ? null : about.id(), null, null, content.get(), due.get(), null, 1);
        var back = back(task.opportunity());
        if (!tasks.addOnce(viewer, task)) return Once.done(back);
        return Html.seeOther(back, Notice.of("web.saved")
                .undoable("pipeline.task", task.id()));
    }

    private UUID rep(Viewer viewer, String text) {
        if (viewer.rep() != null) return viewer.rep();
        return reps.choice(viewer).stream().filter(rep -> rep.id().toString().equals(text))
                .filter(rep -> !rep.archived()).map(Rep::id).findFirst()
                .orElseThrow(() -> new ReadingException(
                        text.isEmpty() ? "web.missing" : "web.notOffered"));
    }

    @PostMapping("/tasks/{id}/completion")
    @Allowed(CALLERS)
    View finish(Page page, @PathVariable UUID id,
            @RequestParam(defaultValue = "") String next) {
        var task = tasks.of(page.viewer(), id);
        tasks.finish(page.viewer(), id, true);
        return Html.seeOther(next.equals("/tasks") ? next : back(task.opportunity()),
                Notice.of("pipeline.task.isDone").takenBackBy("/tasks/" + id + "/reopening"));
    }

    @PostMapping("/tasks/{id}/reopening")
    @Allowed(CALLERS)
    View reopen(Page page, @PathVariable UUID id) {
        var task = tasks.of(page.viewer(), id);
        tasks.finish(page.viewer(), id, false);
        return Html.seeOther(back(task.opportunity()), Notice.of("pipeline.task.isOpen"));
    }

    private static String back(@Nullable UUID opportunity) {
        return opportunity == null ? "/tasks" : "/opportunities/" + opportunity;
    }
}
