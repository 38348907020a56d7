package linecard.prizes;

import linecard.access.Allowed;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.commissions.PrizeLines;
import linecard.people.Outcome.Refused;
import linecard.people.Today;
import linecard.prizes.Award.State;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import static linecard.access.Audience.MEMBERS;
import static linecard.access.Audience.TREASURERS;

/// The awards: who won what, and how far it is on its way.
@Controller
class AwardPages {

    private final Awards awards;
    private final AwardActs acts;
    private final PrizeLines lines;
    private final Suspensions suspensions;
    private final Clock clock;

    AwardPages(Awards awards, AwardActs acts, PrizeLines lines, Suspensions suspensions,
            Clock clock) {
        this.awards = awards;
        this.acts = acts;
        this.lines = lines;
        this.suspensions = suspensions;
        this.clock = clock;
    }

    /// An award on the screen.
    ///
    /// @param stood the statements that bear it, as far as the viewer sees them
    /// @param refusal why the viewer may not approve it; null where the viewer may
    /// @param isHeld whether it waits for a decision
    /// @param mayChoose whether the viewer may choose, in person or on the winner's word
    record Shown(
            Award award, List<Award.Step> steps, Optional<String> guest,
            List<PrizeLines.Stood> stood, @Nullable Refused refusal, boolean isHeld,
            boolean mayChoose, LocalDate today) {}

    @GetMapping("/awards")
    @Allowed(MEMBERS)
    View list(
            Page page, @RequestParam(required = false) @Nullable UUID contest,
            @RequestParam(defaultValue = "") String state) {
        var all = awards.all(page.viewer(), filter(contest, state));
        return (Html) (out, tags) -> JteawardsGenerated.render(
                out, tags, page, all, state, new PrizeText(page));
    }

    static Awards.Filter filter(@Nullable UUID contest, String state) {
        return new Awards.Filter(contest, Arrays.stream(State.values())
                .filter(one -> one.code().equals(state)).findFirst().orElse(null));
    }

    @GetMapping("/awards/{id}")
    @Allowed(MEMBERS)
    View show(Page page, @PathVariable UUID id) {
        return show(page, id, Form.of(page.words(), Map.of()));
    }

    /// @param form with what was refused
    Html show(Page page, UUID id, Form form) {
        var viewer = page.viewer();
        var today = Today.of(page, clock);
        var award = awards.of(viewer, id);
        var shown = new Shown(award, awards.steps(viewer, id), awards.guest(viewer, id),
                lines.ofAward(viewer, id), viewer.isIn(TREASURERS)
                        ? acts.approvalRefusal(viewer, award, today) : null,
                viewer.role().isStaff() && suspensions.holds(viewer, award, today),
                mayChoose(viewer, award, today), today);
        return (out, tags) -> JteawardGenerated.render(
                out, tags, page, shown, form, new PrizeText(page));
    }

    /// A rep chooses what the rep won, an agency what it won as a team; whoever pays notes what a
    /// winner said, even late.
    static boolean mayChoose(Viewer viewer, Award award, LocalDate today) {
        if (!award.isToChoose()) return false;
        if (viewer.isIn(TREASURERS)) return true;
        var by = award.chooseBy();
        if (by != null && today.isAfter(by)) return false;
        return viewer.role() == Role.REP || viewer.role() == Role.AGENCY_OWNER
                && award.rep() == null;
    }
}
