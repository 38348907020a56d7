package linecard.contests;

import linecard.access.Allowed;
import linecard.access.Viewer;
import linecard.contests.Contest.State;
import linecard.database.Ids;
import linecard.people.Reps;
import linecard.people.Territory;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
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

    private final Contests contests;
    private final Standings standings;
    private final Scorekeeping scorekeeping;
    private final Publications publications;
    private final Consents consents;
    private final Reps reps;
    private final List<ContestFollower> followers;
    private final Clock clock;

    ContestPages(Contests contests, Standings standings, Scorekeeping scorekeeping,
            Publications publications, Consents consents, Reps reps,
            ObjectProvider<ContestFollower> followers, Clock clock) {
        this.contests = contests;
        this.standings = standings;
        this.scorekeeping = scorekeeping;
        this.publications = publications;
        this.consents = consents;
        this.reps = reps;
        this.followers = followers.orderedStream().toList();
        this.clock = clock;
    }

    /// @param entrants how many take part, named or not; 0 before the start
    /// @param names of the reps that the viewer may see by their ids
    /// @param hash of the published file; empty before the end and for who may not see it
    /// @param isNamed whether the viewing rep agreed to be named before others
    record Shown(
            Contest contest, List<Standing> standings, int entrants, Map<UUID, String> names,
            Optional<Instant> workedOut, Optional<String> hash, boolean isNamed) {}

    @GetMapping("/contests")
    @Allowed(MEMBERS)
    View list(Page page) {
        var all = contests.all(page.viewer());
        return (Html) (out, tags) -> JtecontestsGenerated.render(out, tags, page, all);
    }

    @GetMapping("/contests/{id}")
    @Allowed(MEMBERS)
    View show(Page page, @PathVariable UUID id) {
        var viewer = page.viewer();
        var contest = contests.of(viewer, id);
        if (contest.state() == State.RUNNING && mayKeep(viewer)) {
            scorekeeping.keep(viewer, contest);
            contest = contests.of(viewer, id);
        }
        var shown = new Shown(contest, standings.of(viewer, id),
                standings.count(viewer, id), names(viewer), standings.workedOut(viewer, id),
                publications.hash(viewer, id), viewer.rep() != null
                        && consents.isGiven(viewer, viewer.rep()));
        var text = new ContestText(page, contest.rules());
        var fresh = shown.contest();
        var parts = followers.stream().map(one -> one.of(page, fresh)).toList();
        return (Html) (out, tags) -> JtecontestGenerated.render(out, tags, page, shown, text,
                parts.stream().map(part -> part.within(tags)).toList());
    }

    /// Places are worked out by who sees all that they are made of.
    static boolean mayKeep(Viewer viewer) {
        return KEEPERS.includes(viewer.role()) && viewer.territory() == null;
    }

    private Map<UUID, String> names(Viewer viewer) {
        var names = new HashMap<UUID, String>();
        for (var rep : reps.all(viewer)) names.put(rep.id(), rep.name(viewer.language()));
        names.putAll(consents.names(viewer));
        return names;
    }

    @GetMapping("/contests/new")
    @Allowed(KEEPERS)
    View blank(Page page) {
        Territory.requireWholeMarket(page.viewer());
        return form(page, ContestForm.blank(page, today(page)), null);
    }

    @GetMapping("/contests/{id}/edit")
    @Allowed(KEEPERS)
    View edit(Page page, @PathVariable UUID id) {
        Territory.requireWholeMarket(page.viewer());
        var stored = contests.of(page.viewer(), id);
        return form(page, ContestForm.of(page, stored), stored);
    }

    @PostMapping("/contests")
    @Allowed(KEEPERS)
    View add(Page page, @RequestParam MultiValueMap<String, String> entered) {
        Territory.requireWholeMarket(page.viewer());
        return save(page, new Form(page.words(), entered), null);
    }

    @PostMapping("/contests/{id}")
    @Allowed(KEEPERS)
    View change(
            Page page, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> entered) {
        Territory.requireWholeMarket(page.viewer());
        return save(page, new Form(page.words(), entered), contests.of(page.viewer(), id));
    }

    private View save(Page page, Form form, @Nullable Contest stored) {
        var read = ContestForm.read(page, form);
        if (read.isEmpty()) return form(page, form, stored).refused();
        var rules = read.get().rules();
        if (stored == null) {
            var added = new Contest(Ids.fresh(), read.get().name(), State.DRAFT, rules, null, null,
                    null, "", 1);
            contests.add(page.viewer(), added);
            return Html.seeOther("/contests/" + added.id(), Notice.of("web.saved"));
        }
        contests.change(page.viewer(), stored.with(read.get().name(), rules, form.version()));
        return Html.seeOther("/contests/" + stored.id(),
                Notice.of("web.saved").undoable("contests.contest", stored.id()));
    }

    private LocalDate today(Page page) {
        return LocalDate.now(clock.withZone(page.organisation().zone()));
    }

    private static Html form(Page page, Form form, @Nullable Contest stored) {
        return (out, tags) -> JtecontestformGenerated.render(
                out, tags, page, form, Optional.ofNullable(stored));
    }
}
