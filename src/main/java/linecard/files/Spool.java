package linecard.files;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionTimedOutException;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/// Takes an export up whole before any of it is sent, a small one in memory and a large one on
/// disk. So the database is done with it however slowly somebody loads it, and what goes wrong on
/// the way is said on a page instead of at the end of half a file.
final class Spool extends OutputStream {

    private static final int MEMORY_BYTES = 1 << 18;

    /// So many are written at once; a fifth waits, so that exports never take all connections.
    static final Semaphore AT_ONCE = new Semaphore(4);

    private final long rowsAtMost;
    private final Duration time;
    private final long until;
    private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private @Nullable FileChannel file;
    private OutputStream target = memory;
    private long rows;
    private long bytes;

    Spool(long rowsAtMost, Duration time) {
        this.rowsAtMost = rowsAtMost;
        this.time = time;
        this.until = System.nanoTime() + time.toNanos();
    }

    @FunctionalInterface
    interface Writing {
        void into(Spool spool) throws IOException;
    }

    static Spool fill(Writing writing) {
        var spool = new Spool(Limits.EXPORT_ROWS, Limits.EXPORT_TIME);
        spool.take(writing);
        return spool;
    }

    Download as(Download.Format format, String name) {
        return new Download(name, format, this);
    }

    void take(Writing writing) {
        Turns.take(AT_ONCE, 1, time);
        try {
            writing.into(this);
            target.flush();
        } catch (IOException e) {
            throw new IllegalStateException("an export could not be kept", e);
        } catch (DataAccessException | TransactionTimedOutException e) {
            if (isLate()) throw slow();
            throw e;
        } finally {
            AT_ONCE.release();
        }
    }

    /// One more row.
    ///
    /// @throws FileRefused where it is one too many, or too late
    void count() {
        if (++rows > rowsAtMost) throw new FileRefused("files.export-rows", rowsAtMost);
        if (isLate()) throw slow();
    }

    private boolean isLate() {
        return System.nanoTime() - until > 0;
    }

    private FileRefused slow() {
        return new FileRefused("files.export-slow", time.toMinutes());
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] from, int start, int length) throws IOException {
        bytes += length;
        if (file == null && bytes > MEMORY_BYTES) {
            file = nameless();
            target = new BufferedOutputStream(Channels.newOutputStream(file), 1 << 16);
            memory.writeTo(target);
            memory.reset();
        }
        target.write(from, start, length);
    }

    /// A file that no folder lists any more: it is gone with its channel, or with the program.
    private static FileChannel nameless() throws IOException {
        var path = Files.createTempFile("linecard-export-", "");
        try {
            return FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } finally {
            Files.delete(path);
        }
    }

    long size() {
        return bytes;
    }

    /// Sends all of it, once.
    void sendTo(OutputStream out) throws IOException {
        if (file == null) {
            memory.writeTo(out);
            return;
        }
        try (var whole = file) {
            whole.position(0);
            Channels.newInputStream(whole).transferTo(out);
        }
    }
}
