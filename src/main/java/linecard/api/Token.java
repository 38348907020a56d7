package linecard.api;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/// A personal access token: a program that holds it works as the person who made it, in one
/// organisation, within its scopes, until it expires or is revoked.
public record Token(
        UUID id, String name, Set<Scope> scopes, Instant createdAt, Instant expiresAt,
        @Nullable Instant lastUsedAt) {

    /// Whether its text can be one of ours: `lc_` and 43 letters.
    static boolean looksRight(String text) {
        return text.matches("lc_[A-Za-z0-9_-]{43}");
    }

    boolean allows(Scope scope) {
        return scopes.contains(scope);
    }
}
