package linecard.web;

import linecard.web.ChartLabel.Anchor;
import linecard.web.ChartLine.Kind;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/// Will the year come out? Actual, goal and prior year added up month by month, and from the last
/// month begun a dotted line to the goal: what each remaining month has to bring.
public record CumulativeLine(String title, ChartText text, List<ChartMonth> months) {

    private static final double RIGHT = 75;
    private static final int TOP = 20;
    private static final int BOTTOM = 210;
    private static final double APART = 32;

    public CumulativeLine {
        months = List.copyOf(months);
    }

    public ChartTable table() {
        var head = new ArrayList<>(List.of(text.period(), text.actual()));
        var actual = actual();
        var goal = goal();
        var prior = prior();
        if (!goal.isEmpty()) head.add(text.goal());
        if (!prior.isEmpty()) head.add(text.prior());
        var rows = new ArrayList<List<String>>();
        for (int i = 0; i < months.size(); i++) {
            var row = new ArrayList<String>();
            row.add(months.get(i).label());
            row.add(text.fullOrDash(i < actual.size() ? actual.get(i) : null));
            if (!goal.isEmpty()) row.add(text.fullOrDash(goal.get(i)));
            if (!prior.isEmpty()) row.add(text.fullOrDash(prior.get(i)));
            rows.add(row);
        }
        return new ChartTable(title, head, rows);
    }

    /// What each month not yet begun has to bring so that the goal is met, rounded up; empty where
    /// there is no goal, no month left, or nothing missing.
    OptionalLong neededEachMonth() {
        var goal = goal();
        int begun = actual().size();
        int left = months.size() - begun;
        if (goal.isEmpty() || left == 0) return OptionalLong.empty();
        long missing = goal.getLast() - (begun == 0 ? 0 : actual().getLast());
        return missing <= 0 ? OptionalLong.empty() : OptionalLong.of(Math.ceilDiv(missing, left));
    }

    /// The sentence for the key, empty where nothing is needed.
    String needed() {
        var each = neededEachMonth();
        return each.isPresent() ? text.needed().apply(each.getAsLong()) : "";
    }

    List<ChartLine> lines() {
        var lines = new ArrayList<ChartLine>();
        lines.add(ChartLine.level(Kind.AXIS, 0, RIGHT, scale().zero()));
        addLine(lines, Kind.PRIOR, prior());
        addLine(lines, Kind.GOAL, goal());
        if (neededEachMonth().isPresent()) {
            var from = last();
            lines.add(new ChartLine(
                    Kind.NEED, from.x(), from.y(), RIGHT, scale().at(goal().getLast())));
        }
        addLine(lines, Kind.ACTUAL, actual());
        return lines;
    }

    private void addLine(List<ChartLine> lines, Kind kind, List<Long> totals) {
        var scale = scale();
        double y = scale.zero();
        for (int i = 0; i < totals.size(); i++) {
            double next = scale.at(totals.get(i));
            lines.add(new ChartLine(kind, across(i), y, across(i + 1), next));
            y = next;
        }
    }

    /// Where the year stands; the origin before its first month.
    ChartDot last() {
        var actual = actual();
        var y = actual.isEmpty() ? scale().zero() : scale().at(actual.getLast());
        return new ChartDot(across(actual.size()), y);
    }

    /// Lines rise to the right, so where the year stands is said to the left above its dot, and
    /// where there is no room, to the right below it.
    List<ChartLabel> labels() {
        var labels = new ArrayList<ChartLabel>();
        for (int i = 0; i < months.size(); i++) {
            var x = (across(i) + across(i + 1)) / 2;
            labels.add(ChartLabel.centred(
                    x, BOTTOM + 18, i % 3 == 0 ? "" : "minor", months.get(i).label()));
        }
        labels.addAll(endLabels());
        var actual = actual();
        if (!actual.isEmpty() && actual.size() < months.size()) {
            var dot = last();
            var said = text.actual() + " " + text.brief().apply(actual.getLast());
            labels.add(dot.x() < 25
                    ? new ChartLabel(dot.x() + 3, dot.y() + 8, Anchor.START, "strong", said)
                    : new ChartLabel(dot.x(), Math.max(12, dot.y() - 12), Anchor.END, "strong",
                            said));
        }
        return labels;
    }

    private record End(String name, long amount, double y) {}

    /// Name and amount at the right of each line that runs to the end, moved apart.
    private List<ChartLabel> endLabels() {
        var ends = new ArrayList<End>();
        addEnd(ends, text.goal(), goal());
        addEnd(ends, text.prior(), prior());
        if (actual().size() == months.size()) addEnd(ends, text.actual(), actual());
        ends.sort(Comparator.comparingDouble(End::y));
        var labels = new ArrayList<ChartLabel>();
        double least = 12;
        double room = BOTTOM - 14 - (ends.size() - 1) * APART;
        for (var end : ends) {
            double y = Math.min(Math.max(end.y() - 2, least), room);
            labels.add(new ChartLabel(RIGHT + 2, y, Anchor.START, "", end.name()));
            labels.add(new ChartLabel(
                    RIGHT + 2, y + 14, Anchor.START, "strong", text.brief().apply(end.amount())));
            least = y + APART;
            room += APART;
        }
        return labels;
    }

    private void addEnd(List<End> ends, String name, List<Long> totals) {
        if (totals.isEmpty()) return;
        ends.add(new End(name, totals.getLast(), scale().at(totals.getLast())));
    }

    int height() {
        return BOTTOM + 24;
    }

    ChartScale scale() {
        var scale = ChartScale.between(BOTTOM, TOP);
        for (var totals : List.of(actual(), goal(), prior())) {
            for (var total : totals) scale = scale.holding(total);
        }
        return scale;
    }

    private List<Long> actual() {
        var begun = months.subList(0, ChartMonth.lastBegun(months) + 1);
        return ChartMonth.cumulated(begun, ChartMonth::actual);
    }

    private List<Long> goal() {
        return ChartMonth.cumulated(months, ChartMonth::goal);
    }

    private List<Long> prior() {
        return ChartMonth.cumulated(months, ChartMonth::prior);
    }

    private double across(int monthsGone) {
        return ChartScale.tidy(RIGHT * monthsGone / Math.max(1, months.size()));
    }
}
