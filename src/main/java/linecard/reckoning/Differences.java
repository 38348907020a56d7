package linecard.reckoning;

import linecard.calendar.Span;
import linecard.reckoning.Change.Cause;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;

/// What was stated is never altered: a statement holds what is known now less what has been stated
/// already, and says of each difference why.
public final class Differences {

    private final Reckoned stated;
    private final Reckoned now;
    private final LocalDate from;
    private final List<Change> changes = new ArrayList<>();
    private @Nullable Course lastOld;
    private @Nullable Course lastNow;
    private boolean isLastSame;

    private Differences(Reckoned stated, Reckoned now, LocalDate from) {
        this.stated = stated;
        this.now = now;
        this.from = from;
    }

    /// What the statement comes to; the sum of the changes.
    public static long total(Reckoned stated, Reckoned now) {
        return Math.subtractExact(now.total(), stated.total());
    }

    /// @param stated all that was stated of the same window, as it was reckoned last
    /// @param period of the statement: what is older is late
    public static List<Change> between(Reckoned stated, Reckoned now, Span period) {
        var differences = new Differences(stated, now, period.from());
        for (var part : Part.values()) differences.compare(part);
        differences.compareExtras();
        return differences.changes;
    }

    private void compare(Part part) {
        var rounding = new LinkedHashMap<UUID, Long>();
        var before = new Side(stated, part);
        var after = new Side(now, part);
        for (int line = 0; line < after.size(); line++) {
            if (after.isOfNext(line)) before.open(after.document(line).id());
            if (!after.tells(line)) continue;
            int old = before.match(after.position(line), after.place(line));
            if (old < 0) {
                add(fresh(after.document(line)), null, after.entry(line));
                continue;
            }
            boolean sameRep = before.rep(old).equals(after.rep(line));
            long amount = after.amount(line) - before.amount(old);
            if (sameRep && amount == 0) continue;
            var was = before.entry(old);
            var is = after.entry(line);
            if (!sameRep) {
                add(Cause.REASSIGNED, was, null);
                add(Cause.REASSIGNED, null, is);
                continue;
            }
            var cause = cause(was, is);
            if (cause == Cause.ROUNDING) {
                rounding.merge(is.rep(), amount, Math::addExact);
            } else {
                add(cause, was, is);
            }
        }
        for (int old = 0; old < before.size(); old++) {
            if (before.isLeft(old)) add(Cause.WITHDRAWN, before.entry(old), null);
        }
        rounding.forEach((rep, amount) -> {
            if (amount == 0) return;
            changes.add(new Change(Cause.ROUNDING, rep, null, null, null, amount));
        });
    }

    private Cause fresh(Document document) {
        if (document.returned() != null) return Cause.RETURNED;
        return document.day().isBefore(from) ? Cause.LATE : Cause.NEW;
    }

    private Cause cause(Entry old, Entry now) {
        if (old.base() != now.base()) return Cause.CORRECTED;
        if (!isSame(old.course(), now.course())) return Cause.TERMS;
        if (old.rated() == now.rated()) return Cause.PAYMENT;
        return old.slices().equals(now.slices()) ? Cause.ROUNDING : Cause.TIER;
    }

    /// Lines that follow one another are mostly paid alike.
    private boolean isSame(Course old, Course now) {
        if (old != lastOld || now != lastNow) {
            isLastSame = old.strand().equals(now.strand());
            lastOld = old;
            lastNow = now;
        }
        return isLastSame;
    }

    /// A line of the statement's own days is told even where it earns nothing: every line has an
    /// answer.
    private void add(Cause cause, @Nullable Entry old, @Nullable Entry now) {
        long amount = (now == null ? 0 : now.amount()) - (old == null ? 0 : old.amount());
        if (amount == 0 && (now == null || old != null || now.part() != Part.COMMISSION)) return;
        var rep = now == null ? null : now.rep();
        if (old != null) rep = old.rep();
        changes.add(new Change(cause, rep, old, now, null, amount));
    }

    private record Whole(Extra.Kind kind, Span period) {}

    private void compareExtras() {
        var before = new LinkedHashMap<Whole, Long>();
        for (var extra : stated.extras()) {
            before.put(new Whole(extra.kind(), extra.period()), extra.amount());
        }
        for (var extra : now.extras()) {
            var old = before.remove(new Whole(extra.kind(), extra.period()));
            long amount = extra.amount() - (old == null ? 0 : old);
            if (amount == 0) continue;
            changes.add(new Change(Cause.PERIOD, null, null, null, extra, amount));
        }
        for (var extra : stated.extras()) {
            var old = before.get(new Whole(extra.kind(), extra.period()));
            if (old == null) continue;
            changes.add(new Change(Cause.PERIOD, null, null, null, extra, -old));
        }
    }
}
