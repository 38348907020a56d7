package linecard.sales;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/// Whose part of a sale, and how much of it.
///
/// @param rep null for the house; the agency is null with it
/// @param millionths above 0, up to 1,000,000 for the whole
public record Share(@Nullable UUID rep, @Nullable UUID agency, long millionths) {

    public static final long WHOLE = 1_000_000;

    public Share {
        if (millionths <= 0 || millionths > WHOLE) {
            throw new IllegalArgumentException(millionths + " millionths are no share");
        }
        if ((rep == null) != (agency == null)) {
            throw new IllegalArgumentException("a rep without an agency, or the other way round");
        }
    }

    static Share house(long millionths) {
        return new Share(null, null, millionths);
    }
}
