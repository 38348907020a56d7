package linecard.web;

import linecard.web.ChartLine.Kind;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/// What will come? The months that were as a line; from there on what is expected, within a narrow
/// band that holds with 50 % and a wide one that holds with 80 %. What was expected earlier stands
/// behind as faint lines.
///
/// @param names of the columns of the table: expected, the ends of the two ranges
/// @param earlier what was expected earlier, an amount a month, null where nothing was
public record FanChart(
        String title, ChartText text, Names names, List<Month> months,
        List<List<@Nullable Long>> earlier) {

    private static final int TOP = 18;
    private static final int BOTTOM = 200;

    public FanChart {
        months = List.copyOf(months);
        earlier = List.copyOf(earlier);
    }

    /// How the table and the key call things.
    public record Names(String expected, String half, String most, String earlier) {}

    /// One month. Amounts in minor units.
    ///
    /// @param actual null where the month is not over
    /// @param ahead null where it is
    public record Month(String label, @Nullable Long actual, @Nullable Ahead ahead) {}

    /// What is expected of a month, and within which ends.
    ///
    /// @param ends null where no range can be told
    public record Ahead(long expected, @Nullable Ends ends) {}

    public record Ends(long halfLow, long halfHigh, long mostLow, long mostHigh) {}

    public ChartTable table() {
        var rows = new ArrayList<List<String>>();
        for (var month : months) {
            var ahead = month.ahead();
            var ends = ahead == null ? null : ahead.ends();
            rows.add(List.of(month.label(), text.fullOrDash(month.actual()),
                    text.fullOrDash(ahead == null ? null : Long.valueOf(ahead.expected())),
                    ends == null ? "–" : range(ends.halfLow(), ends.halfHigh()),
                    ends == null ? "–" : range(ends.mostLow(), ends.mostHigh())));
        }
        return new ChartTable(title, List.of(text.period(), text.actual(), names.expected(),
                names.half(), names.most()), rows);
    }

    private String range(long low, long high) {
        return text.full().apply(low) + " – " + text.full().apply(high);
    }

    private ChartScale scale() {
        var scale = ChartScale.between(BOTTOM, TOP);
        for (var month : months) {
            scale = scale.holding(month.actual());
            var ahead = month.ahead();
            if (ahead == null) continue;
            scale = scale.holding(ahead.expected());
            if (ahead.ends() != null) {
                scale = scale.holding(ahead.ends().mostLow()).holding(ahead.ends().mostHigh());
            }
        }
        return scale;
    }

    /// The corners of the wide band, and of the narrow one, in percent and pixels; empty where no
    /// range is told.
    String wide() {
        return corners(Ends::mostLow, Ends::mostHigh);
    }

    String narrow() {
        return corners(Ends::halfLow, Ends::halfHigh);
    }

    private String corners(ToLongFunction<Ends> low, ToLongFunction<Ends> high) {
        var scale = scale();
        var over = new ArrayList<String>();
        var under = new ArrayList<String>();
        for (int i = 0; i < months.size(); i++) {
            var ahead = months.get(i).ahead();
            if (ahead == null || ahead.ends() == null) continue;
            if (over.isEmpty() && i > 0) {
                var last = months.get(i - 1).actual();
                if (last != null) over.add(corner(i - 1, scale.at(last)));
            }
            over.add(corner(i, scale.at(high.applyAsLong(ahead.ends()))));
            under.addFirst(corner(i, scale.at(low.applyAsLong(ahead.ends()))));
        }
        over.addAll(under);
        return String.join(" ", over);
    }

    private String corner(int month, double y) {
        return String.format(Locale.ROOT, "%.2f,%.2f", centre(month), y);
    }

    List<ChartLine> lines() {
        var scale = scale();
        var lines = new ArrayList<ChartLine>();
        lines.add(ChartLine.level(Kind.AXIS, 0, 100, scale.zero()));
        for (var path : earlier) addLine(lines, Kind.PRIOR, path, scale);
        var actual = new ArrayList<@Nullable Long>();
        var expected = new ArrayList<@Nullable Long>();
        for (int i = 0; i < months.size(); i++) {
            var month = months.get(i);
            actual.add(month.actual());
            boolean isLast = i + 1 < months.size() && months.get(i + 1).actual() == null;
            expected.add(month.ahead() != null ? Long.valueOf(month.ahead().expected())
                    : isLast ? month.actual() : null);
        }
        addLine(lines, Kind.NEED, expected, scale);
        addLine(lines, Kind.ACTUAL, actual, scale);
        return lines;
    }

    private void addLine(
            List<ChartLine> lines, Kind kind, List<@Nullable Long> path, ChartScale scale) {
        for (int i = 1; i < Math.min(path.size(), months.size()); i++) {
            var from = path.get(i - 1);
            var to = path.get(i);
            if (from == null || to == null) continue;
            lines.add(new ChartLine(
                    kind, centre(i - 1), scale.at(from), centre(i), scale.at(to)));
        }
    }

    List<ChartLabel> labels() {
        var labels = new ArrayList<ChartLabel>();
        var scale = scale();
        int first = -1;
        for (int i = 0; i < months.size(); i++) {
            labels.add(ChartLabel.centred(centre(i), BOTTOM + 18,
                    i % 6 == 0 ? "" : i % 2 == 0 ? "minor" : "gone", months.get(i).label()));
            if (first < 0 && months.get(i).ahead() != null) first = i;
        }
        labels.removeIf(label -> label.css().equals("gone"));
        if (first >= 0) {
            var ahead = months.get(first).ahead();
            if (ahead != null) {
                labels.add(ChartLabel.centred(centre(first), scale.at(ahead.expected()) - 10,
                        "strong", text.brief().apply(ahead.expected())));
            }
        }
        return labels;
    }

    boolean hasRanges() {
        return !wide().isEmpty();
    }

    int height() {
        return BOTTOM + 24;
    }

    private double centre(int month) {
        return ChartScale.tidy(100.0 * (month + 0.5) / Math.max(1, months.size()));
    }
}
