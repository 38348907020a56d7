package linecard.stated;

import linecard.money.Money;
import linecard.packing.Packer;
import linecard.packing.Unpacker;
import linecard.reckoning.Phase;
import linecard.stated.Grounds.Added;
import linecard.stated.Grounds.PaidOf;

import java.util.ArrayList;
import java.util.Currency;

/// What lines rest on, as columns: most of them are empty.
final class GroundColumns {

    /// After those of what is added: whether it is of commission, the phase, its month, what is
    /// paid, and of how much.
    private static final int OF_COMMISSION = Grounding.ADDED.size();
    private static final int PHASE = OF_COMMISSION + 1;
    private static final int MONTH = PHASE + 1;
    private static final int PAID = MONTH + 1;
    private static final int TOTAL = PAID + 1;
    private static final int COLUMNS = TOTAL + 1;

    private GroundColumns() {}

    static final class Writing {

        private final int size;
        private long[][] columns = {};

        Writing(int size) {
            this.size = size;
        }

        boolean areAny() {
            return columns.length > 0;
        }

        void add(int at, Grounds of) {
            if (!areAny()) columns = new long[COLUMNS][size];
            for (var added : of.added()) {
                columns[Grounding.ADDED.indexOf(added.what())][at] = added.amount().minor();
            }
            columns[OF_COMMISSION][at] = of.ofCommission() ? 1 : 0;
            if (of.phase() != null) {
                columns[PHASE][at] = 1 + of.phase().kind().ordinal();
                columns[MONTH][at] = of.phase().month();
            }
            if (of.paid() != null) {
                columns[PAID][at] = of.paid().paid().minor();
                columns[TOTAL][at] = of.paid().total().minor();
            }
        }

        void write(Packer out) {
            for (var column : columns) out.rest(column);
        }
    }

    /// @param columns none where none were written
    record Reading(long[][] columns, Currency currency) {

        static Reading none(Currency currency) {
            return new Reading(new long[0][], currency);
        }

        static Reading of(Unpacker in, int size, Currency currency) {
            var columns = new long[COLUMNS][];
            for (int i = 0; i < columns.length; i++) columns[i] = in.rest(size);
            return new Reading(columns, currency);
        }

        Grounds at(int line) {
            if (columns.length == 0) return Grounds.NONE;
            var added = new ArrayList<Added>();
            for (int i = 0; i < Grounding.ADDED.size(); i++) {
                if (columns[i][line] != 0) {
                    added.add(new Added(Grounding.ADDED.get(i), money(columns[i][line])));
                }
            }
            int phase = (int) columns[PHASE][line];
            return new Grounds(added, columns[OF_COMMISSION][line] != 0,
                    phase == 0 ? null : new Phase(
                            Phase.Kind.values()[phase - 1], (int) columns[MONTH][line]),
                    columns[TOTAL][line] == 0 ? null : new PaidOf(
                            money(columns[PAID][line]), money(columns[TOTAL][line])));
        }

        private Money money(long minor) {
            return new Money(minor, currency);
        }
    }
}
