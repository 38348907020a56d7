package linecard.contests;

import linecard.plan.Goal.Measure;
import linecard.scoring.Day;
import linecard.scoring.Rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What reps sold day by day, read once for several contests of other days and measures.
record SoldDays(List<Sold> all) {

    /// @param net in minor units, as credited; so is `cost`. `units` are thousandths
    /// @param netBack what came back that day, zero or negative; so are `costBack`, `unitsBack`
    record Sold(
            UUID rep, LocalDate day, long net, long netBack, long cost, long costBack, long units,
            long unitsBack) {}

    /// @param codes of the reps that count, by their ids
    List<Day> days(Rules rules, Map<UUID, String> codes) {
        var from = rules.days().from();
        var until = rules.cutOff().plusDays(1);
        var measure = Measure.of(rules.measure());
        var days = new ArrayList<Day>();
        for (var one : all) {
            if (one.day().isBefore(from) || !one.day().isBefore(until)) continue;
            var code = codes.get(one.rep());
            if (code != null) days.add(day(one, code, measure));
        }
        return days;
    }

    private static Day day(Sold one, String code, Measure measure) {
        return switch (measure) {
            case REVENUE -> new Day(code, one.day(), one.net(), one.netBack());
            case MARGIN -> new Day(code, one.day(), one.net() - one.cost(),
                    one.netBack() - one.costBack());
            case UNITS -> new Day(code, one.day(), one.units(), one.unitsBack());
            case CALLS, NEW_ACCOUNTS -> throw new IllegalArgumentException("not sold: " + measure);
        };
    }
}
