package linecard.recognition;

import linecard.recognition.Displays.Opened;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// One connection to a screen. What it is to show waits here until the network takes it; of what
/// is overtaken meanwhile only the latest goes.
final class Screen {

    /// Between two signs of life.
    static final Duration BEAT = Duration.ofSeconds(10);

    private static final byte[] SIGN = event("beat", "");
    private static final byte[] ENDED = event("ended", "");

    final Opened opened;
    private final BlockingQueue<byte[]> next = new LinkedBlockingQueue<>(1);
    private byte @Nullable [] latest;
    private boolean isOver;

    Screen(Opened opened) {
        this.opened = opened;
    }

    /// An event as it goes to any number of screens.
    static byte[] event(String name, String data) {
        var text = new StringBuilder("event: ").append(name).append('\n');
        data.lines().forEach(line -> text.append("data: ").append(line).append('\n'));
        if (data.isEmpty()) text.append("data: \n");
        return text.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    /// @param board an event; the same one again is not sent again
    synchronized void show(byte[] board) {
        if (isOver || board == latest) return;
        latest = board;
        next.clear();
        next.add(board);
    }

    /// Nothing comes after it.
    synchronized void end() {
        isOver = true;
        next.clear();
        next.add(ENDED);
    }

    /// Hands on what comes, until the end or until nobody takes it any more.
    void serve(OutputStream out, String version) throws InterruptedException {
        try {
            send(out, event("hello", version));
            while (true) {
                var event = next.poll(BEAT.toMillis(), TimeUnit.MILLISECONDS);
                send(out, event == null ? SIGN : event);
                if (event == ENDED) return;
            }
        } catch (IOException _) {
            // the screen is gone
        }
    }

    private static void send(OutputStream out, byte[] event) throws IOException {
        out.write(event);
        out.flush();
    }
}
