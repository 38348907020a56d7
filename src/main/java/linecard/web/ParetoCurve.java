package linecard.web;

import linecard.web.ChartLine.Kind;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/// How few make how much? What part of the total the largest make together, beside the line that
/// it would be if all were alike; a dot where the few are that make most of it.
///
/// @param title a sentence that says the finding
/// @param head names of the columns of the table: the part of all, what they make
/// @param text how a part, in millionths, is written
/// @param points after each hundredth of all, in millionths; 101 of them
/// @param few how many the few are of all, in millionths
/// @param share what they make
/// @param even what the line of equals is called
public record ParetoCurve(
        String title, List<String> head, LongFunction<String> text, List<Long> points, long few,
        long share, String even) {

    private static final long WHOLE = 1_000_000;
    private static final int TOP = 14;
    private static final int BOTTOM = 220;
    private static final double LEFT = 1;
    private static final double RIGHT = 97;

    public ParetoCurve {
        points = List.copyOf(points);
        if (points.size() != 101) throw new IllegalArgumentException(points.size() + " points");
    }

    public ChartTable table() {
        var rows = new ArrayList<List<String>>();
        for (int percent = 10; percent <= 100; percent += 10) {
            rows.add(List.of(text.apply(WHOLE * percent / 100), text.apply(points.get(percent))));
        }
        return new ChartTable(title, head, rows);
    }

    List<ChartLine> lines() {
        var lines = new ArrayList<ChartLine>();
        lines.add(ChartLine.level(Kind.AXIS, LEFT, RIGHT, BOTTOM));
        lines.add(new ChartLine(Kind.PRIOR, LEFT, BOTTOM, RIGHT, TOP));
        lines.add(ChartLine.level(Kind.PACE, LEFT, dot().x(), dot().y()));
        lines.add(ChartLine.upright(Kind.PACE, dot().x(), dot().y(), BOTTOM));
        for (int i = 1; i < points.size(); i++) {
            lines.add(new ChartLine(Kind.ACTUAL, across((i - 1) * WHOLE / 100),
                    up(points.get(i - 1)), across(i * WHOLE / 100), up(points.get(i))));
        }
        return lines;
    }

    ChartDot dot() {
        return new ChartDot(across(few), up(share));
    }

    List<ChartLabel> labels() {
        var labels = new ArrayList<ChartLabel>();
        for (int percent : new int[] {20, 40, 60, 80, 100}) {
            labels.add(ChartLabel.centred(across(WHOLE * percent / 100), BOTTOM + 16,
                    percent % 40 == 20 && percent < 100 ? "minor" : "",
                    text.apply(WHOLE * percent / 100)));
        }
        labels.add(new ChartLabel(ChartScale.tidy(dot().x() + 2), dot().y() + 16,
                ChartLabel.Anchor.START, "strong",
                text.apply(few) + " → " + text.apply(share)));
        labels.add(new ChartLabel(across(WHOLE / 2) + 3, up(WHOLE / 2) + 14,
                ChartLabel.Anchor.START, "minor", even));
        return labels;
    }

    private double across(long part) {
        return ChartScale.tidy(LEFT + (RIGHT - LEFT) * part / WHOLE);
    }

    private double up(long part) {
        return ChartScale.tidy(BOTTOM - (BOTTOM - TOP) * (double) part / WHOLE);
    }

    int height() {
        return BOTTOM + 22;
    }
}
