package linecard.people;

import linecard.access.Allowed;
import linecard.access.Member;
import linecard.access.Members;
import linecard.access.Role;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Part;
import linecard.api.Problem;
import linecard.api.Refused;
import linecard.api.Slice;
import linecard.people.Position.Offers;
import linecard.words.Language;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.util.Set;
import java.util.UUID;

import static linecard.access.Audience.OWNERS;

/// Who signs in to the organisation, for programs.
@RestController
@Part(value = Area.ACCESS, about = "Members",
        says = "Who signs in to the organisation, and as what.")
class MemberApi {

    private final Members members;
    private final Agencies agencies;
    private final Reps reps;
    private final Territories territories;

    MemberApi(Members members, Agencies agencies, Reps reps, Territories territories) {
        this.members = members;
        this.agencies = agencies;
        this.reps = reps;
        this.territories = territories;
    }

    /// What a member is, and what goes with it.
    record Change(
            Role role, @Nullable @Does("Of an agency owner") UUID agency,
            @Nullable @Does("Of a rep") UUID rep,
            @Nullable @Does("Of a manager who sees one only") UUID territory) {}

    record Entry(
            String email, String familyName, String givenName, Language language, Role role,
            @Nullable @Does("Of an agency owner") UUID agency,
            @Nullable @Does("Of a rep") UUID rep,
            @Nullable @Does("Of a manager who sees one only") UUID territory) {}

    record Answer(
            UUID id, String email, String familyName, String givenName, Language language,
            Role role, @Nullable UUID agency, @Nullable UUID rep, @Nullable UUID territory,
            @Does("Came with an archive and has no password here yet: to be invited anew")
            boolean waiting,
            @Nullable @Does("Only in the answer to adding or inviting, and only once")
            String firstPassword, int version) {

        static Answer of(Member member, boolean waiting, @Nullable String firstPassword) {
            var user = member.user();
            return new Answer(member.id(), user.email(), user.familyName(), user.givenName(),
                    user.language(), member.role(), member.agency(), member.rep(),
                    member.territory(), waiting, firstPassword, member.version());
        }

        static Answer of(Member member, Set<UUID> waiting) {
            return of(member, waiting.contains(member.user().id()), null);
        }
    }

    @GetMapping("/api/v1/members")
    @Allowed(OWNERS)
    @Does("List members")
    ResponseEntity<Slice<Answer>> listMembers(Call call) {
        var found = members.after(call.viewer(), call.after(), call.lookUp());
        var waiting = members.waiting(call.viewer());
        return call.slice(found.stream().map(member -> Answer.of(member, waiting)).toList(),
                Answer::id);
    }

    @GetMapping("/api/v1/members/{id}")
    @Allowed(OWNERS)
    @Does("Get a member")
    ResponseEntity<Answer> getMember(Call call, @PathVariable UUID id) {
        var member = members.of(call.viewer(), id);
        return call.one(Answer.of(member, members.waiting(call.viewer())), member.version());
    }

    @PostMapping("/api/v1/members")
    @Allowed(OWNERS)
    @ResponseStatus(HttpStatus.CREATED)
    @Does("Add a person, with a first password to pass on")
    ResponseEntity<Answer> addMember(Call call, @RequestBody Entry body) {
        var entered = call.entered(body);
        var invited = entered.orRefuse(MemberForm.read(entered.form(), offers(call)));
        var password = FirstPassword.make();
        var id = members.add(call.viewer(), invited, password);
        if (id.isEmpty()) entered.form().problem("email", "people.member.known");
        var member = members.of(call.viewer(), entered.orRefuse(id));
        call.secret("firstPassword");
        return call.created("members/" + member.id(), Answer.of(member, false, password), 1);
    }

    @PostMapping("/api/v1/members/{id}/invitation")
    @Allowed(OWNERS)
    @Does("Let somebody in who came with an archive, with a first password to pass on")
    ResponseEntity<Answer> inviteMember(Call call, @PathVariable UUID id) {
        var member = members.of(call.viewer(), id);
        if (!members.waiting(call.viewer()).contains(member.user().id())) {
            throw new Refused(Problem.Kind.CONTRADICTS,
                    Problem.Error.at("#", call.words().text("people.member.waitsNot")));
        }
        var password = FirstPassword.make();
        members.invite(call.viewer(), member, password);
        call.secret("firstPassword");
        return call.one(Answer.of(member, false, password), member.version());
    }

    @PutMapping("/api/v1/members/{id}")
    @Allowed(OWNERS)
    @Does("Change what a member is")
    ResponseEntity<Answer> changeMember(
            Call call, @PathVariable UUID id, @RequestBody Change body) {
        var stored = members.of(call.viewer(), id);
        var entered = call.entered(body, stored.version());
        members.change(call.viewer(), entered.orRefuse(
                MemberForm.read(call.page(), entered.form(), stored, offers(call))));
        return getMember(call, id);
    }

    @DeleteMapping("/api/v1/members/{id}")
    @Allowed(OWNERS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Does("End a membership, from the next request on")
    ResponseEntity<Void> removeMember(Call call, @PathVariable UUID id) {
        var stored = members.of(call.viewer(), id);
        call.requireCurrent(stored.version());
        if (MemberForm.isSelf(call.page(), stored)) {
            throw new Refused(Problem.Kind.CONTRADICTS,
                    Problem.Error.at("#", call.words().text("people.member.self")));
        }
        members.remove(call.viewer(), id);
        return ResponseEntity.noContent().build();
    }

    private Offers offers(Call call) {
        var viewer = call.viewer();
        return new Offers(agencies.all(viewer), reps.all(viewer), territories.all(viewer));
    }
}
