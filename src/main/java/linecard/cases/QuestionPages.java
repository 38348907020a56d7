package linecard.cases;

import linecard.access.Allowed;
import linecard.cases.Answers.Question;
import linecard.database.Ids;
import linecard.people.Today;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Page;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;

import static linecard.access.Audience.DISCLOSERS;

/// What somebody outside is asked, and what that person answers before anything is decided.
@Controller
class QuestionPages {

    private final Answers answers;
    private final Clock clock;

    QuestionPages(Answers answers, Clock clock) {
        this.answers = answers;
        this.clock = clock;
    }

    @GetMapping("/conflicts/questions")
    @Allowed(DISCLOSERS)
    View list(Page page) {
        var all = answers.questions(page.viewer());
        var today = Today.of(page, clock);
        return (Html) (out, tags) -> JtequestionsGenerated.render(out, tags, page, today, all);
    }

    @GetMapping("/conflicts/questions/{id}")
    @Allowed(DISCLOSERS)
    View show(Page page, @PathVariable UUID id) {
        return show(page, answers.of(page.viewer(), id),
                Form.of(page.words(), Map.of("id", Ids.fresh().toString())));
    }

    private Html show(Page page, Question question, Form form) {
        var text = new CaseText(page, Today.of(page, clock));
        return (out, tags) -> JtequestionGenerated.render(out, tags, page, text, question, form);
    }

    @PostMapping("/conflicts/questions/{id}/answer")
    @Allowed(DISCLOSERS)
    View answer(Page page, @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> entered) {
        var question = answers.of(page.viewer(), id);
        var form = new Form(page.words(), entered);
        var answer = form.id("id");
        var content = form.text("answer", CaseRules.MOST_WORDS);
        if (form.hasProblems()) return show(page, question, form).refused();
        if (!give(page, id, answer.get(), content.get())) {
            form.problem("answer", "cases.no.answered");
            return show(page, answers.of(page.viewer(), id), form).refused();
        }
        return Html.seeOther("/conflicts/questions/" + id, Notice.of("cases.answered"));
    }

    private boolean give(Page page, UUID question, UUID answer, String content) {
        try {
            return answers.answer(
                    page.viewer(), question, answer, content, Today.of(page, clock));
        } catch (DuplicateKeyException e) {
            return false;
        }
    }
}
