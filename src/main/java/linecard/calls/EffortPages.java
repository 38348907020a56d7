package linecard.calls;

import linecard.access.Allowed;
import linecard.access.Viewer;
import linecard.calendar.IsoWeek;
import linecard.calendar.Span;
import linecard.calls.Monitoring.Feature;
import linecard.files.Cell;
import linecard.files.Table;
import linecard.people.Agencies;
import linecard.people.Agreement.Regime;
import linecard.people.Rep;
import linecard.people.Reps;
import linecard.people.Today;
import linecard.web.HeatMap;
import linecard.web.Html;
import linecard.web.Known;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import static linecard.access.Audience.MEMBERS;
import static linecard.access.Audience.STAFF_AND_AGENCIES;

/// The effort of all reps, and of one.
@Controller
class EffortPages {

    /// Whole weeks behind, beside the present one.
    static final int TEAM_WEEKS = 8;
    static final int REP_WEEKS = 26;

    private final Reps reps;
    private final Agencies agencies;
    private final Efforts efforts;
    private final Regimes regimes;
    private final WorkingTimes times;
    private final Clock clock;

    EffortPages(Reps reps, Agencies agencies, Efforts efforts, Regimes regimes,
            WorkingTimes times, Clock clock) {
        this.reps = reps;
        this.agencies = agencies;
        this.efforts = efforts;
        this.regimes = regimes;
        this.times = times;
        this.clock = clock;
    }

    /// @param now the present week; null where the rep has no day in it
    record Row(
            Rep rep, Regime regime, Set<Feature> on, Effort.@Nullable Week now, Effort effort,
            Consistency consistency) {

        boolean has(Feature feature) {
            return on.contains(feature);
        }
    }

    /// @param together what the whole organisation made in the present week
    record Team(List<Row> rows, int together) {}

    @GetMapping("/calls/team")
    @Allowed(STAFF_AND_AGENCIES)
    View team(Page page, @RequestParam(required = false) @Nullable UUID agency) {
        var viewer = page.viewer();
        var today = Today.of(page, clock);
        var shown = reps.all(viewer).stream().filter(rep -> !rep.archived()
                && (agency == null || rep.agency().equals(agency))).toList();
        var team = team(viewer, shown, today);
        var firms = agencies.all(viewer);
        return (Html) (out, tags) -> JteteamGenerated.render(out, tags, page, new CallText(page),
                team, firms, new Known(firms), agency == null ? "" : agency.toString());
    }

    private Team team(Viewer viewer, List<Rep> shown, LocalDate today) {
        var week = IsoWeek.of(today).span();
        var span = new Span(week.from().minusWeeks(TEAM_WEEKS), week.to());
        var facts = efforts.facts(viewer, shown, span);
        var known = regimes.known(viewer);
        var rows = new ArrayList<Row>();
        var made = new ArrayList<Contact>();
        for (var rep : shown) {
            var own = Objects.requireNonNull(facts.get(rep.id()));
            var now = EffortRules.effort(own, week, today).weeks();
            rows.add(new Row(rep, known.regime(rep.agency(), today),
                    known.on(rep.agency(), today), now.isEmpty() ? null : now.getFirst(),
                    EffortRules.effort(own, span, today),
                    EffortRules.consistency(own, span, today)));
            own.contacts().stream().filter(one -> week.contains(one.day())).forEach(made::add);
        }
        int together = facts.isEmpty() ? 0 : EffortRules.together(
                made, facts.values().iterator().next().setting());
        return new Team(rows, together);
    }

    @GetMapping("/calls/team.{ending:csv|xlsx|json}")
    @Allowed(STAFF_AND_AGENCIES)
    View export(Page page, @PathVariable String ending,
            @RequestParam(required = false) @Nullable UUID agency) {
        var viewer = page.viewer();
        var shown = reps.all(viewer).stream().filter(rep -> !rep.archived()
                && (agency == null || rep.agency().equals(agency))).toList();
        var firms = new Known(agencies.all(viewer));
        var team = team(viewer, shown, Today.of(page, clock));
        return new Table<Row>(page.words())
                .text("repCode", page.t("calls.rep.code"), row -> row.rep().code())
                .text("rep", page.t("calls.rep"), row -> row.rep().name(page.language()))
                .text("agency", page.t("people.agency"),
                        row -> firms.name(row.rep().agency(), page.language()))
                .choice("regime", page.t("people.regime"), "people.regime.",
                        row -> row.regime().code())
                .whole("made", page.t("calls.state.made"), row -> (long) row.effort().made())
                .whole("asked", page.t("calls.asked.number"), row -> (long) row.effort().asked())
                .cell("late", page.t("calls.late"), row -> of(row, row.effort().late()))
                .cell("missing", page.t("calls.missing"), row -> of(row, row.effort().missing()))
                .cell("weeksAtQuota", page.t("calls.atQuota"),
                        row -> row.has(Feature.QUOTA) ? new Cell.Whole(
                                row.consistency().atQuota()) : new Cell.Empty())
                .whole("weeks", page.t("calls.weeks"), row -> (long) row.consistency().weeks())
                .cell("variation", page.t("calls.variation"), row -> row.consistency().saysEnough()
                        ? new Cell.Decimal(BigDecimal.valueOf(row.consistency().variation()
                                .orElseThrow()).setScale(2, RoundingMode.HALF_UP))
                        : new Cell.Empty())
                .file(ending, page.t("calls.team"), team.rows()::forEach);
    }

    /// What is looked at only where reports are asked for.
    private static Cell of(Row row, long number) {
        return row.has(Feature.REPORTS) ? new Cell.Whole(number) : new Cell.Empty();
    }

    /// @param row the rep's figures of the last half year
    record Own(Row row, String agency, HeatMap map, List<Effort.Week> weeks) {

        /// Whether there was no call at all: then there is no gap between any.
        boolean isIdle() {
            return weeks.stream().allMatch(week -> week.made() == 0);
        }
    }

    @GetMapping("/reps/{rep}/effort")
    @Allowed(MEMBERS)
    View effort(Page page, @PathVariable UUID rep) {
        var viewer = page.viewer();
        var known = reps.of(viewer, rep);
        var today = times.of(viewer, rep).today(clock);
        var week = IsoWeek.of(today).span();
        var span = new Span(week.from().minusWeeks(REP_WEEKS), week.to());
        var facts = Objects.requireNonNull(
                efforts.facts(viewer, List.of(known), span).get(rep));
        var all = regimes.known(viewer);
        var effort = EffortRules.effort(facts, span, today);
        var now = EffortRules.effort(facts, week, today).weeks();
        var row = new Row(known, all.regime(known.agency(), today),
                all.on(known.agency(), today), now.isEmpty() ? null : now.getFirst(), effort,
                EffortRules.consistency(facts, span, today));
        var own = new Own(row, new Known(agencies.all(viewer)).name(known.agency(),
                page.language()), map(page, facts, effort, span, today),
                effort.weeks().reversed());
        return (Html) (out, tags) -> JteeffortGenerated.render(
                out, tags, page, new CallText(page), own);
    }

    private static HeatMap map(
            Page page, EffortRules.Facts facts, Effort effort, Span span, LocalDate today) {
        var made = EffortRules.byDay(facts, span);
        int most = made.values().stream().mapToInt(Integer::intValue).max().orElse(1);
        var days = new ArrayList<HeatMap.Day>();
        for (var day = span.from(); day.isBefore(span.to()) && !day.isAfter(today);
                day = day.plusDays(1)) {
            int number = made.getOrDefault(day, 0);
            var asked = QuotaRules.whole(QuotaRules.ofWeek(facts.quotas(), facts.rep(),
                    facts.agency(), new Span(day, day.plusDays(1)), facts.worked()));
            boolean begins = day.getDayOfMonth() <= (day.equals(span.from()) ? 14 : 7)
                    && day.getDayOfWeek().getValue() == 1;
            days.add(new HeatMap.Day(day, begins ? new CallText(page).month(day) : "",
                    page.words().shortDate(day), page.words().number(number),
                    level(number, asked > 0 ? asked : most), !facts.worked().isWorking(day)));
        }
        return new HeatMap(page.t("calls.heat", effort.made(), REP_WEEKS),
                List.of(page.t("calls.heat.day"), page.t("web.nav.calls")), days);
    }

    /// In quarters of what was asked; one call is seen already.
    static int level(int made, int asked) {
        return made == 0 ? 0 : Math.clamp(4L * made / asked, 1, 4);
    }
}
