package linecard.api;

import linecard.packing.Sha256;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;

/// Where a list goes on: after the row of an id, in the list that the cursor came from. It is no
/// secret and gives no right; a cursor of another list, or for other filters, is refused.
///
/// @param place of the row under its id; 0 where the id alone names it
record Cursor(UUID id, int place) {

    /// Before all rows.
    static final Cursor START = new Cursor(new UUID(0, 0), 0);

    private static final int ROW = 16 + 4;
    private static final int MARK = 8;

    /// @param list the path and filters of the list
    String in(String list) {
        var bytes = ByteBuffer.allocate(ROW + MARK)
                .putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits())
                .putInt(place).put(Sha256.of(list), 0, MARK).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static Cursor read(String cursor, String list) {
        try {
            var bytes = Base64.getUrlDecoder().decode(cursor);
            var buffer = ByteBuffer.wrap(bytes);
            if (bytes.length == ROW + MARK && Arrays.equals(
                    bytes, ROW, ROW + MARK, Sha256.of(list), 0, MARK)) {
                return new Cursor(new UUID(buffer.getLong(), buffer.getLong()), buffer.getInt());
            }
        } catch (IllegalArgumentException e) {
            // Falls through to the refusal.
        }
        throw new IllegalArgumentException("no cursor of this list");
    }
}
