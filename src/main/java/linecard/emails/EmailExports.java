package linecard.emails;

import linecard.access.Allowed;
import linecard.files.Cell;
import linecard.files.Table;
import linecard.web.Page;

import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import static linecard.access.Audience.MEMBERS;

/// The mails as a file, with the filter of their list; of what they say, the beginning.
@Controller
class EmailExports {

    private final Emails emails;

    EmailExports(Emails emails) {
        this.emails = emails;
    }

    @GetMapping("/emails.{ending:csv|xlsx|json}")
    @Allowed(MEMBERS)
    View list(
            Page page, @PathVariable String ending,
            @RequestParam MultiValueMap<String, String> asked) {
        var viewer = page.viewer();
        var filter = EmailQuestion.of(asked).filter();
        var zone = page.organisation().zone();
        return new Table<Email>(page.words())
                .cell("sentAt", page.t("emails.sentAt"), one -> new Cell.Moment(one.sentAt(), zone))
                .text("from", page.t("emails.from"), one -> one.from().shown())
                .text("to", page.t("emails.to"), one -> String.join(", ", one.recipients()))
                .text("subject", page.t("emails.subject"), Email::subject)
                .text("beginning", page.t("emails.beginning"),
                        one -> EmailText.beginning(one.text()))
                .truth("automatic", page.t("emails.automatic"), Email::isAutomatic)
                .file(ending, page.t("emails.all"),
                        taker -> emails.each(viewer, filter, taker));
    }
}
