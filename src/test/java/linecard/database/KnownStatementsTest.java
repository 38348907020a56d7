package linecard.database;

import linecard.LinecardTest;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import javax.sql.DataSource;

import java.sql.Connection;
import java.sql.SQLException;

import static org.assertj.core.api.Assertions.assertThat;

/// What a connection has planned it goes on knowing, whatever tables it makes for itself.
@LinecardTest
class KnownStatementsTest {

    private static final int OFTEN = 8;

    @Autowired
    private DataSource pool;

    @Test
    void a_temporary_table_makes_no_statement_forgotten() throws SQLException {
        try (var connection = pool.getConnection()) {
            for (int i = 0; i < OFTEN; i++) ask(connection);
            var name = ask(connection);
            assertThat(name).startsWith("S_");
            try (var statement = connection.createStatement()) {
                statement.execute("create temp table if not exists known_statement (one integer)");
                statement.execute("drop table known_statement");
            }
            assertThat(ask(connection)).isEqualTo(name);
        }
    }

    /// The name under which PostgreSQL knows the very statement that asks for it.
    private static String ask(Connection connection) throws SQLException {
        try (var asked = connection.prepareStatement("""
                select max(name) from pg_prepared_statements where statement like '%known by name%'
                """);
                var row = asked.executeQuery()) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }
}
