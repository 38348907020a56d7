package linecard.exchange;

import linecard.access.Absent;
import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.packing.Sha256;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.util.Optional;
import java.util.UUID;

/// The files that were brought, as they came, in parts of a megabyte.
@Repository
class ImportFiles {

    private static final int PART_BYTES = 1 << 20;

    private final JdbcClient sql;
    private final TransactionOperations transaction;

    ImportFiles(JdbcClient sql, TransactionOperations transaction) {
        this.sql = sql;
        this.transaction = transaction;
    }

    /// Keeps the file as it was looked at.
    ///
    /// @throws Stale where it is not the same any more
    @Transactional
    void keep(Viewer viewer, Import source, Path file) throws IOException {
        var digest = Sha256.digest();
        try (var in = new DigestInputStream(Files.newInputStream(file), digest)) {
            int part = 0;
            for (var bytes = in.readNBytes(PART_BYTES); bytes.length > 0;
                    bytes = in.readNBytes(PART_BYTES)) {
                sql.sql("""
                        insert into exchange.import_file (import_id, organisation_id, part, content)
                        values (:import, :organisation, :part, :content)
                        """)
                        .param("import", source.id())
                        .param("organisation", viewer.organisation().id())
                        .param("part", part++)
                        .param("content", bytes)
                        .update();
            }
        }
        if (!Sha256.hex(digest).equals(source.sha256())) throw new Stale("file");
    }

    interface Use<T> {
        T of(Path file) throws IOException;
    }

    /// Lays the file on disk for as long as it is used. It is the file that was brought, to the
    /// byte, whatever has become of the place where it came from.
    <T> T use(Viewer viewer, Import source, Use<T> use) throws IOException {
        var file = Files.createTempFile("linecard-import-", "");
        try {
            var digest = Sha256.digest();
            try (var out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
                int part = 0;
                for (var bytes = part(source.id(), part); bytes.isPresent();
                        bytes = part(source.id(), part)) {
                    out.write(bytes.get());
                    part++;
                }
                if (part == 0) throw new Absent("import");
            }
            if (!Sha256.hex(digest).equals(source.sha256())) throw new Stale("file");
            return use.of(file);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private Optional<byte[]> part(UUID source, int part) {
        var bytes = transaction.execute(status -> sql.sql("""
                select content from exchange.import_file where import_id = :import and part = :part
                """)
                .param("import", source)
                .param("part", part)
                .query(byte[].class)
                .optional());
        return bytes == null ? Optional.empty() : bytes;
    }
}
