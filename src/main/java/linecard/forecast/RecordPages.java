package linecard.forecast;

import linecard.access.Allowed;
import linecard.files.Cell;
import linecard.files.PdfDownload;
import linecard.files.Table;
import linecard.forecast.Score.Source;
import linecard.people.Reps;
import linecard.web.Html;
import linecard.web.Known;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

import static linecard.access.Audience.STAFF;

/// How far off forecasts were, by who or what made them and how far ahead.
@Controller
class RecordPages {

    private final Snapshots snapshots;
    private final Keepings keepings;
    private final Reps reps;

    RecordPages(Snapshots snapshots, Keepings keepings, Reps reps) {
        this.snapshots = snapshots;
        this.keepings = keepings;
        this.reps = reps;
    }

    /// How far ahead a group of months lies; the last goes on to the end.
    private static final int[] GROUPS = {0, 1, 2, 3, 6, 12};

    /// One source over one group of months ahead.
    ///
    /// @param from the first of them, `to` the last
    record Line(Score score, int from, int to) {

        boolean isPerson() {
            return score.source() == Source.REP || score.source() == Source.MANAGER;
        }

        private List<Object> ahead() {
            return List.of(isPerson(), from, to);
        }
    }

    /// The lines in their order, those that lie equally far ahead together.
    static Collection<List<Line>> byAhead(List<Line> lines) {
        return lines.stream().collect(Collectors.groupingBy(
                Line::ahead, LinkedHashMap::new, Collectors.toList())).values();
    }

    /// @param taken from snapshots taken then, `afterwards` from those worked out later
    /// @param kept by rep, what was undertaken beside what came
    record Board(
            List<Line> taken, List<Line> afterwards, List<Line> people, List<Keeping> kept,
            Known reps) {

        boolean isEmpty() {
            return taken.isEmpty() && afterwards.isEmpty() && people.isEmpty()
                    && kept.isEmpty();
        }
    }

    @GetMapping("/forecast/record")
    @Allowed(STAFF)
    View show(Page page) {
        var board = board(page);
        return (Html) (out, tags) -> JterecordGenerated.render(
                out, tags, page, new ForecastText(page), board);
    }

    @GetMapping("/forecast/record.pdf")
    @Allowed(STAFF)
    View print(Page page) {
        var board = board(page);
        Html html = (out, tags) -> JterecordpdfGenerated.render(
                out, tags, page, new ForecastText(page), board);
        return PdfDownload.of(page.t("forecast.record"), html.text());
    }

    private List<Score> scores(Page page) {
        return snapshots.latest(page.viewer())
                .map(one -> snapshots.scores(page.viewer(), one.id())).orElse(List.of());
    }

    private Board board(Page page) {
        var scores = scores(page);
        var people = scores.stream().map(one -> new Line(one, 0, 0)).filter(Line::isPerson)
                .toList();
        return new Board(lines(scores, Dimension.REP, false), lines(scores, Dimension.REP, true),
                people, keepings.of(page.viewer()), new Known(reps.all(page.viewer())));
    }

    private static List<Line> lines(
            List<Score> scores, Dimension dimension, boolean afterwards) {
        var lines = new ArrayList<Line>();
        for (int group = 0; group + 1 < GROUPS.length; group++) {
            int from = GROUPS[group];
            int to = GROUPS[group + 1] - 1;
            for (var source : Source.values()) {
                if (source == Source.REP || source == Source.MANAGER) continue;
                scores.stream().filter(one -> one.dimension() == dimension
                                && one.source() == source && one.afterwards() == afterwards
                                && one.ahead() >= from && one.ahead() <= to)
                        .reduce(Score::plus)
                        .filter(sum -> sum.cases() >= Score.FEWEST)
                        .ifPresent(sum -> lines.add(new Line(sum, from, to)));
            }
        }
        return lines;
    }

    @GetMapping("/forecast/record.{ending:csv|xlsx|json}")
    @Allowed(STAFF)
    View export(Page page, @PathVariable String ending) {
        return new Table<Score>(page.words())
                .choice("dimension", page.t("forecast.by"), "forecast.by.",
                        score -> score.dimension().code())
                .choice("source", page.t("forecast.source"), "forecast.source.",
                        score -> ForecastText.code(score.source()))
                .whole("monthsAhead", page.t("forecast.ahead"), score -> (long) score.ahead())
                .truth("afterwards", page.t("forecast.afterwards"), Score::afterwards)
                .whole("cases", page.t("forecast.cases"), Score::cases)
                .cell("errorPercent", page.t("forecast.error"), score -> percent(score.error()))
                .cell("heldHalfPercent", page.t("forecast.held.half"),
                        score -> percent(score.heldHalfShare()))
                .cell("heldMostPercent", page.t("forecast.held.most"),
                        score -> percent(score.heldMostShare()))
                .file(ending, page.t("forecast.record"), scores(page)::forEach);
    }

    private static Cell percent(@Nullable BigDecimal ratio) {
        return ratio == null ? new Cell.Empty()
                : new Cell.Percent(ratio.movePointRight(2));
    }
}
