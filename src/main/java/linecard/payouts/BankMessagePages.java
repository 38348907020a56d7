package linecard.payouts;

import linecard.access.Allowed;
import linecard.database.Ids;
import linecard.files.FileRefused;
import linecard.payouts.BankParcel.Answer;
import linecard.people.Outcome;
import linecard.people.Today;
import linecard.web.Form;
import linecard.web.Html;
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
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static linecard.access.Audience.STAFF;
import static linecard.access.Audience.TREASURERS;

/// What banks answered: bringing it in, and what became of the payments by it.
@Controller
class BankMessagePages {

    private final BankMessages messages;
    private final Clock clock;

    BankMessagePages(BankMessages messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/payouts/messages")
    @Allowed(STAFF)
    View list(Page page, @RequestParam(name = "page", defaultValue = "1") int number) {
        return list(page, number, fresh(page));
    }

    private static Form fresh(Page page) {
        return Form.of(page.words(), Map.of("message", Ids.fresh().toString()));
    }

    private Html list(Page page, int number, Form form) {
        return list(page, number, form, List.of());
    }

    /// @param answers to the files of a ZIP that was just sent
    private Html list(Page page, int number, Form form, List<Answer> answers) {
        PayoutText.requireWhole(page.viewer());
        var found = messages.page(page.viewer(), number);
        return (out, tags) -> JtebankmessagesGenerated.render(
                out, tags, page, new PayoutText(page), found, form, answers);
    }

    @PostMapping("/payouts/messages")
    @Allowed(TREASURERS)
    View take(
            Page page, @RequestParam MultiValueMap<String, String> entered,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file)
            throws IOException {
        var form = new Form(page.words(), entered);
        var id = form.id("message");
        if (file == null || file.isEmpty()) form.problem("file", "payouts.message.choose");
        else if (file.getSize() > BankReading.MOST_BYTES) {
            form.problem("file", "payouts.message.large", BankReading.MOST_BYTES >> 20);
        }
        if (file == null || form.hasProblems()) return list(page, 1, form).refused();
        var name = String.valueOf(file.getOriginalFilename());
        if (BankParcel.isOne(file.getBytes())) return unpack(page, id.get(), form, file.getBytes());
        return isTaken(page, id.get(), name, file.getBytes(), form)
                ? Html.seeOther("/payouts/messages/" + id.get(),
                        Notice.of("payouts.message.taken"))
                : list(page, 1, form).refused();
    }

    /// Takes each file of a ZIP for itself.
    private View unpack(Page page, UUID id, Form form, byte[] sent) throws IOException {
        try {
            var answers = BankParcel.open(sent).stream().map(part -> answer(page, id, part))
                    .toList();
            var html = list(page, 1, fresh(page), answers);
            return answers.stream().allMatch(Answer::isTaken) ? html : html.refused();
        } catch (FileRefused e) {
            form.problem("file", e.problem().key(), e.problem().arguments().toArray());
            return list(page, 1, form).refused();
        }
    }

    private Answer answer(Page page, UUID parcel, BankParcel.Part part) {
        var form = Form.of(page.words(), Map.of());
        isTaken(page, part.id(parcel), part.name(), part.content(), form);
        return new Answer(part.name(), part.id(parcel), form.problem("file"));
    }

    /// Takes a message, or says in the form why not.
    private boolean isTaken(Page page, UUID id, String name, byte[] content, Form form) {
        try {
            if (messages.take(page.viewer(), id, name, content, Today.of(page, clock))
                    instanceof Outcome.Refused refused) {
                refused.on(form, page.words());
            }
        } catch (FileRefused e) {
            form.problem("file", e.problem().key(), e.problem().arguments().toArray());
        }
        return !form.hasProblems();
    }

    @GetMapping("/payouts/messages/{id}")
    @Allowed(STAFF)
    View show(Page page, @PathVariable UUID id) {
        PayoutText.requireWhole(page.viewer());
        var message = messages.of(page.viewer(), id);
        var said = messages.said(page.viewer(), id);
        return (Html) (out, tags) -> JtebankmessageGenerated.render(
                out, tags, page, new PayoutText(page), message, said);
    }
}
