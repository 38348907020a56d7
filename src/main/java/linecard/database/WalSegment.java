package linecard.database;

import java.util.HexFormat;
import java.util.Optional;

/// One file of PostgreSQL's log of changes (WAL), 16 MB of one timeline.
///
/// @param timeline grows by one with every recovery
/// @param number from the beginning of the log, the same on every timeline
record WalSegment(int timeline, long number) {

    static final int BYTES = 16 << 20;

    private static final int IN_A_LOG = 256;

    /// From the name of a file: `000000010000000A000000FF`; empty for any other name.
    static Optional<WalSegment> of(String name) {
        if (!name.matches("[0-9A-F]{16}000000[0-9A-F]{2}")) return Optional.empty();
        return Optional.of(new WalSegment(
                HexFormat.fromHexDigits(name, 0, 8),
                HexFormat.fromHexDigitsToLong(name, 8, 16) * IN_A_LOG
                        + HexFormat.fromHexDigits(name, 16, 24)));
    }

    /// The one that holds a position, as PostgreSQL writes it: `A/FF000028`.
    static WalSegment at(int timeline, String position) {
        return new WalSegment(timeline, bytes(position) / BYTES);
    }

    /// The one that holds the last byte before a position.
    static WalSegment before(int timeline, String position) {
        return new WalSegment(timeline, (bytes(position) - 1) / BYTES);
    }

    private static long bytes(String position) {
        int slash = position.indexOf('/');
        return HexFormat.fromHexDigitsToLong(position, 0, slash) << 32
                | HexFormat.fromHexDigitsToLong(position, slash + 1, position.length());
    }

    String name() {
        return "%08X%08X%08X".formatted(timeline, number / IN_A_LOG, number % IN_A_LOG);
    }

    WalSegment next() {
        return new WalSegment(timeline, number + 1);
    }
}
