package linecard.database;

import org.springframework.jdbc.datasource.DelegatingDataSource;

import javax.sql.DataSource;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/// Connections for a library that binds nobody, such as the scheduler of jobs: each comes with a
/// transaction at the gate. Whoever takes one commits it, and takes another for the next.
public final class GateConnections extends DelegatingDataSource {

    private final String beginning;

    /// @param patience how long a transaction may stand idle, say in a program that is frozen,
    ///     before PostgreSQL ends it and lets go of its rows
    public GateConnections(DataSource pool, Duration patience) {
        super(pool);
        this.beginning = Binding.gate().statement()
                + "; set local idle_in_transaction_session_timeout = " + patience.toMillis();
    }

    @Override
    public Connection getConnection() throws SQLException {
        var connection = super.getConnection();
        try (var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(beginning);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }
}
