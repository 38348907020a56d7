package linecard.commissions;

import linecard.commissions.WayColumns.Before;
import linecard.money.Money;
import linecard.money.Rate;
import linecard.reckoning.Change.Cause;
import linecard.reckoning.Part;
import linecard.sales.Kind;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/// The lines of one rep on a statement, as bytes: columns, of each the difference to what could be
/// expected. What a line says of its document is written once for all that follow. Of the same
/// lines there are the same bytes.
final class PartPacking {

    private static final int FORM = 2;
    /// With the currency of each document; written only where one is in another than its own.
    private static final int WITH_CURRENCIES = 3;
    private static final int WHOLE = 1_000_000;

    private PartPacking() {}

    /// What lines say of their document.
    private record Head(
            @Nullable Kind kind, @Nullable UUID document, String number,
            @Nullable LocalDate bookedOn, String account, boolean late, @Nullable SoldIn soldIn,
            String originalNumber, @Nullable LocalDate originalOn, String originalStatement) {

        boolean isOf(StatementLine line) {
            return kind == line.kind() && late == line.late() && number.equals(line.number())
                    && same(document, line.document()) && same(bookedOn, line.bookedOn())
                    && account.equals(line.account()) && same(soldIn, line.soldIn())
                    && originalNumber.equals(line.originalNumber())
                    && same(originalOn, line.originalOn())
                    && originalStatement.equals(line.originalStatement());
        }

        static Head of(StatementLine line) {
            return new Head(line.kind(), line.document(), line.number(), line.bookedOn(),
                    line.account(), line.late(), line.soldIn(), line.originalNumber(),
                    line.originalOn(), line.originalStatement());
        }

        private static boolean same(@Nullable Object one, @Nullable Object other) {
            return one == other || one != null && one.equals(other);
        }
    }

    /// @param lines one rep's, that follow one another; at least one
    static byte[] pack(List<StatementLine> lines) {
        int size = lines.size();
        var heads = new ArrayList<Head>();
        var counts = new ArrayList<Integer>();
        var columns = new long[9][size];
        var productLines = new ArrayList<String>();
        var was = new WayColumns.Writing(size);
        var now = new WayColumns.Writing(size);
        StatementLine first = null;
        StatementLine last = null;
        for (int i = 0; i < size; i++) {
            var line = lines.get(i);
            if (first == null) first = line;
            check(line, first, i);
            boolean isNext = heads.isEmpty() || !heads.getLast().isOf(line);
            if (isNext) {
                heads.add(Head.of(line));
                counts.add(0);
            }
            counts.set(counts.size() - 1, counts.getLast() + 1);
            int expected = isNext || last == null ? 1 : last.portion().position() + 1;
            columns[0][i] = line.portion().position() - (long) expected;
            columns[1][i] = line.portion().place() - (last == null ? 1L : last.portion().place());
            productLines.add(line.productLine());
            columns[2][i] = line.quantityMilli();
            columns[3][i] = line.lineNet().minor();
            columns[4][i] = line.share().millionths()
                    - (last == null ? WHOLE : last.share().millionths());
            columns[5][i] = line.base().minor() - line.lineNet().minor();
            columns[6][i] = line.amount().minor();
            columns[7][i] = line.cause().ordinal();
            columns[8][i] = line.part().ordinal();
            was.add(i, line.was(), line);
            now.add(i, line.now(), line);
            last = line;
        }
        if (first == null) throw new IllegalArgumentException("a part without lines");
        boolean areOthers = heads.stream().anyMatch(head -> head.soldIn() != null);
        var out = new Packer(areOthers ? WITH_CURRENCIES : FORM).number(size)
                .number(first.position()).id(first.rep()).text(first.repName())
                .number(heads.size());
        for (int i = 0; i < heads.size(); i++) {
            head(out, heads.get(i), counts.get(i));
            if (areOthers) soldIn(out, heads.get(i).soldIn());
        }
        for (var column : columns) out.rest(column);
        for (var name : productLines) out.text(name);
        was.write(out);
        now.write(out);
        return out.bytes();
    }

    private static void check(StatementLine line, StatementLine first, int place) {
        if (line.position() != first.position() + place || !line.repName().equals(first.repName())
                || !Head.same(line.rep(), first.rep())) {
            throw new IllegalArgumentException("line %d is none of %s's that follow %d".formatted(
                    line.position(), first.repName(), first.position()));
        }
    }

    private static void head(Packer out, Head head, int count) {
        out.number(count).choice(head.kind()).flag(head.document() != null);
        if (head.document() != null) out.plainId(head.document());
        out.plainText(head.number()).day(head.bookedOn()).text(head.account()).flag(head.late())
                .text(head.originalNumber()).text(head.originalStatement())
                .flag(head.originalOn() != null);
        if (head.originalOn() != null) out.day(head.originalOn());
    }

    private static void soldIn(Packer out, @Nullable SoldIn soldIn) {
        out.flag(soldIn != null);
        if (soldIn != null) out.text(soldIn.currency()).number(soldIn.rateNanos());
    }

    private static Head head(Unpacker in) {
        var kind = in.choiceOrNone(Kind.values());
        var document = in.flag() ? in.plainId() : null;
        var number = in.plainText();
        var bookedOn = in.dayOrNone();
        var account = in.text();
        boolean isLate = in.flag();
        var originalNumber = in.text();
        var originalStatement = in.text();
        var originalOn = in.flag() ? in.day() : null;
        var soldIn = in.form() == WITH_CURRENCIES && in.flag()
                ? new SoldIn(in.text(), in.number()) : null;
        return new Head(kind, document, number, bookedOn, account, isLate, soldIn, originalNumber,
                originalOn, originalStatement);
    }

    static List<StatementLine> unpack(byte[] bytes, Currency currency) {
        var in = new Unpacker(bytes);
        if (in.form() < FORM) return FirstPart.unpack(bytes, currency);
        int size = in.size();
        int position = in.count();
        var rep = in.idOrNone();
        var repName = in.text();
        var heads = new ArrayList<Head>();
        for (int left = in.count(); left > 0; left--) {
            int count = in.size();
            var head = head(in);
            for (int i = 0; i < count; i++) heads.add(head);
        }
        if (heads.size() != size) throw new IllegalStateException("lines are missing");
        var columns = new long[9][];
        for (int i = 0; i < columns.length; i++) columns[i] = in.rest(size);
        var productLines = new ArrayList<String>();
        for (int i = 0; i < size; i++) productLines.add(in.text());
        var was = WayColumns.Reading.of(in, size);
        var now = WayColumns.Reading.of(in, size);
        if (!in.isAtEnd()) throw new IllegalStateException("something follows the lines");
        var lines = new ArrayList<StatementLine>(size);
        var before = new Before(0, 1, WHOLE);
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
                    now.way(i, base, amount)));
        }
        return lines;
    }
}
