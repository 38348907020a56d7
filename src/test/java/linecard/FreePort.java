package linecard;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/// Where a program of its own can listen, also when it is started again: below the ports that
/// systems hand out by themselves, of which another test's connection may have taken one meanwhile.
public final class FreePort {

    private FreePort() {}

    public static int any() throws IOException {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(10_000, 30_000);
            try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return port;
            } catch (BindException _) {
                // somebody listens there: another one
            }
        }
    }
}
