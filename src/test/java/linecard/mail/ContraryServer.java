package linecard.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A mail server that does one thing wrong at every letter.
final class ContraryServer implements AutoCloseable {

    enum Fault { BUSY, UNKNOWN_PERSON, LATER, SENDER_REFUSED, CONTENT_REFUSED, DROPS_IN_DATA, DROPS_AFTER_DATA,
        HOLDS_AFTER_DATA, DRIPS }

    private final ServerSocket door;
    private final Fault fault;
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final CountDownLatch holding = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);

    ContraryServer(Fault fault) throws IOException {
        this.fault = fault;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return door.getLocalPort();
    }

    /// What it was given, whole or in part.
    List<String> received() {
        return received;
    }

    /// Whether a whole letter is here and not yet acknowledged, within two minutes.
    boolean awaitHolding() throws InterruptedException {
        return holding.await(2, TimeUnit.MINUTES);
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                var caller = door.accept();
                Thread.ofVirtual().start(() -> talk(caller));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void talk(Socket caller) {
        try (caller) {
            var in = new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.ISO_8859_1));
            var out = caller.getOutputStream();
            if (fault == Fault.DRIPS) drip(out);
            say(out, fault == Fault.BUSY ? "421 too busy" : "220 here");
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                if (!answer(line, in, out)) return;
            }
        } catch (IOException | InterruptedException e) {
            // The caller has gone.
        }
    }

    /// A line that never ends, a letter at a time.
    private void drip(OutputStream out) throws IOException, InterruptedException {
        say(out, "220-one moment");
        while (!closed.await(50, TimeUnit.MILLISECONDS)) {
            out.write('2');
            out.flush();
        }
    }

    /// @return whether the conversation goes on
    private boolean answer(String line, BufferedReader in, OutputStream out) throws IOException, InterruptedException {
        var word = line.split("[ :]")[0];
        if (word.equals("MAIL") && fault == Fault.SENDER_REFUSED) say(out, "550 5.7.1 not from you");
        else if (word.equals("RCPT") && fault == Fault.UNKNOWN_PERSON) say(out, "550 5.1.1 <b>nobody</b> of that name");
        else if (word.equals("RCPT") && fault == Fault.LATER) say(out, "451 4.7.1 greylisted");
        else if (word.equals("DATA")) return data(in, out);
        else say(out, word.equals("QUIT") ? "221 bye" : "250 ok");
        return !word.equals("QUIT");
    }

    private boolean data(BufferedReader in, OutputStream out) throws IOException, InterruptedException {
        say(out, "354 go on");
        var letter = new StringBuilder();
        for (var line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            letter.append(line).append('\n');
            if (fault == Fault.DROPS_IN_DATA && letter.length() > 200) {
                received.add(letter.toString());
                return false;
            }
        }
        received.add(letter.toString());
        if (fault == Fault.DROPS_AFTER_DATA) return false;
        if (fault == Fault.HOLDS_AFTER_DATA) {
            holding.countDown();
            closed.await();
            return false;
        }
        say(out, fault == Fault.CONTENT_REFUSED ? "554 5.7.1 this looks like spam" : "250 taken");
        return true;
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        door.close();
    }
}
