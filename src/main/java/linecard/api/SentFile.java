package linecard.api;

import linecard.packing.Sha256;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;

/// A request that brings a file: it lies on disk until the request is over, so that it can be
/// hashed before anything is done with it, and is not too long.
final class SentFile extends HttpServletRequestWrapper implements AutoCloseable {

    private final Path file;
    private final byte[] content;

    private SentFile(HttpServletRequest request, Path file, byte[] content) {
        super(request);
        this.file = file;
        this.content = content;
    }

    /// @throws Refused where it is longer
    static SentFile take(HttpServletRequest request, long longest) throws IOException {
        if (request.getContentLengthLong() > longest) throw new Refused(Problem.Kind.TOO_LARGE);
        var file = Files.createTempFile("linecard-sent-", "");
        try (var out = Files.newOutputStream(file)) {
            var digest = Sha256.digest();
            var in = new DigestInputStream(request.getInputStream(), digest);
            var part = new byte[1 << 16];
            long all = 0;
            for (int read = in.read(part); read >= 0; read = in.read(part)) {
                all += read;
                if (all > longest) throw new Refused(Problem.Kind.TOO_LARGE);
                out.write(part, 0, read);
            }
            return new SentFile(request, file, digest.digest());
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /// What makes a command the same, as with a [Body].
    byte[] hash() {
        return Body.hash(this, content);
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        var in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        return new Stream(in);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }

    private static final class Stream extends ServletInputStream {

        private final InputStream in;
        private boolean isFinished;

        Stream(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            int read = in.read();
            isFinished = read < 0;
            return read;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int read = in.read(into, from, length);
            isFinished = read < 0;
            return read;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }

        @Override
        public boolean isFinished() {
            return isFinished;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("read at once");
        }
    }
}
