package linecard.web;

import linecard.web.ChartLabel.Anchor;
import linecard.web.ChartLine.Kind;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// On goal, and against last year? A bar for the actual amount, a thick tick for the goal, a thin
/// one for the prior year, a dashed one for where the pace leads. Nothing is capped: the scale
/// grows with the largest of them. Amounts in minor units.
///
/// @param title a sentence that says the finding
/// @param reach an amount the scale shall run to at least, so that rows of a table share theirs
public record BulletChart(
        String title, ChartText text, long actual, @Nullable Long goal, @Nullable Long prior,
        @Nullable Long pace, long reach) {

    private static final double ROOM = 98.5;

    public BulletChart(
            String title, ChartText text, long actual, @Nullable Long goal, @Nullable Long prior,
            @Nullable Long pace) {
        this(title, text, actual, goal, prior, pace, 0);
    }

    ChartScale scale() {
        return ChartScale.between(0.5, ROOM)
                .holding(actual).holding(goal).holding(prior).holding(pace).holding(reach);
    }

    ChartBox track(double top) {
        return new ChartBox(ChartBox.Kind.TRACK, 0, top, 100, 18);
    }

    ChartBox bar(double top) {
        var kind = actual < 0 ? ChartBox.Kind.BAD : ChartBox.Kind.ACTUAL;
        return ChartBox.lying(kind, scale().zero(), scale().at(actual), top + 4, 10);
    }

    /// The ticks over a track that starts at `top`, each on a halo that parts it from the bar.
    List<ChartLine> ticks(double top) {
        var ticks = new ArrayList<ChartLine>();
        var scale = scale();
        if (scale.least() < 0) {
            ticks.add(ChartLine.upright(Kind.AXIS, scale.zero(), top - 2, top + 20));
        }
        if (pace != null) tick(ticks, Kind.PACE, scale.at(pace), top, top + 18);
        if (prior != null) tick(ticks, Kind.PRIOR, scale.at(prior), top, top + 18);
        if (goal != null) tick(ticks, Kind.GOAL, scale.at(goal), top - 2, top + 20);
        return ticks;
    }

    private static void tick(
            List<ChartLine> ticks, Kind kind, double x, double top, double bottom) {
        ticks.add(ChartLine.upright(Kind.HALO, x, top + 2, bottom - 2));
        ticks.add(ChartLine.upright(kind, x, top, bottom));
    }

    /// Where the track begins under the labels of actual and goal.
    int top() {
        return goal == null ? 20 : 38;
    }

    /// Whole pixels, as the PDF wants them.
    int height() {
        return top() + 22 + (prior == null ? 0 : 14) + (pace == null ? 0 : 14);
    }

    List<ChartLabel> labels() {
        var labels = new ArrayList<ChartLabel>();
        labels.add(new ChartLabel(0, 12, Anchor.START, "strong", said(text.actual(), actual)));
        if (goal != null) {
            labels.add(ChartLabel.at(scale().at(goal), 31, "", said(text.goal(), goal)));
        }
        double below = top() + 18 + 14;
        if (prior != null) {
            labels.add(ChartLabel.at(scale().at(prior), below, "", said(text.prior(), prior)));
            below += 14;
        }
        if (pace != null) {
            labels.add(ChartLabel.at(scale().at(pace), below, "", said(text.pace(), pace)));
        }
        return labels;
    }

    private String said(String name, long amount) {
        return name + " " + text.full().apply(amount);
    }
}
