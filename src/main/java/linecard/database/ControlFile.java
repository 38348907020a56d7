package linecard.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// What PostgreSQL keeps in `global/pg_control`, of which two numbers are of use to us.
///
/// @param system PostgreSQL's number of this database, kept by all its copies
/// @param timeline grows by one with every recovery
record ControlFile(String system, int timeline) {

    /// The same in every version since 9.6.
    private static final int TIMELINE_AT = 48;

    /// Empty where there are no data.
    static Optional<ControlFile> of(Path data) throws IOException {
        var file = data.resolve("global/pg_control");
        if (!Files.exists(file)) return Optional.empty();
        var bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.nativeOrder());
        return Optional.of(new ControlFile(
                Long.toUnsignedString(bytes.getLong(0)), bytes.getInt(TIMELINE_AT)));
    }
}
