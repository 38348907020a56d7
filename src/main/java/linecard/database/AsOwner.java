package linecard.database;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// One transaction as the owner of the tables, who may write what the running program may only
/// read: the audit, and what was issued. Bringing a whole organisation back is its one use.
@Component
public class AsOwner {

    private final Database.Server server;

    AsOwner(Database.Server server) {
        this.server = server;
    }

    @FunctionalInterface
    public interface Work<T> {
        T on(Connection connection) throws SQLException, IOException;
    }

    /// Does the work and commits it; whatever it throws takes all of it back.
    ///
    /// @throws DataAccessException for what PostgreSQL refuses
    public <T> T call(Binding binding, Work<T> work) throws IOException {
        var address = server.address();
        try (var connection = DriverManager.getConnection(
                address.url(), address.ownerUser(), address.ownerPassword())) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute(binding.statement());
            }
            try {
                var done = work.on(connection);
                connection.commit();
                return done;
            } catch (SQLException | IOException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        } catch (SQLException e) {
            throw new SQLStateSQLExceptionTranslator().translate("as owner", null, e);
        }
    }
}
