package linecard.database;

import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;

import javax.sql.DataSource;

import java.sql.Connection;
import java.sql.SQLException;

/// Opens every transaction by telling PostgreSQL whom it works for. Unbound, it tells nothing,
/// and row-level security shows nothing.
class BoundTransactions extends JdbcTransactionManager {

    BoundTransactions(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    protected void prepareTransactionalConnection(
            Connection connection, TransactionDefinition definition) throws SQLException {
        super.prepareTransactionalConnection(connection, definition);
        var binding = Bound.now();
        if (binding.isPresent()) binding.get().bind(connection);
    }
}
