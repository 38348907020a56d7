package linecard.cases;

import linecard.cases.Act.Kind;
import linecard.people.Outcome;
import linecard.people.Restraint;
import linecard.web.Form;
import linecard.web.Page;

import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Supplier;

/// What can be done next in a case: each step reads its own fields of a form, and is taken once
/// these are right.
@Component
class CaseSteps {

    /// As they stand in addresses.
    static final String NAMES =
            "subject|severity|measures|questions|notes|messages|tasks|decision";

    private final Proceedings proceedings;
    private final CasePages pages;

    CaseSteps(Proceedings proceedings, CasePages pages) {
        this.proceedings = proceedings;
        this.pages = pages;
    }

    /// @return what takes it, to be asked where the form has no problems
    Supplier<Outcome> read(Page page, UUID id, String step, Form form, LocalDate today) {
        var viewer = page.viewer();
        return switch (step) {
            case "subject" -> {
                var subject = pages.subject(page, form);
                yield () -> proceedings.name(viewer, id, subject.orElseThrow(), today);
            }
            case "severity" -> {
                var severity = form.choice("severity", Severity.class);
                var why = form.note("why", CaseRules.MOST_WORDS);
                yield () -> proceedings.weigh(viewer, id, severity.get(), why.get(), today);
            }
            case "measures" -> {
                var kind = form.choice("measure", Restraint.Kind.class);
                var until = CaseForm.dayIfGiven(form, "until");
                var why = form.note("measureWhy", CaseRules.MOST_WORDS);
                yield () -> proceedings.measure(viewer, id, kind.get(), why.get(),
                        until.get().orElse(null), today);
            }
            case "questions" -> {
                var act = form.id("id");
                var question = form.text("question", CaseRules.MOST_WORDS);
                var due = CaseForm.day(form, "due");
                yield () -> proceedings.ask(
                        viewer, id, act.get(), question.get(), due.get(), today);
            }
            case "notes" -> written(page, id, Kind.NOTE, form, today);
            case "messages" -> written(page, id, Kind.TOLD, form, today);
            case "tasks" -> written(page, id, Kind.TASK, form, today);
            case "decision" -> {
                var verdict = form.choice("verdict", Verdict.class);
                var grounds = form.text("grounds", CaseRules.MOST_WORDS);
                yield () -> proceedings.decide(
                        viewer, id, verdict.get(), grounds.get(), today);
            }
            default -> throw new IllegalArgumentException(step);
        };
    }

    private Supplier<Outcome> written(
            Page page, UUID id, Kind kind, Form form, LocalDate today) {
        var act = form.id("id");
        var content = form.text(kind.code(), CaseRules.MOST_WORDS);
        var due = kind == Kind.TASK ? CaseForm.day(form, "taskDue") : null;
        return () -> proceedings.write(page.viewer(),
                Act.of(act.get(), id, kind, "", content.get(), today)
                        .due(due == null ? null : due.get()));
    }
}
