package linecard.mail;

import linecard.access.Allowed;
import linecard.access.Stale;
import linecard.mail.Written.State;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Page;
import linecard.web.Query;

import org.jspecify.annotations.Nullable;
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

import static linecard.access.Audience.OWNERS;

/// What was written to whom, and whether it went.
@Controller
class LetterPages {

    private final Outbox outbox;
    private final PostOffice office;

    LetterPages(Outbox outbox, PostOffice office) {
        this.outbox = outbox;
        this.office = office;
    }

    /// @param state anything unreadable narrows nothing
    /// @param q a part of name, address or subject
    @GetMapping("/letters")
    @Allowed(OWNERS)
    View list(Page page, @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(name = "page", defaultValue = "1") int number) {
        var wanted = state(state);
        var found = outbox.find(page.viewer(), wanted, q, Math.max(1, number));
        var query = Query.none().with("q", q).with("state", wanted == null ? "" : wanted.code());
        return (Html) (out, tags) ->
                JtelettersGenerated.render(out, tags, page, office, found, query);
    }

    static @Nullable State state(String typed) {
        for (var state : State.values()) {
            if (state.code().equals(typed)) return state;
        }
        return null;
    }

    /// A letter to whoever asks, to see whether letters arrive.
    @PostMapping("/letters")
    @Allowed(OWNERS)
    View test(Page page) {
        var viewer = page.viewer();
        var name = viewer.user().name(viewer.language());
        var id = outbox.add(viewer, new Letter(name, viewer.user().email(), viewer.language(),
                page.t("mail.test.subject"), List.of(page.t("mail.test.hello", name),
                page.t("mail.test.body", viewer.organisation().name())))
                .leadingTo(page.t("mail.letters"), "/letters"));
        return Html.seeOther("/letters/" + id);
    }

    @GetMapping("/letters/{id}")
    @Allowed(OWNERS)
    View show(Page page, @PathVariable UUID id) {
        var letter = outbox.of(page.viewer(), id);
        return show(page, letter, Form.of(page.words(), Map.of("to", letter.address())));
    }

    private Html show(Page page, Written letter, Form form) {
        return (out, tags) -> JteletterGenerated.render(out, tags, page, office, letter, form);
    }

    /// Has it sent again, or at once, there or to another address.
    @PostMapping("/letters/{id}/repetition")
    @Allowed(OWNERS)
    View repeat(
            Page page, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> entered) {
        var letter = outbox.of(page.viewer(), id);
        if (!letter.isRepeatable()) throw new Stale("letter");
        var form = new Form(page.words(), entered);
        var to = form.read("to", Address::read);
        if (form.hasProblems()) return show(page, letter, form).refused();
        outbox.repeat(page.viewer(), id, to.get());
        return Html.seeOther("/letters/" + id, Notice.of("mail.again.asked", to.get().text()));
    }
}
