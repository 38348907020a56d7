package linecard.exchange;

import linecard.accounts.Account;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// All rows of one file, read and settled: either to see what would become of them, or for good.
public interface Examination {

    /// The name of a customer that no account bears.
    ///
    /// @param title what the file calls the customer beside its code
    record Unknown(String name, String title, String city, long rows) {

        /// So many different ones are kept to ask about; the rows of others are refused alike.
        public static final int MOST = 2_000;

        /// The same, in one row more.
        public Unknown again() {
            return new Unknown(name, title, city, rows + 1);
        }
    }

    /// Reads the file. What comes after it holds the database up no longer than it must.
    void read() throws IOException;

    /// What taking the file would change. Nothing is written.
    Difference check();

    /// Takes the good rows, within the transaction at hand.
    Difference apply();

    /// The rows that were refused, as they stand in the file.
    void eachRejected(Consumer<RejectedRow> taker) throws IOException;

    /// What else was or would be made, such as product lines: words key to names.
    default Map<String, Set<String>> alsoNew() {
        return Map.of();
    }

    /// The names of customers that no account bears.
    default List<Unknown> unknownAccounts() {
        return List.of();
    }

    /// The accounts that such a name may mean.
    default List<Account> knownAccounts() {
        return List.of();
    }

    /// What would replace something that is here, as far as it is listed one by one.
    default List<Correction> corrections() {
        return List.of();
    }

    /// The goals that were changed.
    default List<GoalChange> changedGoals() {
        return List.of();
    }
}
