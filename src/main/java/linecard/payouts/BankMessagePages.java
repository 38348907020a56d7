package linecard.payouts;

import linecard.access.Allowed;
import linecard.database.Ids;
import linecard.files.FileRefused;
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
        return list(page, number, Form.of(page.words(), Map.of("message", Ids.fresh().toString())));
    }

    private Html list(Page page, int number, Form form) {
        PayoutText.requireWhole(page.viewer());
        var found = messages.page(page.viewer(), number);
        return (out, tags) -> JtebankmessagesGenerated.render(
                out, tags, page, new PayoutText(page), found, form);
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
            form.problem("file", "files.too-big", BankReading.MOST_BYTES >> 20);
        }
        if (file == null || form.hasProblems()) return list(page, 1, form).refused();
        try {
            return switch (messages.take(page.viewer(), id.get(),
                    String.valueOf(file.getOriginalFilename()), file.getBytes(),
                    Today.of(page, clock))) {
                case Outcome.Done _ -> Html.seeOther("/payouts/messages/" + id.get(),
                        Notice.of("payouts.message.taken"));
                case Outcome.Refused refused -> {
                    refused.on(form, page.words());
                    yield list(page, 1, form).refused();
                }
            };
        } catch (FileRefused e) {
            form.problem("file", e.problem().key(), e.problem().arguments().toArray());
            return list(page, 1, form).refused();
        }
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
