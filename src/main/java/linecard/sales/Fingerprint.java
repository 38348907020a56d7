package linecard.sales;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Tells whether two documents say the same: SHA-256 over what the ERP wrote.
///
/// What Linecard derives is left out, so that a file brought in again is the same although the
/// catalogue changed meanwhile: the cost of a line, and the product line of a product.
final class Fingerprint {

    private Fingerprint() {}

    static String of(Booking booking) {
        var text = new StringBuilder();
        add(text, booking.kind().code());
        add(text, booking.number());
        add(text, booking.account());
        add(text, booking.statedRep());
        add(text, booking.bookedOn());
        add(text, booking.originalNumber());
        for (var line : booking.lines()) {
            add(text, line.product() == null ? "line " + line.productLine() : line.product());
            add(text, line.quantityMilli());
            add(text, line.netMinor());
        }
        return sha256(text.toString());
    }

    /// Length first, so that no two lists of parts make one text.
    private static void add(StringBuilder text, @Nullable Object part) {
        var said = part == null ? "" : part.toString();
        text.append(said.length()).append(':').append(said);
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
