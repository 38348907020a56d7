package linecard.database;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.DefaultTransactionStatus;

import javax.sql.DataSource;

import java.sql.Connection;
import java.sql.SQLException;

/// Opens every transaction by telling PostgreSQL whom it works for. Unbound, it tells nothing,
/// and row-level security shows nothing.
class BoundTransactions extends JdbcTransactionManager {

    private static final Logger LOG = LoggerFactory.getLogger(BoundTransactions.class);

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

    /// Where even that fails, the connection is gone and the transaction with it: why it was to be
    /// rolled back is then what counts, and must not be hidden by this.
    @Override
    protected void doRollback(DefaultTransactionStatus status) {
        try {
            super.doRollback(status);
        } catch (DataAccessException | TransactionSystemException e) {
            LOG.warn("rolled back by the end of its connection", e);
        }
    }
}
