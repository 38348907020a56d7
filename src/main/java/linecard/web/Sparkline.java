package linecard.web;

import linecard.web.ChartLine.Kind;

import java.util.ArrayList;
import java.util.List;

/// The course of the actual amounts in the space of a word; a month without one leaves a gap.
public record Sparkline(String title, ChartText text, List<ChartMonth> months) {

    public Sparkline {
        months = List.copyOf(months);
    }

    public ChartTable table() {
        var rows = new ArrayList<List<String>>();
        for (var month : months) {
            rows.add(List.of(month.label(), text.fullOrDash(month.actual())));
        }
        return new ChartTable(title, List.of(text.period(), text.actual()), rows);
    }

    List<ChartLine> lines() {
        var lines = new ArrayList<ChartLine>();
        var scale = scale();
        if (scale.least() < 0) lines.add(ChartLine.level(Kind.AXIS, 0, 100, scale.zero()));
        for (int i = 1; i < months.size(); i++) {
            var from = months.get(i - 1).actual();
            var to = months.get(i).actual();
            if (from == null || to == null) continue;
            lines.add(new ChartLine(
                    Kind.ACTUAL, across(i - 1), scale.at(from), across(i), scale.at(to)));
        }
        return lines;
    }

    /// The last month that has an amount: one dot, or none.
    List<ChartDot> last() {
        int last = ChartMonth.lastBegun(months);
        if (last < 0) return List.of();
        var amount = months.get(last).actual();
        return amount == null ? List.of() : List.of(new ChartDot(across(last), scale().at(amount)));
    }

    ChartScale scale() {
        var scale = ChartScale.between(21, 3);
        for (var month : months) scale = scale.holding(month.actual());
        return scale;
    }

    private double across(int month) {
        return ChartScale.tidy(3 + 93.0 * month / Math.max(1, months.size() - 1));
    }
}
