package linecard.mail;

import linecard.access.Allowed;
import linecard.files.Cell;
import linecard.files.Table;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.time.Instant;
import java.time.ZoneId;

import static linecard.access.Audience.OWNERS;

/// The letters as a file, with the filter of their list; never what they said.
@Controller
class LetterExports {

    private final Outbox outbox;

    LetterExports(Outbox outbox) {
        this.outbox = outbox;
    }

    @GetMapping("/letters.{ending:csv|xlsx|json}")
    @Allowed(OWNERS)
    View list(Page page, @PathVariable String ending,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String q) {
        var viewer = page.viewer();
        var zone = page.organisation().zone();
        return new Table<Written>(page.words())
                .text("name", page.t("mail.name"), Written::name)
                .text("address", page.t("mail.address"), Written::address)
                .text("subject", page.t("mail.subject"), Written::subject)
                .choice("state", page.t("mail.state"), "mail.state.", one -> one.state().code())
                .whole("tries", page.t("mail.tries"), one -> (long) one.tries())
                .text("trouble", page.t("mail.trouble"),
                        one -> one.trouble() == null ? "" : one.trouble().text(page.words()))
                .cell("writtenAt", page.t("mail.writtenAt"), one -> moment(one.writtenAt(), zone))
                .cell("endedAt", page.t("mail.endedAt"), one -> moment(one.endedAt(), zone))
                .file(ending, page.t("mail.letters"), taker -> outbox.each(
                        viewer, LetterPages.state(state), q, taker));
    }

    private static Cell moment(@Nullable Instant at, ZoneId zone) {
        return at == null ? new Cell.Empty() : new Cell.Moment(at, zone);
    }
}
