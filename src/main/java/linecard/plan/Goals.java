package linecard.plan;

import linecard.access.Viewer;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.util.List;
import java.util.UUID;

/// Goals, the numbers proposed for them, and what was agreed.
@Repository
public class Goals {

    private final JdbcClient sql;

    Goals(JdbcClient sql) {
        this.sql = sql;
    }

    /// The numbers in force of a fiscal year, of every goal the viewer may see.
    @Transactional(readOnly = true)
    public List<Goal> inForce(Viewer viewer, int fiscalYear) {
        throw new UnsupportedOperationException();
    }

    /// Sets a number as the principal: makes the goal where there is none, else adds a proposal
    /// that keeps the earlier one visible. Setting the same months again changes nothing.
    ///
    /// @param months twelve amounts
    /// @param profile `even`, `working_days`, `last_year` or `manual`
    /// @return the goal
    @Transactional
    public UUID set(
            Viewer viewer, int fiscalYear, Goal.Measure measure, @Nullable UUID rep,
            @Nullable UUID productLine, List<Long> months, String profile, String reason) {
        throw new UnsupportedOperationException();
    }
}
