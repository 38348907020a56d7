package linecard.database;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import javax.sql.DataSource;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/// Opens every transaction by telling PostgreSQL whom it works for. Unbound, it tells nothing,
/// and row-level security shows nothing. What reads in a transaction that is open already reads as
/// whom it was opened for, so nobody else may join it.
///
/// What changes something asks by key, and so do the foreign keys and triggers of each row it
/// writes. To plan that takes longer than to find it, so the plans are kept, see [PlannedOnce].
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
        if (binding.isEmpty()) return;
        try (var statement = connection.createStatement()) {
            statement.execute(binding.get().statement()
                    + (definition.isReadOnly() ? "" : "; " + PlannedOnce.STATEMENT));
        }
    }

    /// For whom a transaction reads, kept along with it where it has to wait for another one.
    private record ReadBy(Optional<Binding> binding) implements TransactionSynchronization {}

    @Override
    protected void prepareSynchronization(
            DefaultTransactionStatus status, TransactionDefinition definition) {
        super.prepareSynchronization(status, definition);
        if (!TransactionSynchronizationManager.isCurrentTransactionReadOnly()) return;
        var binding = Bound.now();
        if (status.isNewTransaction()) {
            TransactionSynchronizationManager.registerSynchronization(new ReadBy(binding));
            return;
        }
        for (var one : TransactionSynchronizationManager.getSynchronizations()) {
            if (one instanceof ReadBy by && !by.binding().equals(binding)) {
                throw new IllegalTransactionStateException(
                        "a transaction that reads for one is joined by another");
            }
        }
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
