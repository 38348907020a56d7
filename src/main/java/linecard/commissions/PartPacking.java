package linecard.commissions;

import linecard.money.Money;
import linecard.money.Rate;
import linecard.reckoning.Change.Cause;
import linecard.reckoning.Ladder.Slice;
import linecard.reckoning.Part;
import linecard.sales.Kind;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/// The lines of one rep on a statement, as bytes. Of the same lines there are the same bytes.
final class PartPacking {

    private static final int FORM = 1;

    private PartPacking() {}

    static byte[] pack(List<StatementLine> lines) {
        var out = new Packer(FORM).number(lines.size());
        for (var line : lines) {
            out.number(line.position()).number(line.portion().position())
                    .number(line.portion().place()).choice(line.kind()).id(line.document())
                    .text(line.number()).day(line.bookedOn()).text(line.account())
                    .text(line.productLine()).id(line.rep()).text(line.repName())
                    .number(line.quantityMilli()).number(line.lineNet().minor())
                    .number(line.share().millionths()).number(line.base().minor())
                    .number(line.amount().minor()).flag(line.late())
                    .text(line.originalNumber()).day(line.originalOn())
                    .text(line.originalStatement()).choice(line.cause()).choice(line.part());
            way(out, line.was());
            way(out, line.now());
        }
        return out.bytes();
    }

    private static void way(Packer out, @Nullable Way way) {
        out.choice(way == null ? null : way.rule());
        if (way == null) return;
        var by = way.by();
        out.flag(by != null);
        if (by != null) {
            out.number(by.rate().millionths()).text(by.productLine()).day(by.from());
        }
        out.text(way.clause()).number(way.share().millionths()).number(way.slices().size());
        for (var slice : way.slices()) {
            out.number(slice.size()).number(slice.rate().millionths());
        }
        out.number(way.counted()).number(way.base().minor()).number(way.before().minor())
                .number(way.rated().minor()).number(way.amount().minor());
    }

    static List<StatementLine> unpack(byte[] bytes, Currency currency) {
        var in = new Unpacker(bytes, FORM);
        var lines = new ArrayList<StatementLine>();
        for (int left = in.count(); left > 0; left--) {
            lines.add(new StatementLine(in.count(), new Portion(in.count(), in.count(), null),
                    in.choiceOrNone(Kind.values()), in.idOrNone(), in.text(), in.dayOrNone(),
                    in.text(), in.text(), in.idOrNone(), in.text(), in.number(),
                    money(in, currency), new Rate(in.number()), money(in, currency),
                    money(in, currency), in.flag(), in.text(), in.dayOrNone(), in.text(),
                    in.choice(Cause.values()), in.choice(Part.values()), way(in, currency),
                    way(in, currency)));
        }
        if (!in.isAtEnd()) throw new IllegalStateException("something follows the lines");
        return lines;
    }

    private static @Nullable Way way(Unpacker in, Currency currency) {
        var rule = in.choiceOrNone(Rule.values());
        if (rule == null) return null;
        var by = in.flag() ? new Agreed(new Rate(in.number()), in.text(), in.day()) : null;
        var clause = in.text();
        var share = new Rate(in.number());
        var slices = new ArrayList<Slice>();
        for (int left = in.count(); left > 0; left--) {
            slices.add(new Slice(in.number(), new Rate(in.number())));
        }
        return new Way(rule, by, clause, share, slices, in.number(), money(in, currency),
                money(in, currency), money(in, currency), money(in, currency));
    }

    private static Money money(Unpacker in, Currency currency) {
        return new Money(in.number(), currency);
    }
}
