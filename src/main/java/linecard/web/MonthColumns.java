package linecard.web;

import linecard.web.ChartLine.Kind;

import java.util.ArrayList;
import java.util.List;

/// How did the months go? Two-tone columns, actual before prior year, the goal as a step line, and
/// under them the differences on the same scale. A month not begun shows its goal only.
public record MonthColumns(String title, ChartText text, List<ChartMonth> months) {

    private static final double TOP = 18;
    private static final double PLOT = 150;

    public MonthColumns {
        months = List.copyOf(months);
    }

    public ChartTable table() {
        var hasGoal = ChartMonth.any(months, ChartMonth::goal);
        var hasPrior = ChartMonth.any(months, ChartMonth::prior);
        var head = new ArrayList<>(List.of(text.period(), text.actual()));
        if (hasGoal) head.add(text.goal());
        if (hasPrior) head.add(text.prior());
        if (hasGoal || hasPrior) head.add(text.variance());
        var rows = new ArrayList<List<String>>();
        for (var month : months) {
            var row = new ArrayList<>(List.of(month.label(), text.fullOrDash(month.actual())));
            if (hasGoal) row.add(text.fullOrDash(month.goal()));
            if (hasPrior) row.add(text.fullOrDash(month.prior()));
            if (hasGoal || hasPrior) {
                var variance = month.variance();
                row.add(variance == null ? "–" : text.fullSigned(variance));
            }
            rows.add(row);
        }
        return new ChartTable(title, head, rows);
    }

    ChartScale scale() {
        var scale = ChartScale.between(TOP + PLOT, TOP);
        for (var month : months) {
            scale = scale.holding(month.actual()).holding(month.goal()).holding(month.prior());
        }
        return scale;
    }

    List<ChartBox> columns() {
        var boxes = new ArrayList<ChartBox>();
        var scale = scale();
        for (int i = 0; i < months.size(); i++) {
            var month = months.get(i);
            if (month.prior() != null) {
                boxes.add(ChartBox.standing(ChartBox.Kind.PRIOR,
                        left(i, 0.10), slot() * 0.52, scale.zero(), scale.at(month.prior())));
            }
            if (month.actual() != null) {
                boxes.add(ChartBox.standing(ChartBox.Kind.ACTUAL,
                        left(i, 0.30), slot() * 0.58, scale.zero(), scale.at(month.actual())));
            }
        }
        return boxes;
    }

    List<ChartBox> variances() {
        var boxes = new ArrayList<ChartBox>();
        var scale = scale();
        for (int i = 0; i < months.size(); i++) {
            var variance = months.get(i).variance();
            if (variance == null) continue;
            var kind = variance < 0 ? ChartBox.Kind.BAD : ChartBox.Kind.GOOD;
            var end = varianceZero() - Math.signum(variance) * scale.length(variance);
            boxes.add(ChartBox.standing(
                    kind, left(i, 0.30), slot() * 0.58, varianceZero(), ChartScale.tidy(end)));
        }
        return boxes;
    }

    /// The axes and the steps of the goal.
    List<ChartLine> lines() {
        var lines = new ArrayList<ChartLine>();
        var scale = scale();
        lines.add(ChartLine.level(Kind.AXIS, 0, 100, scale.zero()));
        if (hasVariances()) lines.add(ChartLine.level(Kind.AXIS, 0, 100, varianceZero()));
        for (int i = 0; i < months.size(); i++) {
            var goal = months.get(i).goal();
            if (goal == null) continue;
            var y = scale.at(goal);
            lines.add(ChartLine.level(Kind.GOAL, left(i, 0), left(i + 1, 0), y));
            var next = i + 1 < months.size() ? months.get(i + 1).goal() : null;
            if (next != null) {
                lines.add(ChartLine.upright(Kind.GOAL, left(i + 1, 0), y, scale.at(next)));
            }
        }
        return lines;
    }

    List<ChartLabel> labels() {
        var labels = new ArrayList<ChartLabel>();
        int last = ChartMonth.lastBegun(months);
        for (int i = 0; i < months.size(); i++) {
            var month = months.get(i);
            var minor = i == last || last < 0 && i == months.size() - 1 ? "" : "minor";
            labels.add(ChartLabel.centred(
                    left(i, 0.5), monthsLine(), i % 3 == 0 ? "" : "minor", month.label()));
            var amount = month.actual() != null ? month.actual() : month.goal();
            if (amount != null) labels.add(above(i, amount, minor));
            var variance = month.variance();
            if (variance != null) labels.add(beside(i, variance, minor));
        }
        return labels;
    }

    private ChartLabel above(int i, long amount, String css) {
        var strong = months.get(i).actual() != null ? "strong " : "";
        var y = aboveGoals(i, scale().at(Math.max(amount, 0)) - 5);
        var x = left(i, months.get(i).actual() != null ? 0.59 : 0.5);
        return ChartLabel.centred(x, y, strong + css, text.brief().apply(amount));
    }

    /// Where no step of the goal runs through what is written: it is as wide as a month and a half.
    private double aboveGoals(int i, double wanted) {
        double y = wanted;
        for (int lifted = 0; lifted < 3; lifted++) {
            for (int at = Math.max(0, i - 1); at < Math.min(months.size(), i + 2); at++) {
                var goal = months.get(at).goal();
                if (goal == null) continue;
                double line = scale().at(goal);
                if (line > y - 13 && line < y + 4) y = line - 5;
            }
        }
        return Math.max(ChartScale.tidy(y), 12);
    }

    private ChartLabel beside(int i, long variance, String css) {
        var length = scale().length(variance);
        var y = variance < 0 ? varianceZero() + length + 12 : varianceZero() - length - 4;
        return ChartLabel.centred(left(i, 0.59), y, css, text.briefSigned(variance));
    }

    /// The base line of the months' names.
    private double monthsLine() {
        return TOP + PLOT + 16;
    }

    double varianceZero() {
        long most = 0;
        for (var month : months) {
            var variance = month.variance();
            if (variance != null) most = Math.max(most, variance);
        }
        return ChartScale.tidy(monthsLine() + 22 + scale().length(most));
    }

    /// Whole pixels, as the PDF wants them.
    int height() {
        if (!hasVariances()) return (int) monthsLine() + 6;
        long least = 0;
        for (var month : months) {
            var variance = month.variance();
            if (variance != null) least = Math.min(least, variance);
        }
        return (int) Math.ceil(varianceZero() + scale().length(least) + 18);
    }

    private boolean hasVariances() {
        return ChartMonth.any(months, ChartMonth::variance);
    }

    boolean hasGoals() {
        return ChartMonth.any(months, ChartMonth::goal);
    }

    boolean hasPriors() {
        return ChartMonth.any(months, ChartMonth::prior);
    }

    private double slot() {
        return 100.0 / Math.max(1, months.size());
    }

    private double left(int month, double part) {
        return ChartScale.tidy((month + part) * slot());
    }
}
