package linecard.web;

import linecard.web.ChartLabel.Anchor;
import linecard.web.ChartLine.Kind;

import java.util.ArrayList;
import java.util.List;

/// Why the difference? From one total over its changes to another, which is worked out here: the
/// bridge cannot fail to add up. A row for each, name and amount beside its bar, so that long
/// names fit on a phone.
public record Waterfall(
        String title, ChartText text, String fromName, long from, List<Step> steps, String toName) {

    /// One change on the way, in minor units; negative takes away.
    ///
    /// @param isGood more usually is; what is won is no longer open, and still good
    public record Step(String name, long change, boolean isGood) {

        public Step(String name, long change) {
            this(name, change, change >= 0);
        }
    }

    private static final int ROW = 48;
    private static final int BAR = 18;
    private static final double LEFT = 40;

    public Waterfall {
        steps = List.copyOf(steps);
    }

    /// The total at the far end.
    long to() {
        long total = from;
        for (var step : steps) total = Math.addExact(total, step.change());
        return total;
    }

    public ChartTable table() {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of(fromName, text.full().apply(from)));
        for (var step : steps) rows.add(List.of(step.name(), text.fullSigned(step.change())));
        rows.add(List.of(toName, text.full().apply(to())));
        return new ChartTable(title, List.of(), rows);
    }

    private ChartScale scale() {
        var scale = ChartScale.between(LEFT, 99.75).holding(from);
        long total = from;
        for (var step : steps) {
            total += step.change();
            scale = scale.holding(total);
        }
        return scale;
    }

    List<ChartBox> bars() {
        var bars = new ArrayList<ChartBox>();
        var scale = scale();
        bars.add(bar(ChartBox.Kind.TOTAL, 0, scale.zero(), scale.at(from)));
        long total = from;
        for (var step : steps) {
            var kind = step.isGood() ? ChartBox.Kind.GOOD : ChartBox.Kind.BAD;
            long next = total + step.change();
            bars.add(bar(kind, bars.size(), scale.at(total), scale.at(next)));
            total = next;
        }
        bars.add(bar(ChartBox.Kind.TOTAL, bars.size(), scale.zero(), scale.at(total)));
        return bars;
    }

    private static ChartBox bar(ChartBox.Kind kind, int row, double from, double to) {
        return ChartBox.lying(kind, from, to, row * ROW + 18, BAR);
    }

    /// The zero line where amounts lie on both sides of it, and what joins each bar to the next.
    List<ChartLine> lines() {
        var lines = new ArrayList<ChartLine>();
        var scale = scale();
        if (scale.least() < 0) {
            lines.add(ChartLine.upright(Kind.AXIS, scale.zero(), 0, height()));
        }
        long total = from;
        for (int row = 0; row <= steps.size(); row++) {
            if (row > 0) total += steps.get(row - 1).change();
            var bottom = row * ROW + 18 + BAR;
            lines.add(ChartLine.upright(Kind.AXIS, scale.at(total), bottom, bottom + ROW - BAR));
        }
        return lines;
    }

    List<ChartLabel> labels() {
        var labels = new ArrayList<ChartLabel>();
        addRow(labels, 0, "strong", fromName, text.full().apply(from));
        for (int i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            addRow(labels, i + 1, "", step.name(), text.fullSigned(step.change()));
        }
        addRow(labels, steps.size() + 1, "strong", toName, text.full().apply(to()));
        return labels;
    }

    private static void addRow(
            List<ChartLabel> labels, int row, String css, String name, String said) {
        labels.add(new ChartLabel(0, row * ROW + 12, Anchor.START, "", name));
        labels.add(new ChartLabel(0, row * ROW + 31, Anchor.START, css, said));
    }

    int height() {
        return (steps.size() + 2) * ROW - 8;
    }
}
