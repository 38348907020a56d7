package linecard.detecting;

import java.util.UUID;

/// A rep looks after an account.
public record Held(UUID account, UUID agency, UUID rep) {}
