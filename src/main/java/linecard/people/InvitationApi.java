package linecard.people;

import linecard.access.Allowed;
import linecard.access.Invitation;
import linecard.access.Invitations;
import linecard.access.Role;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Part;
import linecard.api.Slice;
import linecard.words.Language;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import static linecard.access.Audience.OWNERS;

/// Who was asked to join, for programs.
@RestController
@Part(value = Area.ACCESS, about = "Invitations",
        says = "Who was asked to join and has not come yet. The link goes by e-mail; where the "
                + "installation sends none, it stands in the answer, to be passed on.")
class InvitationApi {

    private final Invitations invitations;
    private final Inviting inviting;
    private final Agencies agencies;
    private final Reps reps;
    private final Territories territories;

    InvitationApi(Invitations invitations, Inviting inviting, Agencies agencies, Reps reps,
            Territories territories) {
        this.invitations = invitations;
        this.inviting = inviting;
        this.agencies = agencies;
        this.reps = reps;
        this.territories = territories;
    }

    record Answer(
            UUID id, String email, String familyName, String givenName, Language language,
            Role role, @Nullable UUID agency, @Nullable UUID rep, @Nullable UUID territory,
            Instant invitedAt, @Does("Until then the link is good, once") Instant expiresAt,
            @Does("How often it was sent") int letters,
            @Nullable @Does("Only where no letter takes it, and only once") String link) {

        static Answer of(Invitation one, @Nullable String link) {
            var as = one.as();
            var user = as.user();
            return new Answer(one.id(), user.email(), user.familyName(), user.givenName(),
                    user.language(), as.role(), as.agency(), as.rep(), as.territory(),
                    one.invitedAt(), one.expiresAt(), one.letters(), link);
        }
    }

    @GetMapping("/api/v1/invitations")
    @Allowed(OWNERS)
    @Does("List invitations that are open, expired ones too")
    ResponseEntity<Slice<Answer>> listInvitations(Call call) {
        return call.sliceOf(invitations.open(call.viewer()).stream()
                .map(one -> Answer.of(one, null)).toList(), Answer::id);
    }

    @GetMapping("/api/v1/invitations/{id}")
    @Allowed(OWNERS)
    @Does("Get an invitation")
    ResponseEntity<Answer> getInvitation(Call call, @PathVariable UUID id) {
        return call.one(Answer.of(invitations.of(call.viewer(), id), null));
    }

    @PostMapping("/api/v1/invitations")
    @Allowed(OWNERS)
    @ResponseStatus(HttpStatus.CREATED)
    @Does("Ask somebody to join")
    ResponseEntity<Answer> addInvitation(Call call, @RequestBody MemberApi.Entry body) {
        var viewer = call.viewer();
        var entered = call.entered(body);
        var member = entered.orRefuse(MemberForm.read(entered.form(), new Position.Offers(
                agencies.all(viewer), reps.all(viewer), territories.all(viewer))));
        var problem = inviting.problem(viewer, member.user().email());
        if (problem != null) entered.form().problem("email", problem);
        var sent = inviting.invite(viewer, entered.orRefuse(Optional.of(member)));
        call.secret("link");
        return call.created("invitations/" + sent.invitation().id(),
                Answer.of(sent.invitation(), sent.link()), 1);
    }

    @PostMapping("/api/v1/invitations/{id}/letter")
    @Allowed(OWNERS)
    @Does("Send an invitation again: the earlier link is dead then")
    ResponseEntity<Answer> sendInvitation(Call call, @PathVariable UUID id) {
        var sent = inviting.again(call.viewer(), id);
        call.secret("link");
        return call.one(Answer.of(sent.invitation(), sent.link()));
    }

    @PostMapping("/api/v1/invitations/{id}/revocation")
    @Allowed(OWNERS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Does("Revoke an invitation")
    ResponseEntity<Void> revokeInvitation(Call call, @PathVariable UUID id) {
        invitations.revoke(call.viewer(), id);
        return ResponseEntity.noContent().build();
    }
}
