package linecard.archive;

import linecard.access.Absent;
import linecard.access.Viewer;
import linecard.database.Binding;
import linecard.database.Bound;
import linecard.database.Ids;
import linecard.jobs.Job;
import linecard.jobs.Jobs;
import linecard.jobs.Progress;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// The archives that were made, their files for seven days, and the SQL that keeps them.
@Repository
class Archives {

    private static final int PART_BYTES = 1 << 20;
    private static final int SHOWN = 50;

    private static final String ARCHIVE = """
            select a.id, a.with_files, a.job_id, coalesce(j.state, 'done') as state,
                   coalesce(a.bytes, 0) as bytes, coalesce(a.rows, 0) as rows,
                   coalesce(a.sha256, '') as sha256, a.asked_at, a.fetched_at, a.gone_at,
                   coalesce(u.family_name, '–') as family_name,
                   coalesce(u.given_name, '') as given_name
            from archive.archive a
            left join access.app_user u on u.id = a.asked_by
            left join jobs.job j on j.organisation_id = a.organisation_id and j.id = a.job_id
            """;

    private final JdbcClient sql;
    private final TransactionOperations transaction;
    private final Jobs jobs;

    Archives(JdbcClient sql, TransactionOperations transaction, Jobs jobs) {
        this.sql = sql;
        this.transaction = transaction;
        this.jobs = jobs;
    }

    /// The latest first.
    @Transactional(readOnly = true)
    List<Archive> latest(Viewer viewer) {
        return sql.sql(ARCHIVE + "order by a.asked_at desc, a.id desc limit :most")
                .param("most", SHOWN)
                .query((row, _) -> read(viewer, row))
                .list();
    }

    @Transactional(readOnly = true)
    Archive of(Viewer viewer, UUID id) {
        return sql.sql(ARCHIVE + "where a.id = :id")
                .param("id", id)
                .query((row, _) -> read(viewer, row))
                .optional()
                .orElseThrow(() -> new Absent("archive"));
    }

    /// Has one made in the background; the one that is being made already, where there is one.
    @Transactional
    UUID start(Viewer viewer, boolean withFiles) {
        var atWork = latest(viewer).stream().filter(Archive::isAtWork).findFirst();
        if (atWork.isPresent()) return atWork.get().id();
        var id = Ids.fresh();
        sql.sql("""
                insert into archive.archive (id, organisation_id, with_files)
                values (:id, :organisation, :withFiles)
                """)
                .param("id", id)
                .param("organisation", viewer.organisation().id())
                .param("withFiles", withFiles)
                .update();
        sql.sql("update archive.archive set job_id = :job where id = :id")
                .param("job", jobs.start(viewer, Archiving.KIND, id))
                .param("id", id)
                .update();
        return id;
    }

    /// Keeps the finished file, in place of what an earlier try may have left.
    @Transactional
    void keep(
            Viewer viewer, UUID id, Path file, long rows, String sha256, Progress progress)
            throws IOException {
        progress.fence();
        clear(id);
        try (InputStream in = Files.newInputStream(file)) {
            int number = 0;
            for (var bytes = in.readNBytes(PART_BYTES); bytes.length > 0;
                    bytes = in.readNBytes(PART_BYTES)) {
                sql.sql("""
                        insert into archive.part (archive_id, organisation_id, number, content)
                        values (:archive, :organisation, :number, :content)
                        """)
                        .param("archive", id)
                        .param("organisation", viewer.organisation().id())
                        .param("number", number++)
                        .param("content", bytes)
                        .update();
            }
        }
        sql.sql("""
                update archive.archive set bytes = :bytes, rows = :rows, sha256 = :sha256
                where id = :id
                """)
                .param("bytes", Files.size(file))
                .param("rows", rows)
                .param("sha256", sha256)
                .param("id", id)
                .update();
    }

    /// One megabyte of the file, each in a transaction of its own: whoever loads slowly holds
    /// nothing up.
    Optional<byte[]> part(UUID id, int number) {
        var found = transaction.execute(status -> sql.sql("""
                select content from archive.part where archive_id = :archive and number = :number
                """)
                .param("archive", id)
                .param("number", number)
                .query(byte[].class)
                .optional());
        return found == null ? Optional.empty() : found;
    }

    @Transactional
    void fetched(Viewer viewer, UUID id) {
        sql.sql("""
                update archive.archive set fetched_at = now(), fetched_by = access.person()
                where id = :id
                """)
                .param("id", id)
                .update();
    }

    /// Deletes the file; that it was there stays to be seen.
    @Transactional
    void delete(Viewer viewer, UUID id) {
        clear(id);
        sql.sql("update archive.archive set gone_at = now() where id = :id and gone_at is null")
                .param("id", id)
                .update();
    }

    private void clear(UUID id) {
        sql.sql("delete from archive.part where archive_id = :id").param("id", id).update();
    }

    /// Deletes the files of all organisations whose time is over.
    void clearOld() {
        Bound.run(Binding.gate(), () -> transaction.executeWithoutResult(status -> {
            sql.sql("delete from archive.part").update();
            sql.sql("update archive.archive set gone_at = now() where gone_at is null").update();
        }));
    }

    private static Archive read(Viewer viewer, ResultSet row) throws SQLException {
        return new Archive(
                row.getObject("id", UUID.class), row.getBoolean("with_files"),
                row.getObject("job_id", UUID.class),
                Job.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getLong("bytes"), row.getLong("rows"), row.getString("sha256"),
                Words.in(viewer.language()).name(
                        row.getString("family_name"), row.getString("given_name"), null),
                row.getTimestamp("asked_at").toInstant(), instant(row.getTimestamp("fetched_at")),
                instant(row.getTimestamp("gone_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
