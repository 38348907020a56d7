package linecard.sales;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

import java.util.BitSet;
import java.util.Objects;

/// Copies rows into tables of the transaction at hand.
@Component
class Copies {

    private final JdbcOperations jdbc;

    Copies(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /// @param copy a `copy … from stdin (format binary)`
    /// @param wanted the groups of rows to copy
    /// @return how many rows went in
    long of(String copy, CopyRows rows, BitSet wanted) {
        ConnectionCallback<Long> sending = connection -> rows.send(connection, copy, wanted);
        return Objects.requireNonNull(jdbc.execute(sending));
    }
}
