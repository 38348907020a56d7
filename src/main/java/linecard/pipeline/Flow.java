package linecard.pipeline;

import linecard.pipeline.Movement.What;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What happened to the open opportunities of one rep between two days, or of all together: what
/// was open, with what came and without what went, is what is open.
///
/// @param rep who has them now; null for all together
/// @param start what was open as the days began, `end` what was open at their end
/// @param due what was to close in these days
/// @param pushedDays by how many days those that were pushed out were, all together
record Flow(
        @Nullable UUID rep, Part start, Part end, Map<What, Part> parts, Part due,
        long pushedDays) {

    record Part(long count, long minor) {

        static final Part NONE = new Part(0, 0);

        Part plus(Part other) {
            return new Part(count + other.count, Math.addExact(minor, other.minor));
        }
    }

    private static Flow nothing(@Nullable UUID rep) {
        return new Flow(rep, Part.NONE, Part.NONE, Map.of(), Part.NONE, 0);
    }

    Part of(What what) {
        return parts.getOrDefault(what, Part.NONE);
    }

    boolean isNothing() {
        return start.count() == 0 && end.count() == 0 && parts.isEmpty();
    }

    Flow plus(Flow other) {
        var sum = new EnumMap<What, Part>(What.class);
        for (var what : What.values()) {
            var both = of(what).plus(other.of(what));
            if (both.count() > 0) sum.put(what, both);
        }
        return new Flow(rep, start.plus(other.start), end.plus(other.end), sum,
                due.plus(other.due), pushedDays + other.pushedDays);
    }

    static Flow together(List<Flow> flows) {
        return flows.stream().reduce(nothing(null), Flow::plus);
    }

    /// Of what was to close in these days, the part that is still open; null where nothing was.
    @Nullable BigDecimal slippage() {
        return due.count() == 0 ? null : BigDecimal.valueOf(of(What.SLIPPED).count())
                .divide(BigDecimal.valueOf(due.count()), 4, RoundingMode.HALF_UP);
    }

    /// By how many days each of those pushed out was, rounded; null where none was.
    @Nullable Long daysEach() {
        long pushed = of(What.PUSHED).count();
        return pushed == 0 ? null : Long.valueOf(Math.round((double) pushedDays / pushed));
    }
}
