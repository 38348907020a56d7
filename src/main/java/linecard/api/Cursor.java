package linecard.api;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;

/// Where a list goes on: after the row of an id, in the list that the cursor came from. It is no
/// secret and gives no right; a cursor of another list, or for other filters, is refused.
final class Cursor {

    private static final int ID = 16;
    private static final int MARK = 8;

    private Cursor() {}

    /// @param list the path and filters of the list
    static String after(UUID id, String list) {
        var bytes = ByteBuffer.allocate(ID + MARK)
                .putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits())
                .put(Tokens.hash(list), 0, MARK).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static UUID read(String cursor, String list) {
        try {
            var bytes = Base64.getUrlDecoder().decode(cursor);
            var buffer = ByteBuffer.wrap(bytes);
            if (bytes.length == ID + MARK && Arrays.equals(
                    bytes, ID, ID + MARK, Tokens.hash(list), 0, MARK)) {
                return new UUID(buffer.getLong(), buffer.getLong());
            }
        } catch (IllegalArgumentException e) {
            // Falls through to the refusal.
        }
        throw new IllegalArgumentException("no cursor of this list");
    }
}
