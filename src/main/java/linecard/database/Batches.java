package linecard.database;

import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Component;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/// Runs one statement for many things in few round trips.
@Component
public class Batches {

    private final NamedParameterJdbcOperations jdbc;

    Batches(NamedParameterJdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /// @return how many rows were written in all
    public <T> int run(String statement, List<T> things, Function<T, SqlParameterSource> values) {
        if (things.isEmpty()) return 0;
        var each = things.stream().map(values).toArray(SqlParameterSource[]::new);
        return Arrays.stream(jdbc.batchUpdate(statement, each)).sum();
    }
}
