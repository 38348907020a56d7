package linecard.contests;

import linecard.access.Absent;
import linecard.access.Allowed;
import linecard.contests.Contest.State;
import linecard.database.Ids;
import linecard.people.Territory;
import linecard.people.Today;
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
import java.util.Optional;
import java.util.UUID;

import static linecard.access.Audience.KEEPERS;

/// Where rules are written: those of a draft, and those that take the place of others after the
/// start, before everybody's eyes.
@Controller
class RulesPages {

    private final Contests contests;
    private final ContestDrafts drafts;
    private final ContestChoices choices;
    private final RulesChanges changes;
    private final Clock clock;

    RulesPages(Contests contests, ContestDrafts drafts, ContestChoices choices,
            RulesChanges changes, Clock clock) {
        this.contests = contests;
        this.drafts = drafts;
        this.choices = choices;
        this.changes = changes;
        this.clock = clock;
    }

    @GetMapping("/contests/new")
    @Allowed(KEEPERS)
    View blank(Page page) {
        Territory.requireWholeMarket(page.viewer());
        var today = Today.of(page, clock);
        return draft(page, ContestForm.blank(page, today), null);
    }

    @GetMapping("/contests/{id}/edit")
    @Allowed(KEEPERS)
    View edit(Page page, @PathVariable UUID id) {
        Territory.requireWholeMarket(page.viewer());
        var stored = contests.of(page.viewer(), id);
        return draft(page, ContestForm.of(page, stored), stored);
    }

    @PostMapping("/contests")
    @Allowed(KEEPERS)
    View add(Page page, @RequestParam MultiValueMap<String, String> entered) {
        Territory.requireWholeMarket(page.viewer());
        return save(page, new Form(page.words(), entered), null);
    }

    @PostMapping("/contests/{id}")
    @Allowed(KEEPERS)
    View write(
            Page page, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> entered) {
        Territory.requireWholeMarket(page.viewer());
        return save(page, new Form(page.words(), entered), contests.of(page.viewer(), id));
    }

    @PostMapping("/contests/{id}/removal")
    @Allowed(KEEPERS)
    View remove(Page page, @PathVariable UUID id, @RequestParam int version) {
        Territory.requireWholeMarket(page.viewer());
        var stored = contests.of(page.viewer(), id);
        var refused = drafts.remove(page.viewer(), stored, version);
        return refused.isEmpty()
                ? Html.seeOther("/contests", Notice.of("contests.removed")
                        .undoable("contests.contest", id))
                : Html.seeOther("/contests/" + id, Notice.of(refused.getFirst().key()));
    }

    private View save(Page page, Form form, @Nullable Contest stored) {
        var id = stored == null ? Ids.fresh() : stored.id();
        ContestForm.read(page, form).map(wanted -> stored == null
                ? drafts.add(page.viewer(), id, wanted)
                : drafts.change(page.viewer(), stored, wanted, form.version()))
                .ifPresent(refused -> refused.forEach(one -> one.on(form, page.words())));
        if (form.hasProblems()) return draft(page, form, stored).refused();
        var saved = Notice.of("web.saved");
        return Html.seeOther("/contests/" + id,
                stored == null ? saved : saved.undoable("contests.contest", id));
    }

    private Html draft(Page page, Form form, @Nullable Contest stored) {
        var offered = choices.of(page.viewer(), stored == null ? null : stored.rules());
        return (out, tags) -> JtecontestformGenerated.render(
                out, tags, page, form, Optional.ofNullable(stored), offered);
    }

    @GetMapping("/contests/{id}/rules")
    @Allowed(KEEPERS)
    View form(Page page, @PathVariable UUID id) {
        var contest = running(page, id);
        return form(page, ContestForm.of(page, contest), contest);
    }

    @PostMapping("/contests/{id}/rules")
    @Allowed(KEEPERS)
    View change(
            Page page, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> entered) {
        var contest = running(page, id);
        var form = new Form(page.words(), entered);
        var read = RulesForm.read(page, form, contest.rules());
        if (read.isEmpty()) return form(page, form, contest).refused();
        var refused = changes.change(page.viewer(), id, form.version(), read.get().play(),
                read.get().reason());
        refused.forEach(one -> one.on(form, page.words()));
        return form.hasProblems() ? form(page, form, contest).refused()
                : Html.seeOther("/contests/" + id, Notice.of("contests.changed"));
    }

    /// @throws Absent where it is not under way: then its rules are still a draft's, or stand
    private Contest running(Page page, UUID id) {
        Territory.requireWholeMarket(page.viewer());
        var contest = contests.of(page.viewer(), id);
        if (contest.state() != State.RUNNING) throw new Absent("running contest");
        return contest;
    }

    private static Html form(Page page, Form form, Contest contest) {
        return (out, tags) -> JterulesformGenerated.render(out, tags, page, form, contest);
    }
}
