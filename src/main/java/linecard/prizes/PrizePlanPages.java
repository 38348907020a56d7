package linecard.prizes;

import linecard.access.Allowed;
import linecard.contests.Contest;
import linecard.contests.Contest.State;
import linecard.contests.Contests;
import linecard.people.Territory;
import linecard.web.Choice;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Page;

import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.util.List;
import java.util.UUID;

import static linecard.access.Audience.KEEPERS;

/// What a contest gives: said before its start, proposed after its end.
@Controller
class PrizePlanPages {

    private final Contests contests;
    private final Prizes prizes;
    private final Plans plans;
    private final Planning planning;
    private final ContestPrizes contestPrizes;

    PrizePlanPages(Contests contests, Prizes prizes, Plans plans, Planning planning,
            ContestPrizes contestPrizes) {
        this.contests = contests;
        this.prizes = prizes;
        this.plans = plans;
        this.planning = planning;
        this.contestPrizes = contestPrizes;
    }

    /// @param series there are
    record Shown(Contest contest, List<Choice> catalogue, List<String> series) {}

    @GetMapping("/contests/{id}/prizes")
    @Allowed(KEEPERS)
    View show(Page page, @PathVariable UUID id) {
        Territory.requireWholeMarket(page.viewer());
        var contest = contests.of(page.viewer(), id);
        if (contest.state() != State.DRAFT) return Html.seeOther("/contests/" + id);
        var plan = plans.of(page.viewer(), id);
        return form(page, contest, plan, PlanForm.of(page, contest, plan));
    }

    @PostMapping("/contests/{id}/prizes")
    @Allowed(KEEPERS)
    View keep(
            Page page, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> entered) {
        var viewer = page.viewer();
        Territory.requireWholeMarket(viewer);
        var contest = contests.of(viewer, id);
        if (contest.state() != State.DRAFT) {
            return Html.seeOther("/contests/" + id, Notice.of("prizes.no.started"));
        }
        var plan = plans.of(viewer, id);
        var form = new Form(page.words(), entered);
        var seen = contest.with(contest.name(), contest.rules(), version(form));
        PlanForm.read(page, form, seen).map(wanted -> planning.keep(viewer, seen, plan, wanted))
                .ifPresent(against -> against.forEach(one -> one.on(form, page.words())));
        if (form.hasProblems()) return form(page, contest, plan, form).refused();
        return Html.seeOther("/contests/" + id, Notice.of("web.saved"));
    }

    private static int version(Form form) {
        return form.entered("contestVersion").matches("\\d{1,9}")
                ? Integer.parseInt(form.entered("contestVersion")) : -1;
    }

    private Html form(Page page, Contest contest, Plan plan, Form form) {
        var text = new PrizeText(page);
        var catalogue = prizes.all(page.viewer()).stream()
                .filter(prize -> !prize.archived() || plan.offers().stream()
                        .anyMatch(offer -> prize.id().equals(offer.option().prize())))
                .map(prize -> new Choice(prize.id().toString(), text.prize(prize))).toList();
        var shown = new Shown(contest, catalogue, plans.series(page.viewer()));
        return (out, tags) -> JtecontestprizesGenerated.render(
                out, tags, page, shown, form, text);
    }

    /// For a contest that ended before anybody proposed anything.
    @PostMapping("/contests/{id}/awards")
    @Allowed(KEEPERS)
    View propose(Page page, @PathVariable UUID id) {
        Territory.requireWholeMarket(page.viewer());
        var contest = contests.of(page.viewer(), id);
        if (contest.state() != State.FINAL) {
            return Html.seeOther("/contests/" + id, Notice.of("prizes.no.notOver"));
        }
        int fresh = contestPrizes.propose(page.viewer(), contest);
        return Html.seeOther("/awards?contest=" + id,
                Notice.of("prizes.proposedNow", String.valueOf(fresh)));
    }
}
