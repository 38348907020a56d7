package linecard.faults;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// One command of a client: it adds an agency, or brings a file.
///
/// @param number by which its effect is known
record Command(int number) {

    /// The words of an agency's code are unique, of a file's name are not: the database itself
    /// would let a file in twice.
    boolean isFile() {
        return number % 2 == 1;
    }

    String name() {
        return isFile() ? "f-" + number + ".csv" : "A-" + number;
    }

    private String request(String token, boolean withKey) {
        var body = isFile() ? "Rep code;Name\r\nX;Y\r\n"
                : "{\"code\": \"" + name() + "\", \"name\": \"Faults\", \"country\": \"HU\"}";
        return "POST /api/v1/" + (isFile() ? "imports?subject=reps&name=" + name() : "agencies")
                + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Authorization: Bearer " + token + "\r\n"
                + "Content-Type: " + (isFile() ? "text/csv" : "application/json") + "\r\n"
                + (withKey ? "Idempotency-Key: command-" + number + "\r\n" : "")
                + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    /// Sends it once.
    ///
    /// @return the status, of an answer that came whole
    int send(int port, String token, boolean withKey) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(120_000);
            socket.getOutputStream().write(
                    request(token, withKey).getBytes(StandardCharsets.US_ASCII));
            var answer = new String(
                    socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            requireWhole(answer);
            return Integer.parseInt(answer.substring(9, 12));
        }
    }

    private static void requireWhole(String answer) throws EOFException {
        int end = answer.indexOf("\r\n\r\n");
        if (end < 0) throw new EOFException("cut in its head");
        var head = answer.substring(0, end).toLowerCase();
        var body = answer.substring(end + 4);
        int at = head.indexOf("content-length: ");
        boolean isWhole = at >= 0
                ? body.length() == Integer.parseInt(head.substring(at + 16).lines().findFirst()
                        .orElse("").strip())
                : body.endsWith("0\r\n\r\n");
        if (!isWhole) throw new EOFException("cut in its body");
    }
}
