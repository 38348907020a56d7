package linecard.hooks;

import linecard.words.Coded;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/// Where another program listens, and what it is told of.
///
/// @param off since when it is told nothing any more, and why; null while it is on
/// @param failingSince since when nothing has arrived there; null as long as things do
/// @param secretMadeAt since when there is what to sign with; null for none: nothing is told
/// @param oldSecretUntil how long the secret before this one still signs as well; null for none
record Endpoint(
        UUID id, Target target, String description, Set<Event> events, Instant createdAt,
        @Nullable Off off, @Nullable Instant failingSince, @Nullable Instant secretMadeAt,
        @Nullable Instant oldSecretUntil, int version) {

    /// As many as an organisation may have.
    static final int MOST = 20;

    static final int LONGEST_DESCRIPTION = 200;

    record Off(Instant at, Reason reason) {}

    /// Why nothing is told any more.
    enum Reason implements Coded {
        /// An owner wants it so.
        OWNER,
        /// For days nothing arrived.
        FAILING,
        /// It said itself that it is there no more.
        GONE;

        static Reason of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /// In one word: `on`, `failing`, `unsigned`, or `off.` and why.
    String state() {
        if (off != null) return "off." + off.reason().code();
        if (!hasSecret()) return "unsigned";
        return failingSince == null ? "on" : "failing";
    }

    public boolean hasSecret() {
        return secretMadeAt != null;
    }

    /// What its secret is told apart by from others before and after; empty where there is none.
    public String secretMark() {
        return secretMadeAt == null ? "" : secretMadeAt.toString();
    }

    public boolean isOn() {
        return off == null && hasSecret();
    }

    /// With what an owner may say otherwise.
    ///
    /// @param seen the version that the owner saw
    Endpoint with(Endpoint said, int seen) {
        return new Endpoint(id, said.target(), said.description(), said.events(), createdAt, off,
                failingSince, secretMadeAt, oldSecretUntil, seen);
    }
}
