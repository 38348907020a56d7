package linecard.access;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;

import org.springframework.stereotype.Component;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/// Signing in and out. Sessions are opaque random tokens; the database knows only their hashes,
/// so they end at once when the row goes.
@Component
public class SignIn {

    static final int TRIES = 10;
    static final Duration AGAIN = Duration.ofMinutes(15);

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Identities identities;
    private final Passwords passwords;
    private final LoadingCache<String, Bucket> tries = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterAccess(AGAIN)
            .build(_ -> Bucket.builder()
                    .addLimit(limit -> limit.capacity(TRIES).refillGreedy(TRIES, AGAIN))
                    .build());

    SignIn(Identities identities, Passwords passwords) {
        this.identities = identities;
        this.passwords = passwords;
    }

    /// What came of trying: all a guesser may learn.
    public sealed interface Attempt {

        record Opened(User user, String token) implements Attempt {}

        /// The same for a wrong password and for a person who does not exist.
        record Refused() implements Attempt {}

        /// Too many tries from here for this address; others can still sign in.
        record Slowed(long minutes) implements Attempt {}
    }

    /// Counted by address and by where the try comes from together, so that a guesser elsewhere
    /// does not lock the owner out, and by source alone against trying many addresses.
    public Attempt attempt(String email, String password, String source, String agent) {
        var address = email.strip().toLowerCase(Locale.ROOT);
        var mine = tries.get(address + " " + source);
        var probe = mine.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed() || !manyAddresses(source).tryConsume(1)) {
            return new Attempt.Slowed(
                    1 + Duration.ofNanos(probe.getNanosToWaitForRefill()).toMinutes());
        }
        if (password.length() > Passwords.LONGEST) return new Attempt.Refused();
        var known = identities.credentials(address);
        if (!passwords.matches(password, known.map(Identities.Credentials::passwordHash))) {
            return new Attempt.Refused();
        }
        tries.invalidate(address + " " + source);
        var user = known.orElseThrow().user();
        return new Attempt.Opened(user, open(user, agent));
    }

    private Bucket manyAddresses(String source) {
        return tries.asMap().computeIfAbsent("from " + source, _ -> Bucket.builder()
                .addLimit(limit -> limit.capacity(TRIES * 10).refillGreedy(TRIES * 10, AGAIN))
                .build());
    }

    /// Opens a session and answers its token, which is shown to the browser once.
    public String open(User user, String agent) {
        var token = new byte[32];
        RANDOM.nextBytes(token);
        var text = Base64.getUrlEncoder().withoutPadding().encodeToString(token);
        identities.openSession(user.id(), hash(text),
                agent.substring(0, Math.min(200, agent.length())));
        return text;
    }

    public Optional<User> userOf(String token) {
        return identities.userOf(hash(token));
    }

    public void close(String token) {
        identities.closeSession(hash(token));
    }

    /// Sets a new password and ends every other session of that person.
    ///
    /// @return false where the current password is not right
    public boolean changePassword(User user, String current, String next, String token) {
        var known = identities.credentials(user.email()).map(Identities.Credentials::passwordHash);
        if (!passwords.matches(current, known)) return false;
        identities.changePassword(user.id(), passwords.hash(next));
        identities.closeOtherSessions(user.id(), hash(token));
        return true;
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
