package linecard.recognition;

import linecard.access.Allowed;
import linecard.access.Viewer;
import linecard.contests.Contest;
import linecard.contests.Contests;
import linecard.files.Cell;
import linecard.files.Table;
import linecard.people.Rep;
import linecard.people.Reps;
import linecard.people.Territory;
import linecard.people.Today;
import linecard.recognition.FairPlay.Source;
import linecard.recognition.PullForward.Finding;
import linecard.web.Html;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import static linecard.access.Audience.STAFF;

/// Whether orders were brought forward to the end of a contest: figures and their documents.
@Controller
class FairPlayPages {

    private final FairPlay fairPlay;
    private final Contests contests;
    private final Reps reps;
    private final Clock clock;

    FairPlayPages(FairPlay fairPlay, Contests contests, Reps reps, Clock clock) {
        this.fairPlay = fairPlay;
        this.contests = contests;
        this.reps = reps;
        this.clock = clock;
    }

    /// @param isOver whether the contest's days are over: before, there is nothing to look at
    /// @param rep whose documents are shown; null for nobody's
    record Shown(
            Contest contest, Around around, boolean isOver, List<Finding> findings,
            Map<UUID, String> names, @Nullable UUID rep, List<Source> sources) {}

    @GetMapping("/contests/{id}/fair-play")
    @Allowed(STAFF)
    View show(Page page, @PathVariable UUID id, @RequestParam(defaultValue = "") String rep) {
        var shown = shown(page.viewer(), id, rep);
        return (Html) (out, tags) -> JtefairplayGenerated.render(
                out, tags, page, shown, new FairPlayText(page));
    }

    @GetMapping("/contests/{id}/fair-play.{ending:csv|xlsx|json}")
    @Allowed(STAFF)
    View export(Page page, @PathVariable UUID id, @PathVariable String ending) {
        var shown = shown(page.viewer(), id, "");
        var text = new FairPlayText(page);
        return new Table<Finding>(page.words())
                .text("rep", page.t("contests.entrant"),
                        one -> shown.names().getOrDefault(one.rep(), ""))
                .cell("sales", page.t("contests.measure.revenue"), one -> new Cell.Amount(
                        page.organisation().money(one.contest().whole())))
                .whole("periods", page.t("recognition.fair.periods"), one -> (long) one.periods())
                .text("last", page.t("recognition.fair.last"), one -> text.is(one.last()))
                .text("lastUsual", page.t("recognition.fair.lastUsual"),
                        one -> text.usual(one.last()))
                .text("after", page.t("recognition.fair.after"), one -> text.is(one.after()))
                .text("afterUsual", page.t("recognition.fair.afterUsual"),
                        one -> text.usual(one.after()))
                .text("returned", page.t("recognition.fair.returned"),
                        one -> text.is(one.returned()))
                .text("returnedUsual", page.t("recognition.fair.returnedUsual"),
                        one -> text.usual(one.returned()))
                .text("finding", page.t("recognition.fair.finding"), text::finding)
                .file(ending, page.t("recognition.fair.title") + " " + shown.contest().name(),
                        taker -> shown.findings().forEach(taker::accept));
    }

    private Shown shown(Viewer viewer, UUID id, String rep) {
        Territory.requireWholeMarket(viewer);
        var contest = contests.of(viewer, id);
        var today = Today.of(viewer, clock);
        var around = Around.of(contest.rules().days());
        boolean isOver = !today.isBefore(around.until());
        var findings = isOver ? fairPlay.of(viewer, contest, today) : List.<Finding>of();
        var names = reps.of(viewer, findings.stream().map(Finding::rep).toList()).stream()
                .collect(Collectors.toMap(Rep::id, one -> one.name(viewer.language())));
        var chosen = names.keySet().stream().filter(one -> one.toString().equals(rep))
                .findFirst().orElse(null);
        return new Shown(contest, around, isOver, findings, names, chosen, chosen == null
                ? List.of() : fairPlay.sources(viewer, contest, chosen));
    }
}
