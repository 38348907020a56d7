package linecard.archive;

import linecard.access.Viewer;
import linecard.archive.Manifest.Part;
import linecard.archive.Relation.Column;
import linecard.database.Schema;
import linecard.jobs.JobFailed;
import linecard.jobs.Progress;
import linecard.jobs.Trouble;

import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes a whole organisation as one ZIP: a CSV file for each table, as PostgreSQL writes them,
/// and the manifest last. All of it is of one moment: one snapshot of the database.
@Component
class ArchiveWriter {

    /// People are carried with their names and addresses, without whatever lets them in.
    static final Relation PEOPLE = new Relation(Relation.PEOPLE, List.of(
            person("id", "uuid"), person("email", "text"), person("family_name", "text"),
            person("given_name", "text"), person("language", "text"),
            person("created_at", "timestamp with time zone"),
            person("disabled_at", "timestamp with time zone")), List.of("id"), Set.of());

    private final JdbcOperations jdbc;
    private final JdbcClient sql;
    private final TransactionTemplate snapshot;
    private final Clock clock;

    ArchiveWriter(
            JdbcOperations jdbc, JdbcClient sql, PlatformTransactionManager transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.sql = sql;
        this.clock = clock;
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    private static Column person(String name, String type) {
        return new Column(name, type, !name.equals("disabled_at"), false, false, false);
    }

    /// @param withFiles the files that were brought in, too
    /// @throws JobFailed while an import is at work
    Manifest write(Viewer viewer, boolean withFiles, OutputStream out, Progress progress)
            throws IOException {
        try {
            var manifest = snapshot.execute(status -> {
                try {
                    return writeNow(viewer, withFiles, out, progress);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            if (manifest == null) throw new IllegalStateException("no archive");
            return manifest;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Manifest writeNow(
            Viewer viewer, boolean withFiles, OutputStream out, Progress progress)
            throws IOException {
        requireNoImportAtWork();
        sql.sql("set local timezone = 'UTC'").update();
        sql.sql("set local datestyle = 'ISO, YMD'").update();
        sql.sql("set local linecard.whole = 'on'").update();
        var organisation = viewer.organisation();
        var relations = new ArrayList<>(Relations.of(sql));
        if (!withFiles) relations.removeIf(one -> one.name().equals(Relation.FILES));
        progress.outOf(count(relations));
        var zip = new ZipOutputStream(out);
        var parts = new ArrayList<Part>();
        parts.add(part(PEOPLE, people(relations), zip, progress));
        for (var relation : relations) {
            parts.add(part(relation, relation.rows(organisation.id().toString()), zip, progress));
        }
        var manifest = new Manifest(Manifest.FORMAT, Schema.program(), Schema.version(),
                clock.instant(), new Manifest.Whose(organisation.id(), organisation.slug(),
                        organisation.name(), organisation.currency().getCurrencyCode()),
                Totals.of(sql), parts, LeftOut.sorted());
        zip.putNextEntry(new ZipEntry(Manifest.NAME));
        zip.write(manifest.bytes());
        zip.closeEntry();
        zip.finish();
        return manifest;
    }

    /// What it has taken so far would never be finished elsewhere.
    private void requireNoImportAtWork() {
        boolean busy = sql.sql("""
                select exists (select from exchange.import i
                               join jobs.job j on j.organisation_id = i.organisation_id
                                              and j.id = i.job_id
                               where i.state in ('checking', 'applying', 'undoing')
                                 and j.state in ('waiting', 'running'))
                """).query(Boolean.class).single();
        if (busy) throw new JobFailed(Trouble.of("archive.importAtWork"));
    }

    private long count(List<Relation> relations) {
        long rows = 0;
        for (var relation : relations) {
            rows += sql.sql("select count(*) from " + relation.name()).query(Long.class).single();
        }
        return rows;
    }

    /// Everybody whom any row speaks of, those who left included; only the gate sees them.
    private String people(List<Relation> relations) {
        var pointers = new ArrayList<String>();
        for (var relation : relations) {
            for (var column : relation.columns()) {
                boolean inAudit = relation.name().equals("access.audit_entry")
                        && column.name().equals("person_id");
                if (column.person() || inAudit) {
                    pointers.add("select " + Relation.quoted(column.name()) + "::text from "
                            + relation.name());
                }
            }
        }
        var ids = sql.sql(String.join(" union ", pointers)).query(String.class).list();
        ids.removeIf(id -> id == null);
        return "select " + Relation.listed(PEOPLE.columnNames()) + " from access.app_user"
                + " where id = any ('{" + String.join(",", ids) + "}'::uuid[]) order by id";
    }

    private Part part(Relation relation, String rows, ZipOutputStream zip, Progress progress)
            throws IOException {
        var file = Manifest.file(relation.name());
        zip.putNextEntry(new ZipEntry(file));
        var measured = new Measured(zip, progress);
        boolean people = relation == PEOPLE;
        if (people) sql.sql("set local linecard.role = 'gate'").update();
        long count = copy("copy (" + rows + ") to stdout (format csv, header true)", measured);
        if (people) sql.sql("set local linecard.role = 'owner'").update();
        zip.closeEntry();
        return new Part(relation.name(), file, count, measured.bytes(), measured.sha256Hex(),
                relation.columns().stream()
                        .map(one -> new Manifest.Column(one.name(), one.type())).toList());
    }

    private long copy(String statement, OutputStream out) throws IOException {
        try {
            Long rows = jdbc.execute((ConnectionCallback<Long>) connection -> {
                CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
                try {
                    return copies.copyOut(statement, out);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            return rows == null ? 0 : rows;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
