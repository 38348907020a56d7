package linecard.stated;

import linecard.packing.Packer;
import linecard.reckoning.Change.Cause;
import linecard.reckoning.Part;
import linecard.sales.Share;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Takes the lines of one rep on a statement, one after the other, as columns: of each the
/// difference to what could be expected. [PartPacking] reads them back.
public final class PartWriting {

    private final int size;
    private final List<DocumentHead> heads = new ArrayList<>();
    private final int[] counts;
    private final String[] productLines;
    private final long[][] columns;
    public final WayColumns.Writing was;
    public final WayColumns.Writing now;
    private final GroundColumns.Writing grounds;
    private boolean areOthers;
    private int at;
    private int position;
    private int place = 1;
    private long share = Share.WHOLE;
    private long base;
    private long amount;

    /// @param size how many lines there will be
    public PartWriting(int size) {
        this.size = size;
        counts = new int[size];
        productLines = new String[size];
        columns = new long[9][size];
        was = new WayColumns.Writing(size);
        now = new WayColumns.Writing(size);
        grounds = new GroundColumns.Writing(size);
    }

    public void add(StatementLine line) {
        if (heads.isEmpty() || !heads.getLast().isOf(line)) open(DocumentHead.of(line));
        int place = add(line.portion().position(), line.portion().place(), line.productLine(),
                line.quantityMilli(), line.lineNet().minor(), line.share().millionths(),
                line.base().minor(), line.amount().minor(), line.cause(), line.part());
        was.add(place, line.was(), line);
        now.add(place, line.now(), line);
        ground(place, line.grounds());
    }

    /// What a line that was added rests on.
    public void ground(int place, Grounds of) {
        if (!of.equals(Grounds.NONE)) grounds.add(place, of);
    }

    /// What the next lines say of their document.
    public void open(DocumentHead head) {
        if (!heads.isEmpty() && heads.getLast().equals(head)) return;
        heads.add(head);
        areOthers |= head.soldIn() != null;
        position = 0;
    }

    /// The next line; the ways to it are added to `was` and `now` by its place here.
    ///
    /// @return its place, from 0
    public int add(int line, int split, String productLine, long quantity, long net, long part,
            long ofBase, long earned, Cause cause, Part of) {
        counts[heads.size() - 1]++;
        columns[0][at] = line - (long) (position + 1);
        columns[1][at] = split - (long) place;
        productLines[at] = productLine;
        columns[2][at] = quantity;
        columns[3][at] = net;
        columns[4][at] = part - share;
        columns[5][at] = ofBase - net;
        columns[6][at] = earned;
        columns[7][at] = cause.ordinal();
        columns[8][at] = of.ordinal();
        position = line;
        place = split;
        share = part;
        base = Math.addExact(base, ofBase);
        amount = Math.addExact(amount, earned);
        return at++;
    }

    /// @param first the position of the first line on the statement
    public PackedPart packed(@Nullable UUID rep, String repName, int first) {
        if (at != size || size == 0) throw new IllegalStateException(at + " lines of " + size);
        return new PackedPart(rep, repName, first, size, base, amount,
                bytes(rep, repName, first));
    }

    private byte[] bytes(@Nullable UUID rep, String repName, int first) {
        var form = grounds.areAny() ? PartPacking.WITH_GROUNDS : PartPacking.FORM;
        var out = new Packer(form).flag(areOthers).number(size)
                .number(first).id(rep).text(repName).number(heads.size());
        for (int i = 0; i < heads.size(); i++) {
            heads.get(i).write(out, counts[i]);
            if (areOthers) soldIn(out, heads.get(i).soldIn());
        }
        for (var column : columns) out.rest(column);
        for (var name : productLines) out.text(name);
        was.write(out);
        now.write(out);
        if (grounds.areAny()) grounds.write(out);
        return out.bytes();
    }

    private static void soldIn(Packer out, @Nullable SoldIn soldIn) {
        out.flag(soldIn != null);
        if (soldIn != null) out.text(soldIn.currency()).number(soldIn.rateNanos());
    }
}
