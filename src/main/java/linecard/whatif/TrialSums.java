package linecard.whatif;

import linecard.calendar.Span;
import linecard.people.Agency;
import linecard.reckoning.Extra;
import linecard.reckoning.Lines;
import linecard.reckoning.Measure;
import linecard.reckoning.Outlook;
import linecard.reckoning.Reckoned;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.LongStream;

/// The sums of a trial: of what was reckoned by both terms, nothing else is kept.
final class TrialSums {

    private final Stretch stretch;
    private final Span known;
    private final List<Row> rows = new ArrayList<>();
    private List<Trial.Month> months = List.of();

    /// @param known the days of the stretch that are over
    TrialSums(Stretch stretch, Span known) {
        this.stretch = stretch;
        this.known = known;
    }

    /// @param repNames for the ids of reps
    Trial done(Function<Set<UUID>, Map<UUID, String>> repNames) {
        var total = new Row(Row.Kind.TOTAL, null, "", "", 0, 0, 0);
        for (var row : rows) total = total.plus(row);
        var names = repNames.apply(ids());
        return new Trial(known, rows.stream()
                .map(row -> row.named(names)).sorted(Row.MOST_MOVED).toList(), total, months);
    }

    private Set<UUID> ids() {
        var ids = new HashSet<UUID>();
        for (var row : rows) if (row.id() != null && row.kind() == Row.Kind.REP) ids.add(row.id());
        return ids;
    }

    /// One agency of several.
    ///
    /// @param lines what it sold
    void add(Agency agency, Lines lines, Reckoned before, Reckoned after) {
        rows.add(new Row(Row.Kind.AGENCY, agency.id(), agency.code(), agency.name(),
                sum(LongStream.of(net(lines))), before.total(), after.total()));
    }

    /// The one agency that was asked about, by its reps and by month.
    void addOne(Lines lines, Reckoned before, Reckoned after) {
        byRep(lines, before, after);
        months = Trial.months(stretch, before, after);
    }

    private void byRep(Lines lines, Reckoned before, Reckoned after) {
        var sold = new HashMap<UUID, Long>();
        var net = net(lines);
        for (int i = 0; i < lines.size(); i++) {
            sold.merge(lines.reps().get(lines.rep()[i]), net[i], Math::addExact);
        }
        var shifts = new LinkedHashMap<UUID, Outlook.Shift>();
        for (var rep : lines.reps()) shifts.put(rep, new Outlook.Shift(rep, 0, 0));
        // who earns over others need not have sold anything
        for (var shift : Outlook.shifts(before, after)) shifts.put(shift.rep(), shift);
        for (var shift : shifts.values()) {
            rows.add(new Row(Row.Kind.REP, shift.rep(), "", "",
                    sold.getOrDefault(shift.rep(), 0L), shift.before(), shift.after()));
        }
        long extrasBefore = extras(before);
        long extrasAfter = extras(after);
        if (extrasBefore != 0 || extrasAfter != 0) {
            rows.add(new Row(Row.Kind.PERIODS, null, "", "", 0, extrasBefore, extrasAfter));
        }
    }

    /// What whole periods add or take.
    private static long extras(Reckoned reckoned) {
        return sum(reckoned.extras().stream().mapToLong(Extra::amount));
    }

    private static long[] net(Lines lines) {
        return new Measure(Measure.Kind.NET, Measure.DEDUCTIONS).of(lines);
    }

    private static long sum(LongStream amounts) {
        return amounts.reduce(0, Math::addExact);
    }
}
