package linecard.plan;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/// A rep before the sales plan.
///
/// @param at when the rep said so; null for not yet
record Reader(UUID rep, String name, @Nullable Instant at) {}
