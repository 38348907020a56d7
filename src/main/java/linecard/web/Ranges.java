package linecard.web;

import linecard.web.ChartLine.Kind;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/// How sure is each of these? A row each, its name above a line from the low to the high end, with
/// a dot where the figure itself is; zero is an axis through all.
///
/// @param title a sentence that says the finding
/// @param head names of the columns of the table: the row, the figure, the range
/// @param text how a figure is written
public record Ranges(String title, List<String> head, LongFunction<String> text, List<Bar> bars) {

    private static final int ROW = 40;

    public record Bar(String name, long at, long low, long high) {}

    public Ranges {
        bars = List.copyOf(bars);
    }

    public ChartTable table() {
        return new ChartTable(title, head, bars.stream()
                .map(bar -> List.of(bar.name(), text.apply(bar.at()), range(bar))).toList());
    }

    private String range(Bar bar) {
        return text.apply(bar.low()) + " – " + text.apply(bar.high());
    }

    ChartScale scale() {
        var scale = ChartScale.between(1, 99);
        for (var bar : bars) scale = scale.holding(bar.low()).holding(bar.high());
        return scale;
    }

    List<ChartLine> lines() {
        var lines = new ArrayList<ChartLine>();
        lines.add(ChartLine.upright(Kind.AXIS, scale().zero(), 0, height()));
        for (int i = 0; i < bars.size(); i++) {
            lines.add(ChartLine.level(Kind.ACTUAL, scale().at(bars.get(i).low()),
                    scale().at(bars.get(i).high()), middle(i)));
        }
        return lines;
    }

    List<ChartDot> dots() {
        var dots = new ArrayList<ChartDot>();
        for (int i = 0; i < bars.size(); i++) {
            dots.add(new ChartDot(scale().at(bars.get(i).at()), middle(i)));
        }
        return dots;
    }

    List<ChartLabel> labels() {
        var labels = new ArrayList<ChartLabel>();
        for (int i = 0; i < bars.size(); i++) {
            var bar = bars.get(i);
            labels.add(new ChartLabel(0, middle(i) - 12, ChartLabel.Anchor.START, "strong",
                    bar.name() + ": " + text.apply(bar.at()) + " (" + range(bar) + ")"));
        }
        return labels;
    }

    private static int middle(int row) {
        return row * ROW + 28;
    }

    int height() {
        return bars.size() * ROW + 4;
    }
}
