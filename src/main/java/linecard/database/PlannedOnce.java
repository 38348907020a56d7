package linecard.database;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// For a transaction that asks the same few things for one after another. PostgreSQL plans each
/// statement for the values it has, see [Database]; with the policies of all the tables in it, the
/// planning of a small look-up takes many times as long as the look-up.
@Component
public class PlannedOnce {

    static final String STATEMENT = "set local plan_cache_mode = auto";

    private final JdbcTemplate jdbc;

    PlannedOnce(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /// Until this transaction ends, a statement that came several times keeps its plan, unless
    /// plans for its values were cheaper by more than the planning.
    public void here() {
        jdbc.execute(STATEMENT);
    }

    /// The same for a transaction that asks many things for one record, each of them once: until it
    /// ends, a statement that this connection knows is planned for any values. Wherever such a
    /// statement may speak of all records, it has to be another one.
    public void forAnyValues() {
        jdbc.execute("set local plan_cache_mode = force_generic_plan");
    }

    /// The same for a transaction that fills tables: a plan that is kept from when they were nearly
    /// empty goes through all of their rows, so until it ends none goes through all rows where
    /// there is an index.
    public void whileTablesGrow() {
        here();
        jdbc.execute("set local enable_seqscan = off");
        jdbc.execute("discard plans");
    }
}
