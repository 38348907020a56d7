package linecard.stated;

import linecard.money.Money;
import linecard.money.Rate;
import linecard.packing.Unpacker;
import linecard.reckoning.Change.Cause;
import linecard.reckoning.Part;
import linecard.sales.Share;
import linecard.stated.WayColumns.Before;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;

/// The lines of one rep on a statement, as bytes: columns, of each the difference to what could be
/// expected. What a line says of its document is written once for all that follow. Of the same
/// lines there are the same bytes.
public final class PartPacking {

    static final int FORM = 4;

    /// The same, and after it what lines rest on, where any rests on anything.
    static final int WITH_GROUNDS = 5;

    /// Earlier forms: of documents in the currency of the statement, and of others.
    private static final int OF_OWN = 2;
    private static final int OF_OTHERS = 3;

    private PartPacking() {}

    /// @param lines one rep's, that follow one another; at least one
    public static PackedPart pack(List<StatementLine> lines) {
        var first = lines.getFirst();
        var out = new PartWriting(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            check(line, first, i);
            out.add(line);
        }
        return out.packed(first.rep(), first.repName(), first.position());
    }

    private static void check(StatementLine line, StatementLine first, int place) {
        if (line.position() != first.position() + place || !line.repName().equals(first.repName())
                || !Objects.equals(line.rep(), first.rep())) {
            throw new IllegalArgumentException("line %d is none of %s's that follow %d".formatted(
                    line.position(), first.repName(), first.position()));
        }
    }

    public static List<StatementLine> unpack(byte[] bytes, Currency currency) {
        var in = new Unpacker(bytes);
        if (in.form() < OF_OWN) return FirstPart.unpack(bytes, currency);
        if (in.form() > WITH_GROUNDS) throw new IllegalStateException("packed as " + in.form());
        boolean areOthers = in.form() >= FORM ? in.flag() : in.form() == OF_OTHERS;
        int size = in.size();
        int position = in.count();
        var rep = in.idOrNone();
        var repName = in.text();
        var heads = new ArrayList<DocumentHead>();
        for (int left = in.count(); left > 0; left--) {
            int count = in.size();
            var head = DocumentHead.read(in, areOthers);
            for (int i = 0; i < count; i++) heads.add(head);
        }
        if (heads.size() != size) throw new IllegalStateException("lines are missing");
        var columns = new long[9][];
        for (int i = 0; i < columns.length; i++) columns[i] = in.rest(size);
        var productLines = new ArrayList<String>();
        for (int i = 0; i < size; i++) productLines.add(in.text());
        var was = WayColumns.Reading.of(in, size);
        var now = WayColumns.Reading.of(in, size);
        var grounds = in.form() == WITH_GROUNDS ? GroundColumns.Reading.of(in, size, currency)
                : GroundColumns.Reading.none(currency);
        if (!in.isAtEnd()) throw new IllegalStateException("something follows the lines");
        var lines = new ArrayList<StatementLine>(size);
        var before = new Before(0, 1, Share.WHOLE);
        for (int i = 0; i < size; i++) {
            var head = heads.get(i);
            boolean isNext = i == 0 || head != heads.get(i - 1);
            int at = Math.toIntExact(columns[0][i] + (isNext ? 1 : before.position() + 1));
            int place = Math.toIntExact(columns[1][i] + before.place());
            long share = columns[4][i] + before.share();
            before = new Before(at, place, share);
            var net = new Money(columns[3][i], currency);
            var base = new Money(columns[5][i] + columns[3][i], currency);
            var amount = new Money(columns[6][i], currency);
            lines.add(new StatementLine(position + i, new Portion(at, place, null), head.kind(),
                    head.document(), head.number(), head.bookedOn(), head.account(),
                    productLines.get(i), rep, repName, columns[2][i], net, new Rate(share), base,
                    amount, head.late(), head.soldIn(), head.originalNumber(), head.originalOn(),
                    head.originalStatement(), Cause.values()[(int) columns[7][i]],
                    Part.values()[(int) columns[8][i]], was.way(i, base, amount),
                    now.way(i, base, amount), grounds.at(i)));
        }
        return lines;
    }
}
