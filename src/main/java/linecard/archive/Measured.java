package linecard.archive;

import linecard.jobs.Progress;
import linecard.packing.Sha256;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;

/// Counts and hashes one file on its way into the archive, and tells how many lines went by.
final class Measured extends OutputStream {

    private static final long BETWEEN_REPORTS = 1 << 20;

    private final OutputStream out;
    private final Progress progress;
    private final MessageDigest digest = Sha256.digest();
    private long bytes;
    private long lines = -1; // the header is no row
    private long reportedBytes;
    private long reportedLines;

    Measured(OutputStream out, Progress progress) {
        this.out = out;
        this.progress = progress;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] from, int start, int length) throws IOException {
        out.write(from, start, length);
        digest.update(from, start, length);
        bytes += length;
        for (int i = start; i < start + length; i++) if (from[i] == '\n') lines++;
        if (bytes - reportedBytes >= BETWEEN_REPORTS) report();
    }

    private void report() {
        reportedBytes = bytes;
        progress.advance(Math.max(0, lines - reportedLines));
        reportedLines = Math.max(reportedLines, lines);
    }

    long bytes() {
        return bytes;
    }

    /// Of all that was written; ends the file.
    String sha256Hex() {
        report();
        return Sha256.hex(digest);
    }
}
