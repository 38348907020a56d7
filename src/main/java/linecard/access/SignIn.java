package linecard.access;

import linecard.access.Sessions.Comer;
import linecard.access.Sessions.Held;
import linecard.packing.Sha256;

import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// Signing in and out. Sessions are opaque random tokens; the database knows only their hashes,
/// so they end at once when the row goes.
@Component
public class SignIn {

    static final int TRIES = 10;
    private static final int LONGEST = 254;
    static final Duration AGAIN = Duration.ofMinutes(15);

    private final Identities identities;
    private final Sessions sessions;
    private final Passwords passwords;
    private final Authenticators authenticators;
    private final Throttle tries = new Throttle(TRIES, AGAIN);
    private final Throttle sources = new Throttle(TRIES * 10, AGAIN);

    SignIn(Identities identities, Sessions sessions, Passwords passwords,
            Authenticators authenticators) {
        this.identities = identities;
        this.sessions = sessions;
        this.passwords = passwords;
        this.authenticators = authenticators;
    }

    /// What came of trying: all a guesser may learn.
    public sealed interface Attempt {

        record Opened(User user, String token) implements Attempt {}

        /// The password is right, and a code is still owed.
        record Owes(User user) implements Attempt {}

        /// The same for a wrong password and for a person who does not exist.
        record Refused() implements Attempt {}

        /// Too many tries from here for this address; others can still sign in.
        record Slowed(long minutes) implements Attempt {}
    }

    /// Counted by address and by where the try comes from together, so that a guesser elsewhere
    /// does not lock the owner out, and by source alone against trying many addresses.
    public Attempt attempt(String email, String password, String source, String agent) {
        var address = address(email);
        long minutes = minutesToWait(address, source);
        if (minutes > 0) return new Attempt.Slowed(minutes);
        if (password.length() > Passwords.LONGEST) return new Attempt.Refused();
        var known = identities.credentials(address);
        if (!passwords.matches(password, known.map(Identities.Credentials::passwordHash))) {
            return new Attempt.Refused();
        }
        forget(address, source);
        var user = known.orElseThrow().user();
        return authenticators.of(user.id()).isOn() ? new Attempt.Owes(user)
                : new Attempt.Opened(user, open(user, agent));
    }

    /// As it is looked up; nothing, which is nobody's, where it cannot be one.
    private static String address(String typed) {
        var address = typed.strip().toLowerCase(Locale.ROOT);
        return address.length() > LONGEST || address.indexOf('\0') >= 0 ? "" : address;
    }

    /// Counts a try to come in.
    ///
    /// @param as the address, or what a device calls the passkey
    /// @return 0 where it may be made, else in how many minutes the next one may
    public long minutesToWait(String as, String source) {
        return Math.max(tries.minutesToWait(as + " " + source), sources.minutesToWait(source));
    }

    /// Forgets the tries of somebody who came in.
    public void forget(String as, String source) {
        tries.forget(as + " " + source);
    }

    /// Whether this is the password of somebody signed in, who is asked for it once more.
    public boolean proves(User user, String password) {
        if (password.length() > Passwords.LONGEST
                || tries.minutesToWait(user.id().toString()) > 0) {
            return false;
        }
        return passwords.matches(password,
                identities.credentials(user.email()).map(Identities.Credentials::passwordHash));
    }

    /// Opens a session and answers its token, which is shown to the browser once.
    public String open(User user, String agent) {
        return open(new Held(user, null, null), agent);
    }

    /// The same by a passkey, which is both steps at once.
    public String openBy(Passkey passkey, User user, String agent) {
        return open(new Held(user, null, passkey.id()), agent);
    }

    /// The same for the one organisation whose own provider said who comes.
    public String openOnly(Viewer viewer, String agent) {
        return open(new Held(viewer.user(), viewer.organisation().id(), null), agent);
    }

    private String open(Held held, String agent) {
        var token = Opaque.fresh();
        sessions.open(held, Sha256.of(token),
                agent.substring(0, Math.min(200, agent.length())));
        return token;
    }

    public Optional<Held> held(String token) {
        return sessions.of(Sha256.of(token));
    }

    public Optional<Comer> held(String token, String slug) {
        return sessions.of(Sha256.of(token), slug);
    }

    public void close(String token) {
        sessions.close(Sha256.of(token));
    }

    /// Sets a new password and ends every other session of that person.
    ///
    /// @return false where the current password is not right
    public boolean changePassword(User user, String current, String next, String token) {
        if (!proves(user, current)) return false;
        identities.changePassword(user.id(), passwords.hash(next));
        sessions.endOthers(user.id(), token);
        return true;
    }
}
