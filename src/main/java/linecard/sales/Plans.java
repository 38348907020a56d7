package linecard.sales;

import org.springframework.jdbc.core.simple.JdbcClient;

/// How PostgreSQL plans statements with conditions that may be left out.
final class Plans {

    private Plans() {}

    /// From here to the end of the transaction each statement is planned for the values it has.
    /// A plan for any values, which the server would settle on after the sixth run, guesses a few
    /// rows where there are a hundred thousand, and takes minutes.
    static void forTheseValues(JdbcClient sql) {
        sql.sql("set local plan_cache_mode = force_custom_plan").update();
    }
}
