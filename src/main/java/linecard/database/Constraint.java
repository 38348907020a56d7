package linecard.database;

import org.postgresql.util.PSQLException;
import org.springframework.dao.DataIntegrityViolationException;

import java.util.Objects;

/// Tells what of the database a refused change contradicts.
public final class Constraint {

    private Constraint() {}

    /// @return its name; empty where the database names none
    public static String of(DataIntegrityViolationException refused) {
        return refused.getMostSpecificCause() instanceof PSQLException cause
                && cause.getServerErrorMessage() != null
                ? Objects.requireNonNullElse(cause.getServerErrorMessage().getConstraint(), "")
                : "";
    }
}
