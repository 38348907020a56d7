package linecard.calls;

import linecard.words.Coded;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/// What a rep taps instead of typing it: a sentence, or the name of a competitor.
///
/// @param line the product line it belongs to, or null where it may be said of any
/// @param position where it stands among the others; a rep sees the lowest first
public record Phrase(
        UUID id, Theme theme, @Nullable UUID line, String content, int position,
        boolean isArchived, int version) {

    public static final int MOST_CHARS = 200;

    /// Under what it is counted.
    public enum Theme implements Coded { OBJECTION, PRICE, REQUEST, OTHER, COMPETITOR }
}
