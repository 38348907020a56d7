package linecard.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/// A browser of few needs: one connection, kept alive, that asks for compressed pages as browsers
/// do. It takes next to nothing of the processor that is measured.
final class Client implements AutoCloseable {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final int port;
    private Socket socket;
    private InputStream in;
    private String cookies;

    Client(int port, String cookies) throws IOException {
        this.port = port;
        this.cookies = cookies;
        open();
    }

    private void open() throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(120_000);
        in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    }

    /// @param body as it came, compressed or not
    record Answer(int status, String head, byte[] body) {

        String text() throws IOException {
            if (!head.toLowerCase().contains("content-encoding: gzip")) {
                return new String(body, StandardCharsets.UTF_8);
            }
            try (var plain = new GZIPInputStream(new java.io.ByteArrayInputStream(body))) {
                return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }

    Answer get(String path) throws IOException {
        return ask("GET " + path, "", "");
    }

    private Answer ask(String what, String headers, String body) throws IOException {
        var request = what + " HTTP/1.1\r\nHost: localhost:" + socket.getPort()
                + "\r\nAccept-Encoding: gzip\r\nUser-Agent: bench\r\n"
                + (cookies.isEmpty() ? "" : "Cookie: " + cookies + "\r\n") + headers
                + "\r\n" + body;
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        var answer = answer();
        if (answer.head().toLowerCase().contains("connection: close")) { // now and then
            socket.close();
            open();
        }
        return answer;
    }

    /// Signs in and keeps the session.
    ///
    /// @return the cookies, for other connections of the same person
    String signIn(String email, String password) throws IOException {
        var page = get("/sign-in");
        remember(page.head());
        var csrf = CSRF.matcher(page.text());
        if (!csrf.find()) throw new IOException("no token on the sign-in page");
        var form = "email=" + encoded(email) + "&password=" + encoded(password)
                + "&next=%2F&_csrf=" + encoded(csrf.group(1));
        var entered = ask("POST /sign-in", "Content-Type: application/x-www-form-urlencoded\r\n"
                + "Origin: http://localhost:" + socket.getPort() + "\r\n"
                + "Content-Length: " + form.length() + "\r\n", form);
        if (entered.status() != 303) {
            throw new IOException(email + " was not let in: " + entered.status());
        }
        remember(entered.head());
        return cookies;
    }

    /// Sends a form that holds nothing but what every form holds, as it stands on a page.
    ///
    /// @return the address that the answer leads to
    String press(String page, String path) throws IOException {
        var answer = send(path, Map.of(), token(page));
        for (var line : answer.head().split("\r\n")) {
            if (line.toLowerCase().startsWith("location:")) {
                return line.substring(9).strip().replaceFirst("^https?://[^/]*", "");
            }
        }
        throw new IOException(path + " leads nowhere: " + answer.head());
    }

    /// What forms of this session hold, as it stands on a page.
    String token(String page) throws IOException {
        var csrf = CSRF.matcher(get(page).text());
        if (!csrf.find()) throw new IOException("no token on " + page);
        return csrf.group(1);
    }

    Answer send(String path, Map<String, String> fields, String token) throws IOException {
        var form = new StringBuilder("_csrf=" + encoded(token));
        fields.forEach((name, value) -> form.append('&').append(name).append('=')
                .append(encoded(value)));
        return ask("POST " + path, "Content-Type: application/x-www-form-urlencoded\r\n"
                + "Origin: http://localhost:" + socket.getPort() + "\r\n"
                + "Content-Length: " + form.length() + "\r\n", form.toString());
    }

    private void remember(String head) {
        for (var line : head.split("\r\n")) {
            if (!line.toLowerCase().startsWith("set-cookie:")) continue;
            var cookie = line.substring(11).split(";")[0].strip();
            cookies = cookies.isEmpty() ? cookie : cookies + "; " + cookie;
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Answer answer() throws IOException {
        var head = head();
        int status = Integer.parseInt(head.substring(9, 12));
        var lower = head.toLowerCase();
        if (lower.contains("transfer-encoding: chunked")) return new Answer(status, head, chunks());
        int at = lower.indexOf("content-length:");
        int length = at < 0 ? 0
                : Integer.parseInt(lower.substring(at + 15, lower.indexOf("\r\n", at)).strip());
        return new Answer(status, head, exactly(length));
    }

    private String head() throws IOException {
        var head = new ByteArrayOutputStream(512);
        int last = 0;
        for (int one = in.read(); one >= 0; one = in.read()) {
            head.write(one);
            last = last << 8 | one;
            if (last == 0x0D0A0D0A) return head.toString(StandardCharsets.ISO_8859_1);
        }
        throw new EOFException("the program closed the connection");
    }

    private byte[] chunks() throws IOException {
        var whole = new ByteArrayOutputStream(1 << 15);
        while (true) {
            int size = Integer.parseInt(line(), 16);
            whole.write(exactly(size));
            line();
            if (size == 0) return whole.toByteArray();
        }
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int one = in.read(); one != '\n'; one = in.read()) {
            if (one < 0) throw new EOFException();
            if (one != '\r') line.append((char) one);
        }
        return line.toString();
    }

    private byte[] exactly(int length) throws IOException {
        var bytes = in.readNBytes(length);
        if (bytes.length < length) throw new EOFException();
        return bytes;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
