package linecard.emails;

import linecard.access.Allowed;
import linecard.accounts.Accounts;
import linecard.contacts.Contacts;
import linecard.emails.Match.Target;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Page;

import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.util.UUID;

import static linecard.access.Audience.CORRESPONDENTS;
import static linecard.access.Audience.KEEPERS;

/// Saying where mails stand, and throwing them away.
@Controller
class EmailKeepingPages {

    private final Emails emails;
    private final Placements placements;
    private final EmailPages pages;
    private final Accounts accounts;
    private final Contacts contacts;

    EmailKeepingPages(Emails emails, Placements placements, EmailPages pages, Accounts accounts,
            Contacts contacts) {
        this.emails = emails;
        this.placements = placements;
        this.pages = pages;
        this.accounts = accounts;
        this.contacts = contacts;
    }

    /// @param entered the code of an account, and the id of a contact where one was proposed
    @PostMapping("/emails/{id}/placements")
    @Allowed(CORRESPONDENTS)
    View place(Page page, @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> entered) {
        var viewer = page.viewer();
        var email = emails.of(viewer, id);
        var form = new Form(page.words(), entered);
        var code = form.text("account", 60);
        var contact = form.idIfGiven("contact");
        if (form.hasProblems()) return pages.show(page, email, form).refused();
        var account = accounts.withCode(viewer, code.get());
        if (account.isEmpty()) form.problem("account", "accounts.parent.unknown");
        else if (account.get().archived()) form.problem("account", "web.archivedPick");
        if (contact.get().isPresent() && contacts.find(viewer, contact.get().get()).isEmpty()) {
            form.problem("account", "web.notOffered");
        }
        if (form.hasProblems()) return pages.show(page, email, form).refused();
        var placement = placements.add(viewer, id,
                new Target(account.orElseThrow().id(), contact.get().orElse(null)));
        return Html.seeOther("/emails/" + id, undoable(page,
                Notice.of("emails.placed", account.get().name()), placement));
    }

    @PostMapping("/email-placements/{id}/removal")
    @Allowed(CORRESPONDENTS)
    View takeOff(Page page, @PathVariable UUID id) {
        var email = placements.remove(page.viewer(), id);
        boolean isSeenStill = emails.isSeen(page.viewer(), email);
        return Html.seeOther(isSeenStill ? "/emails/" + email : "/emails",
                Notice.of("emails.takenOff"));
    }

    @PostMapping("/emails/{id}/removal")
    @Allowed(CORRESPONDENTS)
    View remove(Page page, @PathVariable UUID id) {
        emails.remove(page.viewer(), id);
        return Html.seeOther("/emails?which=waiting", Notice.of("emails.removed"));
    }

    /// The trace, by which a change is taken back, is the principal's.
    private static Notice undoable(Page page, Notice notice, UUID id) {
        return page.may(KEEPERS) ? notice.undoable("emails.placement", id) : notice;
    }
}
