package linecard.commissions;

import linecard.money.Money;
import linecard.money.Rate;
import linecard.reckoning.Ladder.Slice;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The ways of lines as columns: what they have in common is written once, and numbers as what they
/// are more than could be expected.
final class WayColumns {

    /// How the slices of a ladder follow from what stands before them.
    private static final int SAME = 0;
    private static final int ONE = 1;
    private static final int OTHERS = 2;

    private WayColumns() {}

    /// What the next line is expected to be like.
    record Before(int position, int place, long share) {}

    /// By which clause lines are paid.
    private record Clause(Rule rule, @Nullable Agreed by, String name, Rate share) {

        boolean isOf(Way way) {
            return rule == way.rule() && by == way.by() && name.equals(way.clause())
                    && share.equals(way.share());
        }
    }

    static final class Writing {

        private final Map<Clause, Integer> clauses = new LinkedHashMap<>();
        private final long[] clause;
        private final long[] counted;
        private final long[] base;
        private final long[] sum;
        private final long[] rated;
        private final long[] amount;
        private final long[] mode;
        private final List<List<Slice>> others = new ArrayList<>();
        private @Nullable Clause last;
        private @Nullable Way before;

        Writing(int size) {
            clause = new long[size];
            counted = new long[size];
            base = new long[size];
            sum = new long[size];
            rated = new long[size];
            amount = new long[size];
            mode = new long[size];
        }

        void add(int at, @Nullable Way way, StatementLine line) {
            if (way == null) return;
            var theirs = last != null && last.isOf(way) ? last
                    : new Clause(way.rule(), way.by(), way.clause(), way.share());
            last = theirs;
            clause[at] = 1 + clauses.computeIfAbsent(theirs, _ -> clauses.size());
            counted[at] = way.counted() - (before == null ? 0 : before.counted());
            base[at] = way.base().minor() - line.base().minor();
            sum[at] = way.before().minor() - (before == null ? 0
                    : before.before().minor() + before.base().minor());
            rated[at] = way.rated().minor() - line.amount().minor();
            amount[at] = way.amount().minor() - way.rated().minor();
            mode[at] = mode(way);
            if (mode[at] == OTHERS) others.add(way.slices());
            before = way;
        }

        private int mode(Way way) {
            var slices = before == null ? List.<Slice>of() : before.slices();
            if (way.slices().equals(slices)) return SAME;
            return way.slices().size() == 1 && !slices.isEmpty() && way.slices().getFirst().equals(
                    new Slice(way.base().minor(), slices.getLast().rate())) ? ONE : OTHERS;
        }

        void write(Packer out) {
            out.number(clauses.size());
            for (var one : clauses.keySet()) write(out, one);
            out.rest(clause).rest(counted).rest(base).rest(sum).rest(rated).rest(amount)
                    .rest(mode);
            for (var slices : others) {
                out.number(slices.size());
                for (var slice : slices) out.number(slice.size()).number(slice.rate().millionths());
            }
        }

        private static void write(Packer out, Clause clause) {
            var by = clause.by();
            out.choice(clause.rule()).text(clause.name()).number(clause.share().millionths())
                    .flag(by != null);
            if (by != null) {
                out.number(by.rate().millionths()).text(by.productLine()).day(by.from());
            }
        }
    }

    static final class Reading {

        private final List<Clause> clauses = new ArrayList<>();
        private final long[][] columns = new long[7][];
        private final List<List<Slice>> others = new ArrayList<>();
        private int next;
        private @Nullable Way before;

        static Reading of(Unpacker in, int size) {
            var reading = new Reading();
            for (int left = in.count(); left > 0; left--) reading.clauses.add(clause(in));
            for (int i = 0; i < reading.columns.length; i++) reading.columns[i] = in.rest(size);
            for (long mode : reading.columns[6]) {
                if (mode != OTHERS) continue;
                var slices = new ArrayList<Slice>();
                for (int left = in.count(); left > 0; left--) {
                    slices.add(new Slice(in.number(), new Rate(in.number())));
                }
                reading.others.add(List.copyOf(slices));
            }
            return reading;
        }

        private static Clause clause(Unpacker in) {
            var rule = in.choice(Rule.values());
            var name = in.text();
            var share = new Rate(in.number());
            var by = in.flag() ? new Agreed(new Rate(in.number()), in.text(), in.day()) : null;
            return new Clause(rule, by, name, share);
        }

        /// In the order of the lines.
        ///
        /// @param base of the line, as its amount is
        @Nullable Way way(int at, Money base, Money amount) {
            if (columns[0][at] == 0) return null;
            var clause = clauses.get((int) columns[0][at] - 1);
            var currency = base.currency();
            long theirs = columns[2][at] + base.minor();
            long sum = columns[3][at] + (before == null ? 0
                    : before.before().minor() + before.base().minor());
            long rated = columns[4][at] + amount.minor();
            var way = new Way(clause.rule(), clause.by(), clause.name(), clause.share(),
                    slices((int) columns[6][at], theirs),
                    columns[1][at] + (before == null ? 0 : before.counted()),
                    new Money(theirs, currency), new Money(sum, currency),
                    new Money(rated, currency), new Money(columns[5][at] + rated, currency));
            before = way;
            return way;
        }

        private List<Slice> slices(int mode, long base) {
            var last = before == null ? List.<Slice>of() : before.slices();
            return switch (mode) {
                case SAME -> last;
                case ONE -> List.of(new Slice(base, last.getLast().rate()));
                case OTHERS -> others.get(next++);
                default -> throw new IllegalStateException("slices of kind " + mode);
            };
        }
    }
}
