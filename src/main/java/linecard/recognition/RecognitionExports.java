package linecard.recognition;

import linecard.access.Allowed;
import linecard.contests.ScoreText;
import linecard.files.Cell;
import linecard.files.Table;
import linecard.people.Territory;
import linecard.web.Page;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

import static linecard.access.Audience.KEEPERS;
import static linecard.access.Audience.MEMBERS;

/// Leaders, winners, announcements and screens as files.
@Controller
class RecognitionExports {

    private final Leaderboards leaderboards;
    private final Displays displays;
    private final Fame fame;
    private final Announcements announcements;

    RecognitionExports(Leaderboards leaderboards, Displays displays, Fame fame,
            Announcements announcements) {
        this.leaderboards = leaderboards;
        this.displays = displays;
        this.fame = fame;
        this.announcements = announcements;
    }

    private record Leader(Leaderboard board, Leaderboard.Row row) {}

    @GetMapping("/leaderboard.{ending:csv|xlsx|json}")
    @Allowed(MEMBERS)
    View leaders(Page page, @PathVariable String ending) {
        return new Table<Leader>(page.words())
                .text("contest", page.t("contests.name"), one -> one.board().name())
                .day("last", page.t("contests.last"),
                        one -> one.board().rules().days().to().minusDays(1))
                .whole("place", page.t("contests.place"), one -> (long) one.row().number())
                .text("entrant", page.t("contests.entrant"), one -> one.row().name())
                .choice("measure", page.t("contests.measure"), "contests.measure.",
                        one -> one.board().rules().measure())
                .cell("score", page.t("contests.score"), one -> new ScoreText(page.words(),
                        page.organisation(), one.board().rules()).cell(one.row().score()))
                .whole("change", page.t("contests.change"), one -> (long) one.row().rise())
                .file(ending, page.t("contests.leaderboard"), taker -> {
                    for (var board : leaderboards.of(page.viewer())) {
                        board.rows().forEach(row -> taker.accept(new Leader(board, row)));
                    }
                });
    }

    @GetMapping("/hall-of-fame.{ending:csv|xlsx|json}")
    @Allowed(MEMBERS)
    View winners(Page page, @PathVariable String ending) {
        return new Table<Fame.Winner>(page.words())
                .whole("year", page.t("recognition.year"), one -> (long) one.year())
                .text("contest", page.t("contests.name"), Fame.Winner::contestName)
                .whole("place", page.t("contests.place"), one -> (long) one.number())
                .text("entrant", page.t("contests.entrant"), Fame.Winner::name)
                .choice("measure", page.t("contests.measure"), "contests.measure.",
                        one -> one.rules().measure())
                .cell("score", page.t("contests.score"), one -> new ScoreText(page.words(),
                        page.organisation(), one.rules()).cell(one.score()))
                .file(ending, page.t("contests.hallOfFame"),
                        taker -> fame.winners(page.viewer()).forEach(taker::accept));
    }

    @GetMapping("/announcements.{ending:csv|xlsx|json}")
    @Allowed(MEMBERS)
    View announcements(Page page, @PathVariable String ending) {
        var zone = page.organisation().zone();
        return new Table<Announcement>(page.words())
                .cell("saidAt", page.t("recognition.said"),
                        one -> new Cell.Moment(one.saidAt(), zone))
                .text("contest", page.t("contests.name"), Announcement::contestName)
                .choice("audience", page.t("recognition.audience"), "recognition.audience.",
                        one -> one.audience().code())
                .text("title", page.t("recognition.heading"), Announcement::title)
                .text("body", page.t("recognition.body"), Announcement::body)
                .cell("takenBackAt", page.t("recognition.takenBack"),
                        one -> one.takenBackAt() == null ? new Cell.Empty()
                                : new Cell.Moment(one.takenBackAt(), zone))
                .file(ending, page.t("contests.announcements"),
                        taker -> announcements.all(page.viewer()).forEach(taker::accept));
    }

    @GetMapping("/displays.{ending:csv|xlsx|json}")
    @Allowed(KEEPERS)
    View displays(Page page, @PathVariable String ending) {
        Territory.requireWholeMarket(page.viewer());
        var zone = page.organisation().zone();
        return new Table<Display>(page.words())
                .text("name", page.t("recognition.displays.name"), Display::name)
                .choice("language", page.t("recognition.displays.language"),
                        "recognition.language.", one -> one.language().code())
                .cell("madeAt", page.t("recognition.displays.madeAt"),
                        one -> new Cell.Moment(one.madeAt(), zone))
                .cell("seenAt", page.t("recognition.displays.seen"),
                        one -> one.seenAt() == null ? new Cell.Empty()
                                : new Cell.Moment(one.seenAt(), zone))
                .file(ending, page.t("contests.displays"),
                        taker -> displays.all(page.viewer()).forEach(taker::accept));
    }
}
