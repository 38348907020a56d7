package linecard.hearing;

import linecard.access.Allowed;
import linecard.files.Cell;
import linecard.files.Table;
import linecard.hearing.Yield.By;
import linecard.people.Today;
import linecard.web.Html;
import linecard.web.Page;
import linecard.web.Ranges;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;

import static linecard.access.Audience.STAFF_AND_AGENCIES;

/// Effort beside results: calls at accounts, and how their revenue changed.
@Controller
class YieldPages {

    private final Yields yields;
    private final Clock clock;

    YieldPages(Yields yields, Clock clock) {
        this.yields = yields;
        this.clock = clock;
    }

    /// @param chart of the groups by calls that have a range
    record Board(Yields.Gathered gathered, List<Yield> rows, Ranges chart) {

        List<Yield> rows(By by) {
            return rows.stream().filter(row -> row.by() == by).toList();
        }
    }

    @GetMapping("/calls/results")
    @Allowed(STAFF_AND_AGENCIES)
    View show(Page page) {
        var board = board(page);
        return (Html) (out, tags) -> JteresultsGenerated.render(
                out, tags, page, new HearingText(page), board);
    }

    /// Reps by name, customer types by theirs.
    Board board(Page page) {
        var gathered = yields.of(page.viewer(), Today.of(page, clock));
        var byCalls = YieldRules.byCalls(gathered.accounts());
        var rows = new ArrayList<>(byCalls);
        var byRep = new ArrayList<>(YieldRules.byRep(gathered.accounts()));
        byRep.sort(java.util.Comparator.comparing(row -> name(page, gathered, row)));
        rows.addAll(byRep);
        rows.addAll(YieldRules.byType(gathered.accounts()));
        return new Board(gathered, rows, chart(page, byCalls));
    }

    static String name(Page page, Yields.Gathered gathered, Yield row) {
        return switch (row.by()) {
            case CALLS -> page.t("hearing.range", row.key());
            case REP -> {
                var rep = gathered.reps().get(UUID.fromString(row.key()));
                yield rep == null ? "–" : rep.name(page.language());
            }
            case TYPE -> row.key().isEmpty() ? page.t("hearing.noName") : row.key();
        };
    }

    private static Ranges chart(Page page, List<Yield> byCalls) {
        var text = new HearingText(page);
        var bars = new ArrayList<Ranges.Bar>();
        for (var row : byCalls) {
            if (row.change() == null) continue;
            bars.add(new Ranges.Bar(page.t("hearing.range", row.key()), row.change().permille(),
                    row.change().low(), row.change().high()));
        }
        var finding = YieldRules.finding(byCalls).name().toLowerCase(Locale.ROOT);
        return new Ranges(page.t("hearing.finding." + finding), List.of(page.t("hearing.group"),
                page.t("hearing.change"), page.t("hearing.interval")), text::percent, bars);
    }

    @GetMapping("/calls/results.{ending:csv|xlsx|json}")
    @Allowed(STAFF_AND_AGENCIES)
    View export(Page page, @PathVariable String ending) {
        var board = board(page);
        return new Table<Yield>(page.words())
                .choice("by", page.t("hearing.by"), "hearing.parts.",
                        row -> row.by().name().toLowerCase(Locale.ROOT))
                .text("name", page.t("hearing.name"), row -> name(page, board.gathered(), row))
                .whole("accounts", page.t("hearing.accounts"), row -> (long) row.accounts())
                .whole("calls", page.t("hearing.made"), Yield::calls)
                .cell("revenue", page.t("hearing.revenue"),
                        row -> new Cell.Amount(page.organisation().money(row.nowMinor())))
                .cell("before", page.t("hearing.yearBefore"),
                        row -> new Cell.Amount(page.organisation().money(row.beforeMinor())))
                .cell("changePercent", page.t("hearing.change"), of(Yield.Change::permille))
                .cell("lowPercent", page.t("hearing.low"), of(Yield.Change::low))
                .cell("highPercent", page.t("hearing.high"), of(Yield.Change::high))
                .file(ending, page.t("hearing.results"), board.rows()::forEach);
    }

    private static Function<Yield, Cell> of(Function<Yield.Change, Long> part) {
        return row -> row.change() == null ? new Cell.Empty()
                : new Cell.Percent(BigDecimal.valueOf(part.apply(row.change()), 1));
    }

    /// With one decimal.
    static String each(Page page, Yield row) {
        return page.words().decimal(BigDecimal.valueOf(row.callsPerAccount())
                .setScale(1, RoundingMode.HALF_UP));
    }
}
