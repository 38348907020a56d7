package linecard.database;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

/// Tells a database that is away for a moment, or a full disk, from mistakes of ours.
public enum Outage {

    /// It does not answer, is starting or stopping, has no connection left, or cannot read or
    /// write: nothing was changed, and trying again may help.
    AWAY,
    /// There is no room on its disk, which still can be read, or on that of files that come and go.
    FULL;

    private static final long NOTHING_BYTES = 1 << 20;

    /// @return null where it is neither
    public static @Nullable Outage of(Throwable trouble) {
        Outage found = null;
        int depth = 0;
        for (Throwable cause = trouble; cause != null && depth < 20; cause = cause.getCause()) {
            depth++;
            if (cause instanceof SQLTransientConnectionException) found = AWAY;
            if (cause instanceof IOException && found == null && isNowhereToWrite()) found = FULL;
            if (cause instanceof SQLException e && e.getSQLState() != null)
                found = of(e.getSQLState(), found);
        }
        return found;
    }

    /// What the system says of it is said in the language of the system.
    private static boolean isNowhereToWrite() {
        var place = Path.of(System.getProperty("java.io.tmpdir"));
        return Space.left(place).free() < NOTHING_BYTES;
    }

    private static @Nullable Outage of(String state, @Nullable Outage otherwise) {
        if (state.equals("53100")) return FULL;
        return state.matches("08...|57P0[1-5]|53[0-9A-Z]{3}|58...") ? AWAY : otherwise;
    }
}
