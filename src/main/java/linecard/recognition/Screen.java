package linecard.recognition;

import linecard.recognition.Displays.Opened;

import org.jspecify.annotations.Nullable;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// One connection to a screen. What it is to show waits here until the network takes it; of what
/// is overtaken meanwhile only the latest goes.
final class Screen {

    /// Between two signs of life.
    static final Duration BEAT = Duration.ofSeconds(10);

    private static final String ENDED = "";

    final Opened opened;
    private final BlockingQueue<String> next = new LinkedBlockingQueue<>(1);
    private @Nullable String latest;
    private boolean isOver;

    Screen(Opened opened) {
        this.opened = opened;
    }

    synchronized void show(String board) {
        if (isOver || board.equals(latest)) return;
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
    void serve(PrintWriter out, String version) throws InterruptedException {
        if (!send(out, "hello", version)) return;
        while (true) {
            var board = next.poll(BEAT.toMillis(), TimeUnit.MILLISECONDS);
            if (board == null) {
                if (!send(out, "beat", "")) return;
            } else if (board.equals(ENDED)) {
                send(out, "ended", "");
                return;
            } else if (!send(out, "board", board)) {
                return;
            }
        }
    }

    /// @return whether it was taken
    private static boolean send(PrintWriter out, String event, String data) {
        var text = new StringBuilder("event: ").append(event).append('\n');
        for (var line : data.split("\\R", -1)) text.append("data: ").append(line).append('\n');
        out.write(text.append('\n').toString());
        return !out.checkError();
    }
}
