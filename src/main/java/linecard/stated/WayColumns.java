package linecard.stated;

import linecard.money.Money;
import linecard.money.Rate;
import linecard.packing.Packer;
import linecard.packing.Unpacker;
import linecard.reckoning.Ladder.Slice;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static java.util.Objects.requireNonNull;

/// The ways of lines as columns: what they have in common is written once, and numbers as what they
/// are more than could be expected.
public final class WayColumns {

    /// How the slices of a ladder follow from what stands before them.
    private static final int SAME = 0;
    private static final int ONE = 1;
    private static final int OTHERS = 2;

    private WayColumns() {}

    /// What the next line is expected to be like.
    record Before(int position, int place, long share) {}

    /// By which clause lines are paid.
    public record Clause(Rule rule, @Nullable Agreed by, String name, Rate share) {

        boolean isOf(Way way) {
            return rule == way.rule() && by == way.by() && name.equals(way.clause())
                    && share.equals(way.share());
        }
    }

    public static final class Writing {

        private final Map<Clause, Integer> clauses = new LinkedHashMap<>();
        private final int size;
        private long[] clause = {};
        private long[] counted = {};
        private long[] base = {};
        private long[] sum = {};
        private long[] rated = {};
        private long[] amount = {};
        private long[] mode = {};
        private final List<List<Slice>> others = new ArrayList<>();
        private @Nullable Clause last;
        private int lastPlace;
        private long countedBefore;
        private long sumAfter;

        /// Of the way before: null where it was one slice, which is all of its base.
        private @Nullable List<Slice> slices = List.of();
        private long ofBase;
        private @Nullable Rate rate;

        Writing(int size) {
            this.size = size;
        }

        /// Mostly nothing was stated of any line before: then there is nothing to write.
        private void begin() {
            clause = new long[size];
            counted = new long[size];
            base = new long[size];
            sum = new long[size];
            rated = new long[size];
            amount = new long[size];
            mode = new long[size];
        }

        public void add(int at, @Nullable Way way, StatementLine line) {
            if (way == null) return;
            var theirs = last != null && last.isOf(way) ? last
                    : new Clause(way.rule(), way.by(), way.clause(), way.share());
            add(at, theirs, way.counted(), way.base().minor() - line.base().minor(),
                    way.before().minor(), way.base().minor(), way.rated().minor(),
                    way.amount().minor(), line.amount().minor());
            slices(at, way.slices(), way.base().minor());
        }

        /// @param more the base is than that of the line
        /// @param lineAmount what the line comes to
        public void add(
                int at, Clause theirs, long position, long more, long before, long theirBase,
                long inFull, long earned, long lineAmount) {
            if (clauses.isEmpty()) begin();
            if (theirs != last) {
                last = theirs;
                lastPlace = 1 + clauses.computeIfAbsent(theirs, _ -> clauses.size());
            }
            clause[at] = lastPlace;
            counted[at] = position - countedBefore;
            base[at] = more;
            sum[at] = before - sumAfter;
            rated[at] = inFull - lineAmount;
            amount[at] = earned - inFull;
            countedBefore = position;
            sumAfter = before + theirBase;
        }

        /// Of the way that was added last.
        ///
        /// @param theirBase what the rate applies to
        public void slices(int at, List<Slice> theirs, long theirBase) {
            if (theirs != slices) {
                mode[at] = mode(theirs, theirBase);
                if (mode[at] == OTHERS) others.add(theirs);
                slices = theirs;
            }
        }

        private int mode(List<Slice> theirs, long theirBase) {
            var before = slices != null ? slices
                    : List.of(new Slice(ofBase, requireNonNull(rate)));
            if (theirs.equals(before)) return SAME;
            return theirs.size() == 1 && !before.isEmpty() && theirs.getFirst().equals(
                    new Slice(theirBase, before.getLast().rate())) ? ONE : OTHERS;
        }

        /// The same where it is one slice, which is all of the base.
        public void slice(int at, Rate theirs, long theirBase) {
            if (slices != null || !theirs.equals(rate)) {
                slices(at, List.of(new Slice(theirBase, theirs)), theirBase);
                slices = null;
                rate = theirs;
            } else if (theirBase != ofBase) {
                mode[at] = ONE;
            }
            ofBase = theirBase;
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
