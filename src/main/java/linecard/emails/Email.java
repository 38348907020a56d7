package linecard.emails;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A mail that a member handed in. It never changes.
///
/// @param user who handed it in
/// @param agency of that member; null for the principal's own people
/// @param recipients as they are shown; the first fifty
/// @param recipientCount of however many
/// @param text what it says; in lists, its beginning
/// @param isCut whether it said more than is kept
/// @param isAutomatic whether a program wrote it by itself, or to a list
/// @param isBroken whether some of it could not be read
record Email(
        UUID id, UUID user, @Nullable UUID agency, Way way, Party from, List<String> recipients,
        int recipientCount, String subject, Instant sentAt, Instant receivedAt, String text,
        boolean isCut, boolean isAutomatic, boolean isBroken) {

    public Email {
        recipients = List.copyOf(recipients);
    }

    /// How many recipients are not named.
    int unnamed() {
        return recipientCount - recipients.size();
    }
}
