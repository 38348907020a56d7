package linecard.pipeline;

import linecard.access.Allowed;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Entered;
import linecard.api.Part;
import linecard.api.Slice;
import linecard.calls.Call.NextStep;
import linecard.database.Ids;
import linecard.people.Reps;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import static linecard.access.Audience.CALLERS;
import static linecard.access.Audience.MEMBERS;

/// Tasks, for programs.
@RestController
@Part(value = Area.RECORDS, about = "Tasks",
        says = "What reps have to do by a day. The next steps of calls are among them.")
class TaskApi {

    private final Tasks tasks;
    private final Opportunities opportunities;
    private final Reps reps;

    TaskApi(Tasks tasks, Opportunities opportunities, Reps reps) {
        this.tasks = tasks;
        this.opportunities = opportunities;
        this.reps = reps;
    }

    record Answer(
            UUID id, UUID rep, @Nullable UUID account, @Nullable UUID opportunity,
            @Does("Whose next step it is") @Nullable UUID call,
            @Does("What that call says is next") @Nullable NextStep step,
            @Does("Empty where the step says it all") String content, LocalDate due,
            @Nullable Instant doneAt, int version) {

        static Answer of(Task task) {
            return new Answer(task.id(), task.rep(), task.account(), task.opportunity(),
                    task.call(), task.step(), task.content(), task.dueOn(), task.doneAt(),
                    task.version());
        }
    }

    record Entry(
            UUID rep, @Does("Of the same rep") @Nullable UUID opportunity, String content,
            LocalDate due) {}

    @GetMapping("/api/v1/tasks")
    @Allowed(MEMBERS)
    @Does("List tasks")
    ResponseEntity<Slice<Answer>> listTasks(
            Call call, @RequestParam(required = false) @Nullable UUID rep,
            @RequestParam(defaultValue = "false") @Does("Only those not done yet") boolean open) {
        var found = tasks.after(call.viewer(), rep, open, call.after(), call.lookUp());
        return call.slice(found.stream().map(Answer::of).toList(), Answer::id);
    }

    @PostMapping("/api/v1/tasks")
    @Allowed(CALLERS)
    @ResponseStatus(HttpStatus.CREATED)
    @Does("Add a task")
    ResponseEntity<Answer> addTask(Call call, @RequestBody Entry body) {
        var entered = call.entered(body);
        entered.requireWhole();
        var task = read(call, entered, body);
        tasks.add(call.viewer(), task);
        return call.created("tasks/" + task.id(), Answer.of(task), 1);
    }

    private Task read(Call call, Entered entered, Entry body) {
        var form = entered.form();
        var content = form.text("content", Task.MOST_CHARS);
        var due = form.read("due", text -> OpportunityForm.day(text, call.page()));
        var rep = reps.of(call.viewer(), List.of(body.rep())).stream().findFirst();
        if (rep.isEmpty() || rep.get().archived()) form.problem("rep", "web.notOffered");
        var about = body.opportunity() == null ? null
                : opportunities.find(call.viewer(), body.opportunity())
                        .filter(one -> one.rep().equals(body.rep())).orElse(null);
        if (about == null && body.opportunity() != null) {
            form.problem("opportunity", "web.notOffered");
        }
        entered.requireWhole();
        return new Task(Ids.fresh(), body.rep(), about == null ? null : about.account(),
                body.opportunity(), null, null, content.get(), due.get(), null, 1);
    }

    @PostMapping("/api/v1/tasks/{id}/completion")
    @Allowed(CALLERS)
    @Does("Say that a task is done")
    ResponseEntity<Answer> finishTask(Call call, @PathVariable UUID id) {
        tasks.finish(call.viewer(), id, true);
        var task = tasks.of(call.viewer(), id);
        return call.one(Answer.of(task), task.version());
    }
}
