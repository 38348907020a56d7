package linecard.access;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/// A person and what that person is in the organisation.
public record Member(
        UUID id, User user, Role role,
        @Nullable UUID agency, @Nullable UUID rep, @Nullable UUID territory, int version) {}
