package linecard.pipeline;

import linecard.access.Allowed;
import linecard.files.Cell;
import linecard.files.Table;
import linecard.people.Reps;
import linecard.people.Today;
import linecard.pipeline.Between.Usual;
import linecard.pipeline.Funnel.Kind;
import linecard.pipeline.Funnel.Step;
import linecard.pipeline.StageRates.Part;
import linecard.views.Shelves;
import linecard.web.Html;
import linecard.web.Known;
import linecard.web.Page;
import linecard.web.Query;
import linecard.web.Ranges;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import static linecard.access.Audience.MEMBERS;

/// From calls to opportunities to orders, of those that were entered in some days.
@Controller
class FunnelPages {

    private final Funnels funnels;
    private final Reps reps;
    private final Shelves shelves;
    private final Clock clock;

    FunnelPages(Funnels funnels, Reps reps, Shelves shelves, Clock clock) {
        this.funnels = funnels;
        this.reps = reps;
        this.shelves = shelves;
        this.clock = clock;
    }

    /// @param rep whose; null for everybody's
    record Shown(
            Funnel funnel, Between between, @Nullable UUID rep, String name,
            @Nullable Ranges chart) {

        Query query() {
            return between.query().with("rep", rep == null ? "" : rep);
        }
    }

    private Shown shown(Page page) {
        var viewer = page.viewer();
        var asked = page.asked().values();
        var between = Between.of(viewer, asked, Usual.YEAR, Today.of(page, clock));
        var rep = OpportunityFilter.of(asked).rep();
        var funnel = funnels.of(viewer, between.days(), rep);
        var name = rep == null ? ""
                : new Known(reps.of(viewer, List.of(rep))).name(rep, page.language());
        return new Shown(funnel, between, rep, name, chart(page, funnel));
    }

    /// What part of all came how far, with where the true part lies; null for too few.
    private static @Nullable Ranges chart(Page page, Funnel funnel) {
        if (funnel.measured() < StageRates.ENOUGH) return null;
        var bars = new ArrayList<Ranges.Bar>();
        for (var step : funnel.steps()) {
            if (step.kind() == Kind.ORDERED && step.reached().won() == 0) continue;
            bars.add(new Ranges.Bar(name(page, step), permille(step.reached().rate()),
                    permille(step.reached().low()), permille(step.reached().high())));
        }
        var won = funnel.steps().get(funnel.steps().size() - 2).reached();
        return new Ranges(page.t("pipeline.funnel.found", percent(page, won),
                page.words().number(funnel.measured())),
                List.of(page.t("pipeline.funnel.step"), page.t("pipeline.funnel.reached"),
                        page.t("pipeline.funnel.range")),
                permille -> page.words().percent(BigDecimal.valueOf(permille, 3), 0), bars);
    }

    private static long permille(double rate) {
        return Math.round(1000 * rate);
    }

    static String name(Page page, Step step) {
        return step.kind() == Kind.STAGE ? step.name()
                : page.t("pipeline.funnel." + (step.kind() == Kind.WON ? "won" : "ordered"));
    }

    static String percent(Page page, Part part) {
        return part.isEnough() ? page.words().percent(BigDecimal.valueOf(part.rate()), 0)
                : page.t("pipeline.measures.few");
    }

    /// How many calls were made for each that was entered; null where none was.
    static @Nullable BigDecimal callsEach(Funnel funnel) {
        return funnel.entered() == 0 ? null : BigDecimal.valueOf(funnel.calls())
                .divide(BigDecimal.valueOf(funnel.entered()), 1, RoundingMode.HALF_UP);
    }

    @GetMapping("/pipeline/funnel")
    @Allowed(MEMBERS)
    View show(Page page) {
        var opening = shelves.opening(page, "pipeline/funnel");
        if (opening != null) return Html.seeOther(opening);
        var shown = shown(page);
        var shelf = shelves.of(page, "pipeline/funnel",
                MeasureViews.usual(shown.query(), Usual.YEAR));
        return (Html) (out, tags) -> JtefunnelGenerated.render(out, tags, page, shown, shelf);
    }

    @GetMapping("/pipeline/funnel.{ending:csv|xlsx|json}")
    @Allowed(MEMBERS)
    View export(Page page, @PathVariable String ending) {
        var funnel = shown(page).funnel();
        return new Table<Step>(page.words())
                .text("step", page.t("pipeline.funnel.step"), step -> name(page, step))
                .whole("number", page.t("pipeline.movement.count"),
                        step -> (long) step.reached().won())
                .cell("reachedPercent", page.t("pipeline.funnel.reached"),
                        step -> cell(step.reached()))
                .cell("onwardPercent", page.t("pipeline.funnel.onward"),
                        step -> cell(step.onward()))
                .cell("days", page.t("pipeline.funnel.days"), step -> step.days() == null
                        ? new Cell.Empty() : new Cell.Whole(step.days()))
                .file(ending, page.t("pipeline.funnel"), funnel.steps()::forEach);
    }

    private static Cell cell(Part part) {
        return part.isEnough() ? new Cell.Percent(BigDecimal.valueOf(100 * part.rate())
                .setScale(1, RoundingMode.HALF_UP)) : new Cell.Empty();
    }
}
