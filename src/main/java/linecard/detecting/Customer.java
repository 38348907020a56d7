package linecard.detecting;

import java.util.UUID;

/// An account with the people there.
///
/// @param firm the account that stands above it, itself where none does: sites of a firm count once
public record Customer(UUID account, UUID firm, Traces traces) {}
