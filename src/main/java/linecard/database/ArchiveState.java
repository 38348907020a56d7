package linecard.database;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;

/// How far the server has handed its log over to the backups.
///
/// @param isOn whether it does at all
/// @param isFailing whether the last try failed
/// @param archivedAt of the last file
/// @param waitingSince the oldest file that is finished and still here
public record ArchiveState(boolean isOn, boolean isFailing,
        @Nullable Instant archivedAt, @Nullable Instant waitingSince) {

    static ArchiveState of(Connection admin) throws SQLException {
        try (var statement = admin.createStatement(); var row = statement.executeQuery("""
                select current_setting('archive_mode') = 'on' as wanted,
                       coalesce(last_failed_time > last_archived_time,
                                last_failed_time is not null) as failing,
                       last_archived_time,
                       (select min(modification) from pg_ls_archive_statusdir()
                        where name like '%.ready') as waiting_since
                from pg_stat_archiver
                """)) {
            row.next();
            return new ArchiveState(row.getBoolean("wanted"), row.getBoolean("failing"),
                    instant(row.getTimestamp("last_archived_time")),
                    instant(row.getTimestamp("waiting_since")));
        }
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
