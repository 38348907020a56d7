package linecard.mail;

import java.time.Instant;
import java.util.UUID;

/// A letter that this program has taken to send it.
///
/// @param tries how often it was taken, this time included: nobody else has that number
/// @param organisation the name of who writes
record Claimed(
        UUID id, int tries, Instant askedAt, String messageId, String organisation, String slug,
        Letter letter) {}
