package linecard.database;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import java.nio.file.Path;

/// How much room is left on the disk where Linecard keeps its data.
///
/// Below a tenth no imports begin; below a twentieth nothing is changed any more, so that
/// PostgreSQL keeps what it needs to answer. A big disk with many gigabytes left is never short.
@Component
public class Space {

    static final int LOW_PERCENT = 10;
    static final int SHORT_PERCENT = 5;

    private static final long PLENTY_BYTES = 20L << 30;

    private final Path place;

    Space(@Value("${linecard.home}") Path home) {
        this.place = home;
    }

    /// Of one moment.
    ///
    /// @param free in bytes, of what the program's user may fill
    /// @param all in bytes
    public record Left(long free, long all) {

        /// Rounded down.
        int percent() {
            return all == 0 ? 100 : (int) (free * 100 / all);
        }

        /// Too little for an import.
        public boolean isLow() {
            return percent() < LOW_PERCENT && free < PLENTY_BYTES;
        }

        /// Too little for any change.
        public boolean isShort() {
            return percent() < SHORT_PERCENT && free < PLENTY_BYTES;
        }
    }

    public Left left() {
        return left(place);
    }

    /// @throws NoSpace where an import may not begin
    public void requireForImport() {
        if (left().isLow()) throw new NoSpace(true);
    }

    /// @throws NoSpace where nothing may be changed
    public void requireForChange() {
        if (left().isShort()) throw new NoSpace(false);
    }

    /// Of the disk of a folder, or of where it would be made. Each page asks for it: a `FileStore`
    /// would read the list of all disks.
    static Left left(Path place) {
        var there = place.toAbsolutePath().toFile();
        while (!there.exists() && there.getParentFile() != null) there = there.getParentFile();
        return new Left(there.getUsableSpace(), there.getTotalSpace());
    }
}
