package linecard.pipeline;

import linecard.money.Rate;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// An opportunity passed from one rep to another.
///
/// @param keptUntil until when the shares of the day of its registration are kept for what comes of
/// it; null where its registration did not protect any more
/// @param kept those shares, of the reps that the viewer may see
public record HandOver(
        UUID id, UUID from, UUID to, Instant at, @Nullable LocalDate keptUntil, List<Kept> kept) {

    /// @param share of each sale that comes of the opportunity
    public record Kept(UUID rep, Rate share) {}
}
