package linecard.faults;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/// Stands between a client and the program. Each connection carries one request, and the fault
/// that was asked for happens to it.
final class FaultyProxy implements AutoCloseable {

    private static final Executor THREADS = Executors.newVirtualThreadPerTaskExecutor();
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");

    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Victim victim;
    private final Map<Fault, Integer> happened = new ConcurrentHashMap<>();
    private volatile Fault next = Fault.NONE;
    private volatile long micros;

    FaultyProxy(Victim victim) throws IOException {
        this.victim = victim;
        THREADS.execute(this::listen);
    }

    int port() {
        return door.getLocalPort();
    }

    /// What happens to the next connection, and nothing to those after it.
    ///
    /// @param after how long after the request arrived something is killed or reset
    void plan(Fault fault, long after) {
        micros = after;
        next = fault;
    }

    /// The faults that really happened: one that found the program away already did not.
    Map<Fault, Integer> happened() {
        return happened;
    }

    private void listen() {
        while (!door.isClosed()) {
            try {
                var client = door.accept();
                var fault = next;
                next = Fault.NONE;
                THREADS.execute(() -> carry(client, fault));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void carry(Socket client, Fault fault) {
        try (client) {
            var request = request(client.getInputStream());
            switch (fault) {
                case NONE -> client.getOutputStream().write(answer(request));
                case LOST -> client.setSoLinger(true, 0);
                case REQUEST_CUT -> {
                    try (var server = connect()) {
                        server.getOutputStream().write(request, 0, request.length / 2);
                    }
                    client.setSoLinger(true, 0);
                }
                case RESET -> leave(client, request, () -> {});
                case ANSWER_SWALLOWED -> answer(request);
                case ANSWER_CUT -> {
                    var answer = answer(request);
                    client.getOutputStream().write(answer, 0, answer.length / 2);
                    client.getOutputStream().flush();
                    client.setSoLinger(true, 0);
                }
                case DELIVERED_TWICE -> {
                    var twin = CompletableFuture.supplyAsync(() -> unchecked(request), THREADS);
                    var answer = answer(request);
                    twin.join();
                    client.getOutputStream().write(answer);
                }
                case PROGRAM_KILLED -> leave(client, request, victim::kill);
                case DATABASE_KILLED -> leave(client, request, victim::killDatabase);
            }
            if (fault != Fault.NONE) happened.merge(fault, 1, Integer::sum);
        } catch (IOException | RuntimeException e) {
            // The client sees it as an end of the connection.
        }
    }

    private interface Deed {
        void happens() throws IOException;
    }

    /// The request arrives; a moment later the deed is done and the connection is gone.
    private void leave(Socket client, byte[] request, Deed deed) throws IOException {
        try (var server = connect()) {
            server.getOutputStream().write(request);
            server.getOutputStream().flush();
            long end = System.nanoTime() + micros * 1000;
            while (System.nanoTime() < end) Thread.onSpinWait();
            server.setSoLinger(true, 0);
            deed.happens();
        }
        client.setSoLinger(true, 0);
    }

    private byte[] unchecked(byte[] request) {
        try {
            return answer(request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] answer(byte[] request) throws IOException {
        try (var server = connect()) {
            server.getOutputStream().write(request);
            return server.getInputStream().readAllBytes();
        }
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), victim.port);
    }

    private static byte[] request(InputStream in) throws IOException {
        var read = new ByteArrayOutputStream();
        while (true) {
            int one = in.read();
            if (one < 0) throw new IOException("the client left");
            read.write(one);
            var bytes = read.toByteArray();
            int end = bytes.length;
            if (end < 4 || !new String(bytes, end - 4, 4, StandardCharsets.ISO_8859_1)
                    .equals("\r\n\r\n")) continue;
            var length = LENGTH.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
            var body = in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
            var whole = Arrays.copyOf(bytes, end + body.length);
            System.arraycopy(body, 0, whole, end, body.length);
            return whole;
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
