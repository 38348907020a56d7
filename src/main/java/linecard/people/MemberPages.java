package linecard.people;

import linecard.access.Allowed;
import linecard.access.Invitations;
import linecard.access.Member;
import linecard.access.Members;
import linecard.access.Stale;
import linecard.people.Position.Offers;
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
import org.springframework.web.servlet.View;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;

import static linecard.access.Audience.OWNERS;

/// Who signs in to the organisation, and as what.
@Controller
class MemberPages {

    private final Members members;
    private final Invitations invitations;
    private final Inviting inviting;
    private final StepReset stepReset;
    private final Clock clock;
    private final Agencies agencies;
    private final Reps reps;
    private final Territories territories;

    MemberPages(Members members, Invitations invitations, Inviting inviting,
            StepReset stepReset, Clock clock, Agencies agencies, Reps reps,
            Territories territories) {
        this.members = members;
        this.invitations = invitations;
        this.inviting = inviting;
        this.stepReset = stepReset;
        this.clock = clock;
        this.agencies = agencies;
        this.reps = reps;
        this.territories = territories;
    }

    @GetMapping("/members")
    @Allowed(OWNERS)
    View list(Page page) {
        var all = members.all(page.viewer());
        var waiting = members.waiting(page.viewer());
        var open = invitations.open(page.viewer());
        var offers = offers(page);
        var now = clock.instant();
        return (Html) (out, tags) ->
                JtemembersGenerated.render(out, tags, page, all, waiting, open, now, offers);
    }

    @GetMapping("/members/new")
    @Allowed(OWNERS)
    View blank(Page page) {
        return invitation(page, Form.of(page.words(), Map.of(
                "language", page.organisation().language().code(), "role", "rep")));
    }

    @PostMapping("/members")
    @Allowed(OWNERS)
    View invite(Page page, @RequestParam MultiValueMap<String, String> entered) {
        var form = new Form(page.words(), entered);
        var member = MemberForm.read(form, offers(page));
        if (member.isEmpty()) return invitation(page, form).refused();
        var problem = inviting.problem(page.viewer(), member.get().user().email());
        if (problem != null) {
            form.problem("email", problem);
            return invitation(page, form).refused();
        }
        return InvitationPages.told(page, inviting.invite(page.viewer(), member.get()));
    }

    @GetMapping("/members/{id}")
    @Allowed(OWNERS)
    View show(Page page, @PathVariable UUID id) {
        var member = members.of(page.viewer(), id);
        return form(page, stored(page, member), member);
    }

    @PostMapping("/members/{id}")
    @Allowed(OWNERS)
    View change(
            Page page, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> entered) {
        var member = members.of(page.viewer(), id);
        var form = new Form(page.words(), entered);
        var changed = MemberForm.read(page, form, member, offers(page));
        if (changed.isEmpty()) return form(page, form, member).refused();
        members.change(page.viewer(), changed.get());
        return Html.seeOther("/members",
                Notice.of("web.saved").undoable("access.membership", id));
    }

    /// Lets somebody in who came with an archive, without a password.
    @PostMapping("/members/{id}/invitation")
    @Allowed(OWNERS)
    View inviteAnew(Page page, @PathVariable UUID id) {
        var member = members.of(page.viewer(), id);
        if (!members.waiting(page.viewer()).contains(member.user().id())) {
            throw new Stale("member");
        }
        return InvitationPages.told(page, inviting.anew(page.viewer(), member));
    }

    /// Ends a membership for whoever types the person's address.
    @PostMapping("/members/{id}/ending")
    @Allowed(OWNERS)
    View end(
            Page page, @PathVariable UUID id, @RequestParam(defaultValue = "") String word) {
        var member = members.of(page.viewer(), id);
        var form = stored(page, member);
        if (MemberForm.isSelf(page, member)) form.problem("word", "people.member.self");
        if (!word.strip().equalsIgnoreCase(member.user().email())) {
            form.problem("word", "people.member.wrongWord");
        }
        if (form.hasProblems()) return form(page, form, member).refused();
        members.remove(page.viewer(), id);
        return Html.seeOther("/members",
                Notice.of("people.member.ended", member.user().name(page.language())));
    }

    /// Takes away the second step of a member who lost the phone.
    @PostMapping("/members/{id}/second-step/removal")
    @Allowed(OWNERS)
    View resetStep(Page page, @PathVariable UUID id) {
        var member = members.of(page.viewer(), id);
        var form = stored(page, member);
        stepReset.problem(page.viewer(), member).ifPresent(key -> form.problem("step", key));
        if (form.hasProblems()) return form(page, form, member).refused();
        stepReset.reset(page.viewer(), member);
        return Html.seeOther("/members/" + id, Notice.of("people.step.reset"));
    }

    private static Form stored(Page page, Member member) {
        return Form.of(page.words(), Map.of(
                "role", member.role().code(), "agency", text(member.agency()),
                "rep", text(member.rep()), "territory", text(member.territory()),
                "version", String.valueOf(member.version())));
    }

    private static String text(@Nullable UUID id) {
        return id == null ? "" : id.toString();
    }

    private Offers offers(Page page) {
        var viewer = page.viewer();
        return new Offers(agencies.all(viewer), reps.all(viewer), territories.all(viewer));
    }

    private Html invitation(Page page, Form form) {
        var offers = offers(page);
        return (out, tags) ->
                JtememberinvitationGenerated.render(out, tags, page, form, offers);
    }

    private Html form(Page page, Form form, Member member) {
        var offers = offers(page);
        var step = stepReset.shown(page.viewer(), member);
        boolean waits = members.waiting(page.viewer()).contains(member.user().id());
        return (out, tags) ->
                JtememberformGenerated.render(out, tags, page, form, member, waits, step, offers);
    }
}
