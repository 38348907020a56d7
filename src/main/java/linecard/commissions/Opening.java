package linecard.commissions;

import linecard.calendar.FiscalPeriod;
import linecard.reckoning.Balances;
import linecard.reckoning.Terms;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// From where a statement went on when it was settled.
///
/// @param last number of the statement before it; empty where there is none
/// @param balances of the agency after that one
/// @param released what had been held back and is due with this one, the oldest first
/// @param terms by which it was settled; null where none were in force
/// @param due the month with which what it holds back is released; null where it holds nothing
record Opening(
        String last, Balances balances, List<Part> released, @Nullable Terms terms,
        @Nullable FiscalPeriod due) {

    static final Opening NONE = new Opening("", Balances.NONE, List.of(), null, null);

    /// What a statement held back.
    record Part(String statement, long minor) {}
}
