package linecard.commissions;

import linecard.commissions.Gathered.Sold;
import linecard.reckoning.Changes;
import linecard.reckoning.Course;
import linecard.reckoning.Document;
import linecard.reckoning.Ladder.Slice;
import linecard.reckoning.Side;
import linecard.reckoning.Strand;
import linecard.sales.Share;
import linecard.stated.PackedPart;
import linecard.stated.PartWriting;
import linecard.stated.StatementLine;
import linecard.stated.WayColumns;
import linecard.stated.Ways;

import org.jspecify.annotations.Nullable;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;

/// The lines of a statement in their order. Each is told when it is asked for, so that of many no
/// more than one has to be there; and packed from the columns in which they were reckoned.
final class Told extends AbstractList<StatementLine> implements RandomAccess {

    private final Telling telling;
    private final Changes changes;
    private final Sequence order;
    private final Map<Course, Common> common = new IdentityHashMap<>();

    /// Of each product line of a side.
    private final Map<Side, String[]> productLines = new IdentityHashMap<>();
    private @Nullable Side lastSide;
    private String[] lastLines = {};
    private @Nullable Course last;
    private @Nullable Common lastCommon;

    Told(Telling telling, Changes changes, Sequence order) {
        this.telling = telling;
        this.changes = changes;
        this.order = order;
    }

    @Override
    public StatementLine get(int at) {
        return telling.line(changes, order.places()[at], at + 1);
    }

    @Override
    public int size() {
        return order.places().length;
    }

    /// In minor units, as the amount is.
    long base() {
        long base = 0;
        for (int at : order.places()) base = Math.addExact(base, changes.base(at));
        return base;
    }

    long amount() {
        long amount = 0;
        for (int at : order.places()) amount = Math.addExact(amount, changes.amount(at));
        return amount;
    }

    /// As [StatementLines#packed] packs them.
    List<PackedPart> packed() {
        var parts = new ArrayList<PackedPart>();
        int from = 0;
        for (int i = 0; i < order.ends().length; i++) {
            int to = order.ends()[i];
            var part = new PartWriting(to - from);
            Document document = null;
            for (int at = from; at < to; at++) document = add(part, at, document);
            var rep = order.reps().get(i);
            parts.add(part.packed(rep, telling.repName(rep), from + 1));
            from = to;
        }
        return parts;
    }

    /// @param before the document of the line before
    /// @return that of this one; null for none
    private @Nullable Document add(PartWriting part, int at, @Nullable Document before) {
        int change = order.places()[at];
        if (!changes.isOfLine(change)) {
            part.add(get(at));
            return null;
        }
        var side = changes.side(change);
        int line = changes.line(change);
        var document = side.document(line);
        if (document != before) part.open(telling.head(document));
        long base = changes.base(change);
        long amount = changes.amount(change);
        var kept = changes.now(change) < 0 ? new Sold(0, side.base(line))
                : side.share(line) == Share.WHOLE ? null
                        : telling.sold(document, side.position(line), side.base(line));
        int place = part.add(side.position(line), side.place(line),
                productLine(side, line),
                kept == null ? side.quantity(line) : kept.quantityMilli(),
                kept == null ? side.net(line) : kept.netMinor(), side.share(line), base, amount,
                changes.cause(change), side.part());
        part.ground(place, telling.grounds(changes, change));
        add(part.was, place, changes.before(change), changes.old(change), base, amount);
        add(part.now, place, changes.after(change), changes.now(change), base, amount);
        return document;
    }

    private String productLine(Side side, int line) {
        if (side != lastSide) {
            lastSide = side;
            lastLines = productLines.computeIfAbsent(side, _ -> side.upward().stream()
                    .map(telling::productLine).toArray(String[]::new));
        }
        return lastLines[side.up(line)];
    }

    /// What lines of one course have in common.
    ///
    /// @param back where they take something back
    /// @param slices null where each has its own
    private record Common(
            WayColumns.Clause sold, WayColumns.Clause back, long counted, boolean isByPiece,
            @Nullable List<Slice> slices) {}

    private Common common(Course course) {
        if (course == last && lastCommon != null) return lastCommon;
        last = course;
        lastCommon = common.computeIfAbsent(course, _ -> new Common(
                telling.ways.clause(course.strand(), false),
                telling.ways.clause(course.strand(), true), Ways.counted(course),
                course.strand() instanceof Strand.PerUnit,
                course.isByLine() ? null : course.slices(0, 0)));
        return lastCommon;
    }

    /// @param line -1 for none
    private void add(WayColumns.Writing ways, int place, Side side, int line, long base,
            long amount) {
        if (line < 0) return;
        var course = side.course(line);
        var common = common(course);
        long ofWay = common.isByPiece() ? 0 : side.base(line);
        long sum = common.isByPiece() ? 0 : side.sum(line);
        ways.add(place, side.document(line).takesBack() ? common.back() : common.sold(),
                common.counted(), ofWay - base, sum, ofWay, side.rated(line), side.amount(line),
                amount);
        if (common.slices() != null) {
            ways.slices(place, common.slices(), ofWay);
            return;
        }
        var rate = course.oneRate(sum, sum + ofWay);
        if (rate == null) ways.slices(place, course.slices(sum, sum + ofWay), ofWay);
        else ways.slice(place, rate, ofWay);
    }
}
