package linecard.archive;

import linecard.access.Audience;
import linecard.access.Viewer;
import linecard.jobs.NamedWork;
import linecard.jobs.Progress;
import linecard.packing.Sha256;

import org.springframework.stereotype.Component;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.security.DigestOutputStream;
import java.util.UUID;

/// The work of making an archive. The file grows on disk and is kept once it is whole.
@Component
class Archiving extends NamedWork {

    static final String KIND = "archive";

    private final Archives archives;
    private final ArchiveWriter writer;

    Archiving(Archives archives, ArchiveWriter writer) {
        super(KIND, Audience.OWNERS, "archive.making", "/organisation/archive");
        this.archives = archives;
        this.writer = writer;
    }

    @Override
    public void run(Viewer viewer, UUID subject, Progress progress) throws IOException {
        var archive = archives.of(viewer, subject);
        var file = Files.createTempFile("linecard-archive-", ".zip");
        try {
            var digest = Sha256.digest();
            long rows = 0;
            try (var out = new DigestOutputStream(
                    new BufferedOutputStream(Files.newOutputStream(file), 1 << 16), digest)) {
                var manifest = writer.write(viewer, archive.withFiles(), out, progress);
                for (var part : manifest.tables()) rows += part.rows();
            }
            archives.keep(viewer, subject, file, rows, Sha256.hex(digest),
                    progress);
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
