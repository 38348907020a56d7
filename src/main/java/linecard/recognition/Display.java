package linecard.recognition;

import linecard.words.Language;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/// A screen on a wall that shows who leads.
///
/// @param language of what it shows
/// @param seenAt when it showed something last, to the minute; null for never
public record Display(
        UUID id, String name, Language language, Instant madeAt, @Nullable Instant seenAt) {

    static final int LONGEST_NAME = 100;
}
