package linecard.commissions;

import linecard.reckoning.Change;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/// The lines of a statement in their order. Each is told when it is asked for, so that of many no
/// more than one has to be there.
final class Told extends AbstractList<StatementLine> implements RandomAccess {

    private final Telling telling;
    private final List<Change> changes;

    /// @param changes in the order of a statement
    Told(Telling telling, List<Change> changes) {
        this.telling = telling;
        this.changes = changes;
    }

    @Override
    public StatementLine get(int at) {
        return telling.line(changes.get(at), at + 1);
    }

    @Override
    public int size() {
        return changes.size();
    }

    /// In minor units, as the amount is.
    static long base(List<Change> changes) {
        long base = 0;
        for (var change : changes) base = Math.addExact(base, Telling.base(change));
        return base;
    }

    static long amount(List<Change> changes) {
        long amount = 0;
        for (var change : changes) amount = Math.addExact(amount, change.amount());
        return amount;
    }

    long base() {
        return base(changes);
    }

    long amount() {
        return amount(changes);
    }
}
