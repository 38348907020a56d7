package linecard.files;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Waiting for a turn where only so much is made at once.
final class Turns {

    private Turns() {}

    /// Takes so many of them, to be released afterwards.
    ///
    /// @throws FileRefused where none came in that time
    static void take(Semaphore turns, int many, Duration time) {
        try {
            if (turns.tryAcquire(many, time.toMillis(), TimeUnit.MILLISECONDS)) return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new FileRefused("files.export-busy");
    }
}
