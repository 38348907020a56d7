package linecard.people;

import linecard.access.Invitation;
import linecard.access.Invitations;
import linecard.access.Member;
import linecard.access.Viewer;
import linecard.mail.Letter;
import linecard.mail.Outbox;
import linecard.mail.PostOffice;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.util.List;
import java.util.UUID;

/// Asks people to join, by a letter whose link lets them in once. Where no mail server is set the
/// link is shown to whoever invites, to be passed on; else nobody sees it but the addressee.
@Component
class Inviting {

    private final Invitations invitations;
    private final Outbox outbox;
    private final PostOffice office;

    Inviting(Invitations invitations, Outbox outbox, PostOffice office) {
        this.invitations = invitations;
        this.outbox = outbox;
        this.office = office;
    }

    /// @param link to pass on; null where a letter takes it
    record Sent(Invitation invitation, @Nullable String link) {}

    /// The words key of what keeps an address from being invited; null for nothing.
    @Nullable String problem(Viewer viewer, String email) {
        if (invitations.knows(viewer, email)) return "people.invitation.known";
        return invitations.open(viewer).size() < Invitations.MOST ? null
                : "people.invitation.tooMany";
    }

    @Transactional
    Sent invite(Viewer viewer, Member as) {
        return send(viewer, as.id(), invitations.add(viewer, as));
    }

    /// Sends an invitation again, with a fresh link.
    @Transactional
    Sent again(Viewer viewer, UUID id) {
        return send(viewer, id, invitations.renew(viewer, id));
    }

    /// Invites a member who came with an archive, without a password.
    @Transactional
    Sent anew(Viewer viewer, Member member) {
        for (var open : invitations.open(viewer)) {
            if (open.as().user().email().equals(member.user().email())) {
                return again(viewer, open.id());
            }
        }
        return invite(viewer, member);
    }

    private Sent send(Viewer viewer, UUID id, String secret) {
        var invitation = invitations.of(viewer, id);
        var path = "/invitations/" + secret;
        if (!office.isOpen()) {
            return new Sent(invitation, office.link(viewer.organisation().slug(), path));
        }
        outbox.add(viewer, letter(viewer, invitation, path));
        return new Sent(invitation, null);
    }

    private static Letter letter(Viewer viewer, Invitation invitation, String path) {
        var user = invitation.as().user();
        var in = user.language();
        var organisation = viewer.organisation();
        var words = organisation.words(in);
        return new Letter(user.name(in), user.email(), in,
                words.text("people.invitation.letter", organisation.name()), List.of(
                words.text("mail.test.hello", user.name(in)),
                words.text("people.invitation.letter.body", viewer.user().name(in),
                        organisation.name(),
                        words.text("access.role." + invitation.as().role().code())),
                words.text("people.invitation.letter.until",
                        words.moment(invitation.expiresAt(), organisation.zone()))))
                .answeredBy(viewer.user().email())
                .leadingInSecretTo(words.text("people.invitation.letter.accept"), path);
    }
}
