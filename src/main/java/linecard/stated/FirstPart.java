package linecard.stated;

import linecard.money.Money;
import linecard.money.Rate;
import linecard.packing.Unpacker;
import linecard.reckoning.Change.Cause;
import linecard.reckoning.Ladder.Slice;
import linecard.reckoning.Part;
import linecard.sales.Kind;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/// Reads the lines of one rep as they were packed at first, one after the other: see [PartPacking]
/// for how they are since.
final class FirstPart {

    private static final int FORM = 1;

    private FirstPart() {}

    static List<StatementLine> unpack(byte[] bytes, Currency currency) {
        var in = new Unpacker(bytes, FORM);
        var lines = new ArrayList<StatementLine>();
        for (int left = in.count(); left > 0; left--) {
            lines.add(new StatementLine(in.count(), new Portion(in.count(), in.count(), null),
                    in.choiceOrNone(Kind.values()), in.idOrNone(), in.text(), in.dayOrNone(),
                    in.text(), in.text(), in.idOrNone(), in.text(), in.number(),
                    money(in, currency), new Rate(in.number()), money(in, currency),
                    money(in, currency), in.flag(), null, in.text(), in.dayOrNone(), in.text(),
                    in.choice(Cause.values()), in.choice(Part.values()), way(in, currency),
                    way(in, currency), Grounds.NONE));
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
