package linecard.sales;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

import java.util.BitSet;

/// Copies rows into tables of the transaction at hand.
@Component
class Copies {

    private final JdbcOperations jdbc;

    Copies(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /// @param copy a `copy … from stdin (format binary)`
    /// @param wanted the groups of rows to copy
    void of(String copy, CopyRows rows, BitSet wanted) {
        if (rows.isEmpty()) return;
        ConnectionCallback<Long> sending = connection -> rows.send(connection, copy, wanted);
        jdbc.execute(sending);
    }
}
