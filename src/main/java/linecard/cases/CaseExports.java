package linecard.cases;

import linecard.access.Allowed;
import linecard.files.Table;
import linecard.people.Today;
import linecard.web.Page;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

import java.time.Clock;

import static linecard.access.Audience.GUARDIANS;

/// The register of cases as a file: what, whom, when, how it ended. What was written stays with the
/// case.
@Controller
class CaseExports {

    private final Cases cases;
    private final Clock clock;

    CaseExports(Cases cases, Clock clock) {
        this.cases = cases;
        this.clock = clock;
    }

    @GetMapping("/conflicts/cases.{ending:csv|xlsx|json}")
    @Allowed(GUARDIANS)
    View register(Page page, @PathVariable String ending) {
        var today = Today.of(page, clock);
        var filter = CaseFilter.of(page.asked().values(), today);
        var words = page.words();
        return new Table<ConflictCase>(words)
                .text("id", "ID", one -> one.id().toString())
                .text("title", page.t("cases.what"), ConflictCase::title)
                .choice("state", page.t("cases.state"), "cases.state.",
                        one -> one.state(today).code())
                .choice("severity", page.t("cases.severity"), "cases.severity.",
                        one -> one.severity() == null ? "none" : one.severity().code())
                .choice("intake", page.t("cases.reportedBy"), "cases.origin.",
                        one -> one.intake().code())
                .text("rep", page.t("cases.rep"), one -> one.names().rep().in(words))
                .text("agency", page.t("cases.agency"), one -> one.names().agency())
                .text("account", page.t("cases.accountName"), one -> one.names().account())
                .text("person", page.t("cases.person"), one -> one.names().person().in(words))
                .day("reportedOn", page.t("cases.reportedOn"), ConflictCase::reportedOn)
                .day("dueOn", page.t("cases.dueOn"), ConflictCase::dueOn)
                .day("actedOn", page.t("cases.clock"), one -> one.course().actedOn())
                .whole("questions", page.t("cases.questionsPut"),
                        one -> (long) one.course().questions())
                .whole("unanswered", page.t("cases.unanswered"),
                        one -> (long) one.course().open())
                .whole("tasks", page.t("cases.tasksOpen"), one -> (long) one.course().tasks())
                .choice("verdict", page.t("cases.verdict"), "cases.verdict.", one -> {
                    var verdict = one.course().verdict();
                    return verdict == null ? null : verdict.code();
                })
                .day("decidedOn", page.t("cases.decidedOn"), one -> one.course().decidedOn())
                .file(ending, page.t("cases.title"),
                        taker -> cases.each(page.viewer(), filter, taker));
    }
}
