package linecard.contests;

import linecard.access.Allowed;
import linecard.files.Cell;
import linecard.files.Table;
import linecard.web.Page;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

import java.util.UUID;

import static linecard.access.Audience.MEMBERS;

/// Contests, and who stands where, as files.
@Controller
class ContestExports {

    private final Contests contests;
    private final Standings standings;

    ContestExports(Contests contests, Standings standings) {
        this.contests = contests;
        this.standings = standings;
    }

    @GetMapping("/contests.{ending:csv|xlsx|json}")
    @Allowed(MEMBERS)
    View contests(Page page, @PathVariable String ending) {
        var table = new Table<Contest>(page.words())
                .text("name", page.t("contests.name"), Contest::name)
                .choice("state", page.t("contests.state"), "contests.state.",
                        one -> one.state().code())
                .choice("kind", page.t("contests.kind"), "contests.kind.",
                        one -> ContestText.code(one.rules().kind()))
                .choice("measure", page.t("contests.measure"), "contests.measure.",
                        one -> one.rules().measure())
                .text("line", page.t("contests.line"), one -> one.rules().line() == null ? ""
                        : one.rules().line().code())
                .day("from", page.t("contests.from"), one -> one.rules().days().from())
                .day("last", page.t("contests.last"),
                        one -> one.rules().days().to().minusDays(1))
                .day("cutOff", page.t("contests.cutOff"), one -> one.rules().cutOff())
                .text("rulesHash", page.t("contests.rulesHash"), Contest::rulesHash);
        return table.file(ending, page.t("contests.title"),
                contests.all(page.viewer())::forEach);
    }

    @GetMapping("/contests/{id}/places.{ending:csv|xlsx|json}")
    @Allowed(MEMBERS)
    View places(Page page, @PathVariable UUID id, @PathVariable String ending) {
        var contest = contests.of(page.viewer(), id);
        var text = new ContestText(page, contest.rules());
        var table = new Table<Standing>(page.words())
                .cell("place", page.t("contests.place"), one -> one.place().number() == null
                        ? new Cell.Empty() : new Cell.Whole(one.place().number()))
                .text("entrant", page.t("contests.entrant"), one -> one.place().who())
                .text("score", page.t("contests.score"), one -> one.place().score() == null ? ""
                        : text.score(one.place().score()))
                .text("out", page.t("contests.remark"), one -> text.out(one))
                .cell("prize", page.t("contests.value"), one -> one.place().prize() == null
                        ? new Cell.Empty()
                        : new Cell.Amount(page.organisation().money(one.place().minor())));
        return table.file(ending, contest.name(),
                standings.of(page.viewer(), id)::forEach);
    }
}
