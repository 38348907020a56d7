package linecard.hearing;

import linecard.access.Allowed;
import linecard.calls.Colleagues;
import linecard.catalog.LineTree;
import linecard.catalog.ProductLines;
import linecard.files.Table;
import linecard.hearing.Tally.By;
import linecard.people.Today;
import linecard.web.ChartMonth;
import linecard.web.ChartText;
import linecard.web.Html;
import linecard.web.MonthColumns;
import linecard.web.Page;
import linecard.web.Query;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import static linecard.access.Audience.STAFF_AND_AGENCIES;

/// How often themes are spoken of; each number leads to its calls.
@Controller
class TallyPages {

    private static final int MONTHS = 12;

    private final Themes themes;
    private final Tallies tallies;
    private final Colleagues colleagues;
    private final ProductLines lines;
    private final Clock clock;

    TallyPages(Themes themes, Tallies tallies, Colleagues colleagues, ProductLines lines,
            Clock clock) {
        this.themes = themes;
        this.tallies = tallies;
        this.colleagues = colleagues;
        this.lines = lines;
        this.clock = clock;
    }

    record Row(Theme theme, Tally tally) {}

    /// @param rivals competitors that were seen
    /// @param all the calls of these days, whatever was said
    /// @param spellings of the competitors, by their keys
    record Board(Stretch stretch, List<Row> rows, List<Tally> rivals,
            Map<String, String> spellings, Tally all) {

        /// Of these themes, most heard first.
        List<Row> of(Theme.Kind kind) {
            return rows.stream().filter(row -> row.theme().kind() == kind)
                    .sorted(Comparator.comparing((Row row) -> row.tally().now()).reversed())
                    .toList();
        }

        String spelled(Tally rival) {
            return spellings.getOrDefault(rival.key(), rival.key());
        }

        /// Where the calls stand at which a competitor was seen.
        static String seen(String rival, Stretch within) {
            return "/calls/search" + Query.none().with("rival", rival)
                    .with("from", within.from()).with("to", within.to());
        }

        /// Where the calls stand that were counted.
        static String calls(UUID theme, Stretch within, String name, String value) {
            return "/calls/search" + Query.none().with("theme", theme)
                    .with("from", within.from()).with("to", within.to()).with(name, value);
        }
    }

    @GetMapping("/calls/themes")
    @Allowed(STAFF_AND_AGENCIES)
    View list(Page page, @RequestParam(defaultValue = "") String days) {
        var board = board(page, days);
        return (Html) (out, tags) -> JtethemesGenerated.render(
                out, tags, page, new HearingText(page), board);
    }

    private Board board(Page page, String days) {
        var viewer = page.viewer();
        var stretch = Stretch.of(days, Today.of(page, clock));
        var open = themes.all(viewer).stream().filter(theme -> !theme.isArchived()).toList();
        var counted = tallies.of(viewer, open, stretch);
        var rivals = tallies.rivals(viewer, stretch);
        return new Board(stretch, open.stream().map(theme -> new Row(theme,
                Objects.requireNonNull(counted.get(theme.id())))).toList(), rivals,
                tallies.spelled(viewer, rivals.stream().map(Tally::key).toList()),
                tallies.all(viewer, stretch));
    }

    @GetMapping("/calls/themes.{ending:csv|xlsx|json}")
    @Allowed(STAFF_AND_AGENCIES)
    View export(Page page, @PathVariable String ending,
            @RequestParam(defaultValue = "") String days) {
        var board = board(page, days);
        return new Table<Row>(page.words())
                .choice("kind", page.t("hearing.kind"), "hearing.kind.",
                        row -> row.theme().kind().code())
                .text("theme", page.t("hearing.theme"), row -> row.theme().name())
                .text("words", page.t("hearing.words"), row -> row.theme().words())
                .day("from", page.t("people.firstDay"), _ -> board.stretch().from())
                .day("to", page.t("people.lastDay"), _ -> board.stretch().to())
                .whole("calls", page.t("hearing.now"), row -> row.tally().now())
                .whole("before", page.t("hearing.before"), row -> row.tally().before())
                .file(ending, page.t("hearing.themes.file"), board.rows()::forEach);
    }

    @GetMapping("/calls/rivals.{ending:csv|xlsx|json}")
    @Allowed(STAFF_AND_AGENCIES)
    View rivals(Page page, @PathVariable String ending,
            @RequestParam(defaultValue = "") String days) {
        var board = board(page, days);
        return new Table<Tally>(page.words())
                .text("competitor", page.t("hearing.by.rival"), board::spelled)
                .whole("calls", page.t("hearing.now"), Tally::now)
                .whole("before", page.t("hearing.before"), Tally::before)
                .file(ending, page.t("hearing.rivals"), board.rivals()::forEach);
    }

    /// What the calls of a theme have in common.
    ///
    /// @param name of the rep, customer type or product line
    record Part(By by, String name, Tally tally) {}

    record Whole(Theme theme, Stretch stretch, Tally tally, MonthColumns months, List<Part> parts) {

        List<Part> parts(By by) {
            return parts.stream().filter(part -> part.by() == by).toList();
        }
    }

    @GetMapping("/calls/themes/{id}")
    @Allowed(STAFF_AND_AGENCIES)
    View show(Page page, @PathVariable UUID id, @RequestParam(defaultValue = "") String days) {
        var theme = themes.of(page.viewer(), id);
        var stretch = Stretch.of(days, Today.of(page, clock));
        var tally = Objects.requireNonNull(
                tallies.of(page.viewer(), List.of(theme), stretch).get(id));
        var whole = new Whole(theme, stretch, tally, months(page, theme, stretch),
                parts(page, theme, stretch));
        return (Html) (out, tags) -> JtethemeGenerated.render(
                out, tags, page, new HearingText(page), whole);
    }

    private MonthColumns months(Page page, Theme theme, Stretch stretch) {
        var last = YearMonth.from(stretch.to());
        var first = last.minusMonths(2L * MONTHS - 1);
        var counted = tallies.months(page.viewer(), theme, first.atDay(1), stretch.to());
        var months = new ArrayList<ChartMonth>();
        long most = 0;
        var peak = last;
        boolean isOld = counted.keySet().stream()
                .anyMatch(month -> month.isBefore(last.minusMonths(MONTHS - 1)));
        for (int i = MONTHS - 1; i >= 0; i--) {
            var month = last.minusMonths(i);
            long many = counted.getOrDefault(month, 0L);
            if (many > most) peak = month;
            most = Math.max(most, many);
            months.add(new ChartMonth(page.words().monthName(month.getMonthValue()), many, null,
                    isOld ? counted.getOrDefault(month.minusYears(1), 0L) : null));
        }
        var text = ChartText.of(page.words(), 0, page.words()::number);
        return new MonthColumns(most == 0 ? page.t("hearing.months.none", theme.name())
                : page.t("hearing.months.peak", theme.name(), page.words().month(peak),
                        page.words().number(most)), text, months);
    }

    private List<Part> parts(Page page, Theme theme, Stretch stretch) {
        var viewer = page.viewer();
        var reps = colleagues.all(viewer);
        var tree = new LineTree(lines.all(viewer));
        var parts = new ArrayList<Part>();
        tallies.parts(viewer, theme, stretch).forEach((by, counted) -> {
            for (var tally : counted) {
                parts.add(new Part(by, name(by, tally.key(), reps, tree), tally));
            }
        });
        return parts;
    }

    private static String name(
            By by, String key, Map<UUID, Colleagues.Colleague> reps, LineTree tree) {
        return switch (by) {
            case REP -> {
                var rep = reps.get(UUID.fromString(key));
                yield rep == null ? "" : rep.name();
            }
            case TYPE -> key;
            case LINE -> tree.path(UUID.fromString(key));
        };
    }

    @GetMapping("/calls/themes/{id}/parts.{ending:csv|xlsx|json}")
    @Allowed(STAFF_AND_AGENCIES)
    View parts(Page page, @PathVariable UUID id, @PathVariable String ending,
            @RequestParam(defaultValue = "") String days) {
        var theme = themes.of(page.viewer(), id);
        var stretch = Stretch.of(days, Today.of(page, clock));
        var parts = parts(page, theme, stretch);
        return new Table<Part>(page.words())
                .choice("by", page.t("hearing.by"), "hearing.parts.",
                        part -> part.by().name().toLowerCase(java.util.Locale.ROOT))
                .text("name", page.t("hearing.name"), Part::name)
                .whole("calls", page.t("hearing.now"), part -> part.tally().now())
                .whole("before", page.t("hearing.before"), part -> part.tally().before())
                .file(ending, theme.name(), parts::forEach);
    }

    /// For programs: the same counts.
    Stream<Row> rows(Page page, String days) {
        return board(page, days).rows().stream();
    }
}
