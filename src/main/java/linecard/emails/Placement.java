package linecard.emails;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/// That a mail stands at an account.
///
/// @param contact from or to whom it is; null where nobody known
record Placement(UUID id, UUID email, UUID account, @Nullable UUID contact) {}
