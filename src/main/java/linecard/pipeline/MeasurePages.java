package linecard.pipeline;

import linecard.access.Allowed;
import linecard.files.Cell;
import linecard.files.Table;
import linecard.pipeline.StageRates.Measured;
import linecard.pipeline.StageRates.OfStage;
import linecard.pipeline.StageRates.Part;
import linecard.web.Html;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

import static linecard.access.Audience.MEMBERS;

/// What is won, from which stage, and how long it takes: measured on the last twelve months.
@Controller
class MeasurePages {

    static final int MONTHS = 12;

    private final Measures measures;
    private final Stages stages;
    private final Clock clock;

    MeasurePages(Measures measures, Stages stages, Clock clock) {
        this.measures = measures;
        this.stages = stages;
        this.clock = clock;
    }

    /// @param measured null where nothing went through the stage
    record Row(Stage stage, @Nullable OfStage measured) {}

    record Shown(Measured measured, List<Row> rows) {

        /// `35% (28–43%)`
        static String said(Page page, Part part) {
            if (!part.isEnough()) return page.t("pipeline.measures.few");
            return page.t("pipeline.measures.part", percent(page, part.rate()),
                    percent(page, part.low()), percent(page, part.high()));
        }

        static String percent(Page page, double rate) {
            return page.words().percent(BigDecimal.valueOf(rate), 0);
        }

        static String days(Page page, @Nullable Long days) {
            return days == null ? page.t("pipeline.measures.few")
                    : page.t("pipeline.measures.days", days);
        }
    }

    private Shown shown(Page page) {
        var viewer = page.viewer();
        var today = LocalDate.ofInstant(clock.instant(), page.organisation().zone());
        var measured = measures.since(viewer, today.minusMonths(MONTHS));
        var rows = new ArrayList<Row>();
        for (var stage : stages.all(viewer)) {
            if (stage.isOpen()) rows.add(new Row(stage, measured.stages().get(stage.id())));
        }
        return new Shown(measured, rows);
    }

    @GetMapping("/pipeline/measures")
    @Allowed(MEMBERS)
    View show(Page page) {
        var shown = shown(page);
        return (Html) (out, tags) -> JtemeasuresGenerated.render(out, tags, page, shown);
    }

    @GetMapping("/pipeline/measures.{ending:csv|xlsx|json}")
    @Allowed(MEMBERS)
    View export(Page page, @PathVariable String ending) {
        return new Table<Row>(page.words())
                .text("stage", page.t("pipeline.stage"), row -> row.stage().name())
                .cell("stated", page.t("pipeline.prior"),
                        row -> new Cell.Percent(row.stage().prior().percent()))
                .cell("won", page.t("pipeline.measures.won"), row -> percent(row, Part::rate))
                .cell("low", page.t("pipeline.measures.low"), row -> percent(row, Part::low))
                .cell("high", page.t("pipeline.measures.high"), row -> percent(row, Part::high))
                .cell("number", page.t("pipeline.measures.number"), row -> row.measured() == null
                        ? new Cell.Whole(0) : new Cell.Whole(row.measured().won().of()))
                .cell("days", page.t("pipeline.measures.stay"), row ->
                        row.measured() instanceof OfStage of && of.days() instanceof Long days
                                ? new Cell.Whole(days) : new Cell.Empty())
                .file(ending, page.t("pipeline.measures"),
                        taker -> shown(page).rows().forEach(taker));
    }

    private static Cell percent(Row row, ToDoubleFunction<Part> of) {
        var measured = row.measured();
        if (measured == null || !measured.won().isEnough()) return new Cell.Empty();
        return new Cell.Percent(BigDecimal.valueOf(100 * of.applyAsDouble(measured.won()))
                .setScale(1, RoundingMode.HALF_UP));
    }
}
