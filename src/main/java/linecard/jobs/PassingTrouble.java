package linecard.jobs;

import org.springframework.transaction.TransactionSystemException;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.regex.Pattern;

/// Tells troubles that pass from those that stay.
final class PassingTrouble {

    /// Connection lost; serialization, deadlock; lock not had; timed out in a transaction;
    /// the server out of connections, stopping or starting.
    private static final Pattern STATES =
            Pattern.compile("08...|40001|40P01|55P03|25P03|53300|57P0[1-5]");
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    private PassingTrouble() {}

    static boolean is(Throwable trouble) {
        for (Throwable cause = trouble; cause != null; cause = cause.getCause()) {
            // A rollback that fails on a lost connection hides why it was tried.
            if (cause instanceof TransactionSystemException e
                    && e.getApplicationException() != null
                    && is(e.getApplicationException())) return true;
            if (cause instanceof SQLTransientException
                    || cause instanceof SQLRecoverableException) return true;
            if (cause instanceof SQLException e && e.getSQLState() != null
                    && STATES.matcher(e.getSQLState()).matches()) return true;
        }
        return false;
    }

    /// How long to wait after so many tries: 1, 4, 16, 64, 256 seconds.
    static Duration pause(int tries) {
        return FIRST_PAUSE.multipliedBy(1L << 2 * (tries - 1));
    }
}
