package linecard.moving;

import linecard.access.Viewer;
import linecard.files.FileRefused;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.util.FileSystemUtils;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The files that were sent, as they came, in parts of a megabyte.
@Repository
class MoveFiles {

    private static final int PART_BYTES = 1 << 20;

    private final JdbcClient sql;
    private final TransactionOperations transaction;

    MoveFiles(JdbcClient sql, TransactionOperations transaction) {
        this.sql = sql;
        this.transaction = transaction;
    }

    /// @param file its place among those that were sent, from 0
    @Transactional
    void keep(Viewer viewer, UUID move, int file, InputStream sent) throws IOException {
        int part = 0;
        for (var bytes = sent.readNBytes(PART_BYTES); bytes.length > 0 || part == 0;
                bytes = sent.readNBytes(PART_BYTES)) {
            sql.sql("""
                    insert into moving.file_part (organisation_id, move_id, file, part, content)
                    values (:organisation, :move, :file, :part, :content)
                    """)
                    .param("organisation", viewer.organisation().id())
                    .param("move", move)
                    .param("file", file)
                    .param("part", part++)
                    .param("content", bytes)
                    .update();
        }
    }

    interface Use {
        void of(List<Source> tables) throws IOException;
    }

    /// Lays all tables on disk for as long as they are used.
    ///
    /// @throws linecard.files.FileRefused where there are too many
    void use(Viewer viewer, Move move, Use use) throws IOException {
        var folder = Files.createTempDirectory("linecard-move-");
        try {
            var unpacking = new Unpacking(folder);
            for (int i = 0; i < move.names().size(); i++) {
                unpacking.add(lay(move.id(), i, folder), move.names().get(i));
            }
            use.of(unpacking.found());
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private Path lay(UUID move, int file, Path folder) throws IOException {
        var path = Files.createTempFile(folder, "sent-", "");
        try (var out = Files.newOutputStream(path)) {
            int part = 0;
            for (var bytes = part(move, file, part); bytes.isPresent();
                    bytes = part(move, file, ++part)) {
                out.write(bytes.get());
            }
            if (part == 0) throw new FileRefused("moving.noFiles");
        }
        return path;
    }

    private Optional<byte[]> part(UUID move, int file, int part) {
        var bytes = transaction.execute(status -> sql.sql("""
                select content from moving.file_part
                where move_id = :move and file = :file and part = :part
                """)
                .param("move", move)
                .param("file", file)
                .param("part", part)
                .query(byte[].class)
                .optional());
        return bytes == null ? Optional.empty() : bytes;
    }
}
