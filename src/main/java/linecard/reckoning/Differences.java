package linecard.reckoning;

import linecard.calendar.Span;
import linecard.reckoning.Change.Cause;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// What was stated is never altered: a statement holds what is known now less what has been stated
/// already, and says of each difference why.
public final class Differences {

    private final Reckoned stated;
    private final Reckoned now;
    private final LocalDate from;

    private final Manner manner;
    private final Side earnedBefore;
    private final Side earnedAfter;
    private final Changes changes = new Changes();
    private @Nullable Course lastOld;
    private @Nullable Course lastNow;
    private boolean isLastSame;
    private boolean areLastSlicesSame;

    /// How statements said why a figure changed, in the order in which they came to.
    public enum Manner {
        /// What payments moved was not told apart from rounding, and a tier was said to have moved
        /// wherever its period had grown.
        FIRST,
        /// What whole periods add or take was told without what had been stated of it, and what
        /// they no longer do as it had been.
        PARTING_PAYMENTS,
        /// The base of what earns nothing followed from what else was reckoned with it.
        PARTING_PERIODS,
        /// As it is said today.
        TODAY;

        boolean partsPayments() {
            return this != FIRST;
        }

        boolean partsPeriods() {
            return compareTo(PARTING_PERIODS) >= 0;
        }

        boolean basesOnTerms() {
            return this == TODAY;
        }
    }

    private Differences(Reckoned stated, Reckoned now, LocalDate from, Manner manner) {
        this.stated = stated;
        this.now = now;
        this.from = from;
        this.manner = manner;
        earnedBefore = new Side(stated, Part.COMMISSION);
        earnedAfter = new Side(now, Part.COMMISSION);
    }

    /// What the statement comes to; the sum of the changes.
    public static long total(Reckoned stated, Reckoned now) {
        return Math.subtractExact(now.total(), stated.total());
    }

    /// @param stated all that was stated of the same window, as it was reckoned last
    /// @param period of the statement: what is older is late
    public static Changes between(Reckoned stated, Reckoned now, Span period) {
        return told(Manner.TODAY, stated, now, period);
    }

    /// The same as statements said it once.
    public static Changes told(Manner manner, Reckoned stated, Reckoned now, Span period) {
        return new Differences(stated, now, period.from(), manner).changes();
    }

    private Changes changes() {
        for (var part : Part.values()) compare(part);
        compareExtras();
        return changes;
    }

    private void compare(Part part) {
        var rounding = new LinkedHashMap<UUID, Long>();
        boolean isCommission = part == Part.COMMISSION;
        var before = isCommission ? earnedBefore : new Side(stated, part);
        var after = isCommission ? earnedAfter : new Side(now, part);
        changes.compare(before, after);
        for (int line = 0; line < after.size(); line++) {
            if (after.isOfNext(line)) before.open(after.document(line).id());
            if (!after.tells(line)) continue;
            int old = before.match(after.position(line), after.place(line));
            if (old < 0) {
                tell(fresh(after.document(line)), part, after, line);
                continue;
            }
            boolean sameRep = before.rep(old).equals(after.rep(line));
            long amount = after.amount(line) - before.amount(old);
            if (sameRep && amount == 0) continue;
            if (!sameRep) {
                withdraw(Cause.REASSIGNED, before, old);
                tell(Cause.REASSIGNED, part, after, line);
                continue;
            }
            var cause = cause(before, old, after, line);
            if (cause == Cause.ROUNDING) {
                rounding.merge(after.rep(line), amount, Math::addExact);
            } else {
                changes.tell(cause, old, line);
            }
        }
        for (int old = 0; old < before.size(); old++) {
            if (before.isLeft(old)) withdraw(Cause.WITHDRAWN, before, old);
        }
        rounding.forEach((rep, amount) -> {
            if (amount == 0) return;
            changes.tell(Change.ofNoLine(Cause.ROUNDING, rep, null, null, amount));
        });
    }

    private Cause fresh(Document document) {
        if (document.returned() != null) return Cause.RETURNED;
        return document.day().isBefore(from) ? Cause.LATE : Cause.NEW;
    }

    private Cause cause(Side before, int old, Side after, int line) {
        boolean isMoved = before.base(old) != after.base(line);
        boolean isOfCommission = manner.partsPayments()
                && before.course(old).isOfCommission() && after.course(line).isOfCommission();
        if (isMoved && !isOfCommission) return Cause.CORRECTED;
        if (!isSame(before.course(old), after.course(line))) return Cause.TERMS;
        if (isMoved) return ofCommission(before, old, after, line);
        if (before.rated(old) == after.rated(line)) return Cause.PAYMENT;
        boolean areSame = before.course(old).isByLine() || after.course(line).isByLine()
                ? before.slices(old).equals(after.slices(line)) : areLastSlicesSame;
        if (!areSame) return Cause.TIER;
        return manner.partsPayments() && isMoreThanRounding(before, old, after, line)
                ? Cause.PAYMENT : Cause.ROUNDING;
    }

    /// What is paid on commission changes for the reasons for which that does.
    private Cause ofCommission(Side before, int old, Side after, int line) {
        var cause = cause(earnedBefore, old, earnedAfter, line);
        if (cause != Cause.ROUNDING && cause != Cause.PAYMENT) return cause;
        return isMoreThanRounding(before, old, after, line) ? Cause.PAYMENT : Cause.ROUNDING;
    }

    /// Whether more of a line has moved than what it comes to in full.
    private static boolean isMoreThanRounding(Side before, int old, Side after, int line) {
        return Math.abs(after.amount(line) - before.amount(old))
                > Math.abs(after.rated(line) - before.rated(old));
    }

    /// Lines that follow one another are mostly paid alike.
    private boolean isSame(Course old, Course now) {
        if (old != lastOld || now != lastNow) {
            isLastSame = old.strand().equals(now.strand());
            areLastSlicesSame = manner.partsPayments() ? isLastSame && now.paysAs(old)
                    : old.slices(0, 0).equals(now.slices(0, 0));
            lastOld = old;
            lastNow = now;
        }
        return isLastSame;
    }

    /// A line of the statement's own days is told even where it earns nothing: every line has an
    /// answer.
    private void tell(Cause cause, Part part, Side after, int line) {
        if (part == Part.COMMISSION || after.amount(line) != 0) changes.tell(cause, -1, line);
    }

    private void withdraw(Cause cause, Side before, int old) {
        if (before.amount(old) != 0) changes.tell(cause, old, -1);
    }

    private record Whole(Extra.Kind kind, Span period) {

        static Whole of(Extra extra) {
            return new Whole(extra.kind(), extra.period());
        }
    }

    private void compareExtras() {
        var before = new LinkedHashMap<Whole, Extra>();
        for (var extra : stated.extras()) before.put(Whole.of(extra), extra);
        for (var extra : now.extras()) {
            var old = before.remove(Whole.of(extra));
            long amount = extra.amount() - (old == null ? 0 : old.amount());
            if (amount != 0) tell(extra, manner.partsPeriods() ? old : null, amount);
        }
        if (manner.partsPeriods()) compareIdle(before);
        else for (var extra : stated.extras()) {
            var old = before.get(Whole.of(extra));
            if (old != null) tell(extra, null, -old.amount());
        }
    }

    /// What was stated of whole periods that add or take nothing now.
    private void compareIdle(Map<Whole, Extra> before) {
        for (var extra : now.idle()) {
            var old = before.remove(Whole.of(extra));
            if (old != null && old.amount() != 0) tell(extra, old, -old.amount());
        }
        for (var old : before.values()) {
            if (old.amount() != 0) tell(null, old, -old.amount());
        }
    }

    private void tell(@Nullable Extra extra, @Nullable Extra before, long amount) {
        changes.tell(Change.ofNoLine(Cause.PERIOD, null, extra, before, amount));
    }
}
