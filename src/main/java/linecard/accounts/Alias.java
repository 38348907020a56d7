package linecard.accounts;

import java.text.Normalizer;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/// Another spelling under which files name an account.
///
/// @param text as a file writes it
/// @param addedBy who said that it means this account; empty where that person has left
public record Alias(
        UUID id, UUID account, String text, String addedBy, Instant addedAt, int version) {

    public static final int LONGEST = 300;

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");

    /// One line of the list of all.
    record Listed(String text, String accountCode, String account) {}

    /// The spelling without regard to capitals and blanks: two names that are the same here are
    /// the same to us, and nothing else is.
    public static String plain(String text) {
        return BLANKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFC))
                .replaceAll(" ").strip().toUpperCase(Locale.ROOT);
    }
}
