package linecard.disputes;

import jakarta.servlet.http.HttpServletResponse;
import linecard.access.Allowed;
import linecard.access.Viewer;
import linecard.commissions.Ledger;
import linecard.database.Ids;
import linecard.files.FileName;
import linecard.files.Uploaded;
import linecard.people.Outcome;
import linecard.people.Today;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.NotAllowed;
import linecard.web.Notice;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static linecard.access.Audience.MEMBERS;
import static linecard.access.Audience.PARTIES;
import static linecard.access.Audience.TREASURERS;

/// One dispute: what both sides wrote, and how it ends.
@Controller
class DisputeActPages {

    private final Disputes disputes;
    private final Messages messages;
    private final Decisions decisions;
    private final Ledger ledger;
    private final Clock clock;

    DisputeActPages(
            Disputes disputes, Messages messages, Decisions decisions, Ledger ledger,
            Clock clock) {
        this.disputes = disputes;
        this.messages = messages;
        this.decisions = decisions;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @param posted to the ledger, as far as the viewer sees it
    /// @param form what was typed to write
    /// @param decision what was typed to decide or withdraw
    record Whole(
            Dispute dispute, List<Message> messages, List<Ledger.Entered> posted, Form form,
            Form decision) {}

    @GetMapping("/disputes/{id}")
    @Allowed(MEMBERS)
    View show(Page page, @PathVariable UUID id) {
        return show(page, id, fresh(page), Form.of(page.words(), Map.of()));
    }

    /// A form whose message has an id already, so that it is kept once however often it is sent.
    private static Form fresh(Page page) {
        return Form.of(page.words(), Map.of("id", Ids.fresh().toString()));
    }

    private Html show(Page page, UUID id, Form form, Form decision) {
        var viewer = page.viewer();
        var whole = new Whole(
                disputes.of(viewer, id), messages.of(viewer, id), posted(viewer, id), form,
                decision);
        var text = new DisputeText(page, Today.of(page, clock));
        return (out, tags) -> JtedisputeGenerated.render(out, tags, page, text, whole);
    }

    private List<Ledger.Entered> posted(Viewer viewer, UUID id) {
        var posted = new ArrayList<>(ledger.of(viewer, Dispute.opened(id)));
        posted.addAll(ledger.of(viewer, Dispute.ended(id)));
        return posted;
    }

    @PostMapping("/disputes/{id}/messages")
    @Allowed(PARTIES)
    View write(Page page, @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> entered,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file)
            throws IOException {
        disputes.of(page.viewer(), id);
        var form = new Form(page.words(), entered);
        var message = form.id("id");
        var words = form.text("words", DisputeRules.MOST_WORDS);
        var enclosed = Uploaded.enclosed(form, file);
        var nothing = Form.of(page.words(), Map.of());
        if (form.hasProblems()) return show(page, id, form, nothing).refused();
        var added = messages.add(page.viewer(), id,
                new Message.Draft(message.get(), words.get(), enclosed));
        if (added instanceof Outcome.Refused refused) {
            refused.on(form, page.words());
            return show(page, id, form, nothing).refused();
        }
        return Html.seeOther("/disputes/" + id, Notice.of("disputes.written"));
    }

    @PostMapping("/disputes/{id}/decision")
    @Allowed(TREASURERS)
    View decide(Page page, @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> entered) {
        var form = new Form(page.words(), entered);
        var wanted = DisputeForm.decision(form, disputes.of(page.viewer(), id));
        if (wanted.isEmpty()) return show(page, id, fresh(page), form).refused();
        return ended(page, id, form, decisions.decide(
                page.viewer(), id, wanted.get(), Today.of(page, clock)),
                "disputes.decided");
    }

    @PostMapping("/disputes/{id}/withdrawal")
    @Allowed(PARTIES)
    View withdraw(Page page, @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> entered) {
        if (page.viewer().role().isStaff()) throw new NotAllowed();
        disputes.of(page.viewer(), id);
        var form = new Form(page.words(), entered);
        var words = form.note("why", DisputeRules.MOST_WORDS);
        if (form.hasProblems()) return show(page, id, fresh(page), form).refused();
        return ended(page, id, form, decisions.withdraw(
                page.viewer(), id, words.get(), Today.of(page, clock)),
                "disputes.withdrawn");
    }

    private View ended(Page page, UUID id, Form form, Outcome outcome, String notice) {
        if (outcome instanceof Outcome.Refused refused) {
            refused.on(form, page.words());
            return show(page, id, fresh(page), form).refused();
        }
        return Html.seeOther("/disputes/" + id, Notice.of(notice));
    }

    @GetMapping("/disputes/{id}/attachments/{message}")
    @Allowed(MEMBERS)
    void attachment(Page page, @PathVariable UUID id, @PathVariable UUID message,
            HttpServletResponse response) throws IOException {
        var file = messages.file(page.viewer(), id, message);
        response.setContentType(file.kind().type());
        response.setContentLength(file.content().length);
        response.setHeader("Content-Disposition", FileName.attachment(file.name()));
        response.getOutputStream().write(file.content());
    }
}
