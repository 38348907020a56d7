package linecard.api;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;

import java.io.ByteArrayInputStream;

/// The body of a request that is in memory.
public final class HeldBody extends ServletInputStream {

    private final ByteArrayInputStream in;

    public HeldBody(byte[] content) {
        in = new ByteArrayInputStream(content);
    }

    @Override
    public int read() {
        return in.read();
    }

    @Override
    public int read(byte[] into, int from, int length) {
        return in.read(into, from, length);
    }

    @Override
    public boolean isFinished() {
        return in.available() == 0;
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
