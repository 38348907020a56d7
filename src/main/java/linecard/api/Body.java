package linecard.api;

import linecard.packing.Sha256;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/// A request whose body was read as a whole, so that it can be hashed, and is not too long.
final class Body extends HttpServletRequestWrapper {

    static final int LONGEST = 1 << 20;

    private final byte[] bytes;

    private Body(HttpServletRequest request, byte[] bytes) {
        super(request);
        this.bytes = bytes;
    }

    /// @throws Refused where it is longer than 1 MB
    static Body read(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > LONGEST) {
            throw new Refused(Problem.Kind.TOO_LARGE);
        }
        var bytes = request.getInputStream().readNBytes(LONGEST + 1);
        if (bytes.length > LONGEST) throw new Refused(Problem.Kind.TOO_LARGE);
        return new Body(request, bytes);
    }

    /// What makes a command the same: method, address and body.
    byte[] hash() {
        return hash(this, bytes);
    }

    static byte[] hash(HttpServletRequest request, byte[] content) {
        return Sha256.of(request.getMethod() + " " + request.getRequestURI() + "?"
                + request.getQueryString() + "\n"
                + new String(content, StandardCharsets.ISO_8859_1));
    }

    @Override
    public ServletInputStream getInputStream() {
        return new HeldBody(bytes);
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }
}
