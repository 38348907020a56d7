package linecard.journey;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/// The line between browsers and a program: it can be cut, and the answer to a request can get lost
/// on it after the program did what was asked.
final class Line implements AutoCloseable {

    private static final Executor THREADS = Executors.newVirtualThreadPerTaskExecutor();

    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile int target;
    private volatile boolean isCut;
    private volatile String losing = "";
    private volatile Runnable meanwhile = () -> {};

    Line(int target) throws IOException {
        this.target = target;
        THREADS.execute(this::listen);
    }

    String address() {
        return "http://localhost:" + door.getLocalPort();
    }

    void leadTo(int port) {
        target = port;
    }

    void cut() {
        isCut = true;
        open.forEach(Line::reset);
    }

    void mend() {
        isCut = false;
    }

    /// The next answer to this path is lost; just before, something else happens.
    void lose(String path, Runnable first) {
        meanwhile = first;
        losing = path;
    }

    boolean isLost() {
        return losing.isEmpty();
    }

    private void listen() {
        while (!door.isClosed()) {
            try {
                var client = door.accept();
                var server = isCut ? null : reach();
                if (server == null) {
                    reset(client);
                    continue;
                }
                open.add(client);
                var isDoomed = new AtomicBoolean();
                THREADS.execute(() -> carry(client, server, isDoomed, true));
                THREADS.execute(() -> carry(server, client, isDoomed, false));
            } catch (IOException e) {
                return;
            }
        }
    }

    /// @return null while the program is away
    private @Nullable Socket reach() {
        try {
            return new Socket(InetAddress.getLoopbackAddress(), target);
        } catch (IOException e) {
            return null;
        }
    }

    private void carry(Socket from, Socket to, AtomicBoolean isDoomed, boolean isAsking) {
        var part = new byte[1 << 16];
        try (from; to) {
            for (int read = from.getInputStream().read(part); read >= 0;
                    read = from.getInputStream().read(part)) {
                var text = new String(part, 0, read, StandardCharsets.ISO_8859_1);
                if (isAsking && !losing.isEmpty() && text.startsWith("POST ")
                        && text.contains(losing)) {
                    isDoomed.set(true);
                    losing = "";
                }
                if (!isAsking && isDoomed.get()) {
                    meanwhile.run();
                    return;
                }
                to.getOutputStream().write(part, 0, read);
            }
        } catch (IOException e) {
            // The other end sees it as the end of the connection.
        } finally {
            open.remove(from);
        }
    }

    private static void reset(Socket socket) {
        try (socket) {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // It is gone already.
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
