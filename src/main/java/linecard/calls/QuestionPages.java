package linecard.calls;

import linecard.access.Allowed;
import linecard.accounts.Accounts;
import linecard.database.Ids;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Page;

import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import static linecard.access.Audience.KEEPERS;
import static linecard.access.Audience.MEMBERS;

/// What the principal wants to know, and what reps answered at their calls.
@Controller
class QuestionPages {

    private final Talk talk;
    private final Accounts accounts;

    QuestionPages(Talk talk, Accounts accounts) {
        this.talk = talk;
        this.accounts = accounts;
    }

    record Board(List<Question> questions, Map<UUID, String> accounts) {}

    @GetMapping("/call-questions")
    @Allowed(MEMBERS)
    View list(Page page) {
        var all = talk.questions(page.viewer(), null);
        var board = new Board(all, accounts.names(page.viewer(),
                all.stream().map(Question::account).distinct().toList()));
        return (Html) (out, tags) -> JtequestionsGenerated.render(
                out, tags, page, new CallText(page), board);
    }

    @GetMapping("/accounts/{account}/questions/new")
    @Allowed(KEEPERS)
    View blank(Page page, @PathVariable UUID account) {
        return form(page, account, Form.of(page.words(), Map.of("id", Ids.fresh().toString())));
    }

    private Html form(Page page, UUID account, Form form) {
        var known = accounts.of(page.viewer(), account);
        return (out, tags) -> JtequestionGenerated.render(out, tags, page, known, form);
    }

    @PostMapping("/accounts/{account}/questions")
    @Allowed(KEEPERS)
    View ask(Page page, @PathVariable UUID account,
            @RequestParam MultiValueMap<String, String> entered) {
        var known = accounts.of(page.viewer(), account);
        var form = new Form(page.words(), entered);
        var id = form.id("id");
        var content = form.text("content", Question.MOST_CHARS);
        if (form.hasProblems()) return form(page, account, form).refused();
        talk.ask(page.viewer(), id.get(), known.id(), null, content.get());
        return Html.seeOther("/call-questions", Notice.of("calls.question.asked"));
    }

    /// Nobody asks any more.
    @PostMapping("/call-questions/{id}/closing")
    @Allowed(KEEPERS)
    View close(Page page, @PathVariable UUID id) {
        var question = talk.question(page.viewer(), id);
        talk.answer(page.viewer(), question.id(), null, "");
        return Html.seeOther("/call-questions", Notice.of("web.saved"));
    }
}
