package linecard.contests;

import linecard.access.Allowed;
import linecard.access.Viewer;
import linecard.contests.Contest.State;
import linecard.people.Reps;
import linecard.people.Territory;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Page;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import static linecard.access.Audience.KEEPERS;
import static linecard.access.Audience.MEMBERS;

/// The contests: their rules as a page, and who stands where.
@Controller
class ContestPages {

    static final int LONGEST_REASON = 500;

    private final Contests contests;
    private final Standings standings;
    private final Scorekeeping scorekeeping;
    private final Publications publications;
    private final Consents consents;
    private final RulesVersions versions;
    private final Reps reps;
    private final List<ContestFollower> followers;

    ContestPages(Contests contests, Standings standings, Scorekeeping scorekeeping,
            Publications publications, Consents consents, RulesVersions versions,
            Reps reps, ObjectProvider<ContestFollower> followers) {
        this.contests = contests;
        this.standings = standings;
        this.scorekeeping = scorekeeping;
        this.publications = publications;
        this.consents = consents;
        this.versions = versions;
        this.reps = reps;
        this.followers = followers.orderedStream().toList();
    }

    /// @param entrants how many take part, named or not; 0 before the start
    /// @param names of the reps that the viewer may see by their ids
    /// @param hash of the published file; empty before the end and for who may not see it
    /// @param isNamed whether the viewing rep agreed to be named before others
    /// @param versions of the rules since the start, the latest first
    record Shown(
            Contest contest, List<Standing> standings, int entrants, Map<UUID, String> names,
            Optional<Instant> workedOut, Optional<String> hash, boolean isNamed,
            List<RulesVersion> versions) {

        /// Whether the rules are others than those of the start.
        boolean isChanged() {
            return versions.size() > 1;
        }
    }

    @GetMapping("/contests")
    @Allowed(MEMBERS)
    View list(Page page) {
        var all = contests.all(page.viewer());
        return (Html) (out, tags) -> JtecontestsGenerated.render(out, tags, page, all);
    }

    @GetMapping("/contests/{id}")
    @Allowed(MEMBERS)
    View show(Page page, @PathVariable UUID id) {
        return whole(page, id, Form.of(page.words(), Map.of()));
    }

    @PostMapping("/contests/{id}/cancellation")
    @Allowed(KEEPERS)
    View cancel(
            Page page, @PathVariable UUID id, @RequestParam int version,
            @RequestParam MultiValueMap<String, String> entered) {
        Territory.requireWholeMarket(page.viewer());
        contests.of(page.viewer(), id);
        var form = new Form(page.words(), entered);
        var why = form.text("why", LONGEST_REASON);
        if (form.hasProblems()) return whole(page, id, form).refused();
        contests.cancel(page.viewer(), id, version, why.get());
        return Html.seeOther("/contests/" + id, Notice.of("contests.cancelledNow"));
    }

    /// @param form why it is called off, as typed
    private Html whole(Page page, UUID id, Form form) {
        var viewer = page.viewer();
        var contest = contests.of(viewer, id);
        if (contest.state() == State.RUNNING && mayKeep(viewer)) {
            scorekeeping.keep(viewer, contest);
            contest = contests.of(viewer, id);
        }
        var shown = new Shown(contest, standings.of(viewer, id),
                standings.count(viewer, id), names(viewer), standings.workedOut(viewer, id),
                publications.hash(viewer, id), viewer.rep() != null
                        && consents.isGiven(viewer, viewer.rep()), versions.of(viewer, id));
        var text = new ContestText(page, contest.rules());
        var fresh = shown.contest();
        var parts = followers.stream().map(one -> one.of(page, fresh)).toList();
        return (out, tags) -> JtecontestGenerated.render(out, tags, page, shown, text, form,
                parts.stream().map(part -> part.within(tags)).toList());
    }

    /// Places are worked out by who sees all that they are made of.
    private static boolean mayKeep(Viewer viewer) {
        return KEEPERS.includes(viewer.role()) && viewer.territory() == null;
    }

    private Map<UUID, String> names(Viewer viewer) {
        var names = new HashMap<UUID, String>();
        for (var rep : reps.all(viewer)) names.put(rep.id(), rep.name(viewer.language()));
        names.putAll(consents.names(viewer));
        return names;
    }
}
