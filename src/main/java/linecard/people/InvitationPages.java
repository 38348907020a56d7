package linecard.people;

import linecard.access.Allowed;
import linecard.access.Invitation;
import linecard.access.Invitations;
import linecard.files.Cell;
import linecard.files.Table;
import linecard.people.Inviting.Sent;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Page;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

import java.util.UUID;

import static linecard.access.Audience.OWNERS;

/// Who was asked to join and has not come yet.
@Controller
class InvitationPages {

    private final Invitations invitations;
    private final Inviting inviting;

    InvitationPages(Invitations invitations, Inviting inviting) {
        this.invitations = invitations;
        this.inviting = inviting;
    }

    @GetMapping("/members/invitations.{ending:csv|xlsx|json}")
    @Allowed(OWNERS)
    View list(Page page, @PathVariable String ending) {
        var zone = page.organisation().zone();
        return new Table<Invitation>(page.words())
                .text("familyName", page.t("people.familyName"),
                        one -> one.as().user().familyName())
                .text("givenName", page.t("people.givenName"), one -> one.as().user().givenName())
                .text("email", page.t("people.email"), one -> one.as().user().email())
                .choice("role", page.t("people.role"), "access.role.",
                        one -> one.as().role().code())
                .cell("invitedAt", page.t("people.invitation.at"),
                        one -> new Cell.Moment(one.invitedAt(), zone))
                .cell("expiresAt", page.t("people.invitation.until"),
                        one -> new Cell.Moment(one.expiresAt(), zone))
                .file(ending, page.t("people.invitations"),
                        invitations.open(page.viewer())::forEach);
    }

    /// Sends it again: the earlier link is dead then.
    @PostMapping("/members/invitations/{id}/letter")
    @Allowed(OWNERS)
    View again(Page page, @PathVariable UUID id) {
        return told(page, inviting.again(page.viewer(), id));
    }

    @PostMapping("/members/invitations/{id}/revocation")
    @Allowed(OWNERS)
    View revoke(Page page, @PathVariable UUID id) {
        invitations.revoke(page.viewer(), id);
        return Html.seeOther("/members", Notice.of("people.invitation.revoked"));
    }

    /// Says that a letter went, or shows the link, for the only time.
    static View told(Page page, Sent sent) {
        var link = sent.link();
        if (link == null) {
            return Html.seeOther("/members", Notice.of(
                    "people.invitation.sent", sent.invitation().as().user().email()));
        }
        return (Html) (out, tags) -> JtememberwelcomeGenerated.render(
                out, tags, page, sent.invitation(), link);
    }
}
