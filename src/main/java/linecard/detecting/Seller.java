package linecard.detecting;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/// An agency with its address and bank account, or one of its reps.
///
/// @param rep null: the agency itself
public record Seller(UUID agency, @Nullable UUID rep, Traces traces) {}
