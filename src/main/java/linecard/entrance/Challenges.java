package linecard.entrance;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import linecard.access.Passkeys;
import linecard.access.User;
import linecard.database.Seal;
import linecard.web.Visit;
import linecard.words.ReadingException;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Remembers, in a sealed cookie and for five minutes, what a device was asked to sign. It costs
/// the database nothing until somebody answers, which is done once.
@Component
class Challenges {

    static final String COOKIE = "linecard_passkey";
    static final Duration LONGEST = Duration.ofMinutes(5);

    private final Seal seal;
    private final Passkeys passkeys;
    private final Clock clock;

    Challenges(Seal seal, Passkeys passkeys, Clock clock) {
        this.seal = seal;
        this.passkeys = passkeys;
        this.clock = clock;
    }

    /// @param challenge what is to be signed
    /// @param name of the passkey that is being made; empty where somebody signs in
    record Asked(String challenge, String name, Instant until) {}

    Asked fresh(String name) {
        return new Asked(Passkeys.freshChallenge(), name, clock.instant().plus(LONGEST));
    }

    /// @param by whoever adds a passkey; null where somebody signs in
    Cookie of(Asked asked, @Nullable User by, HttpServletRequest request) {
        var text = String.join("\n", purpose(by), asked.challenge(),
                String.valueOf(asked.until().getEpochSecond()), asked.name());
        return cookie(seal.close(text, COOKIE), LONGEST, by, request);
    }

    Cookie over(@Nullable User by, HttpServletRequest request) {
        return cookie("", Duration.ZERO, by, request);
    }

    /// What this browser was asked; empty for nothing, or too long ago.
    Optional<Asked> asked(@Nullable User by, HttpServletRequest request) {
        return Visit.cookie(request, COOKIE)
                .flatMap(sealed -> seal.open(sealed, COOKIE))
                .map(text -> text.split("\n", 4))
                .filter(parts -> parts[0].equals(purpose(by)))
                .map(parts -> new Asked(parts[1], parts[3],
                        Instant.ofEpochSecond(Long.parseLong(parts[2]))))
                .filter(asked -> asked.until().isAfter(clock.instant()));
    }

    /// The same for an answer, once.
    ///
    /// @throws ReadingException where nothing was asked, too long ago, or it is answered already
    Asked answered(@Nullable User by, HttpServletRequest request) {
        return asked(by, request)
                .filter(asked -> passkeys.spend(asked.challenge(), asked.until()))
                .orElseThrow(() -> new ReadingException("entrance.passkey.stale"));
    }

    private static String purpose(@Nullable User by) {
        return by == null ? "sign-in" : by.id().toString();
    }

    private static Cookie cookie(
            String value, Duration age, @Nullable User by, HttpServletRequest request) {
        var cookie = new Cookie(COOKIE, value);
        cookie.setPath(by == null ? "/sign-in" : request.getContextPath() + "/me/passkeys");
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        cookie.setMaxAge((int) age.toSeconds());
        cookie.setAttribute("SameSite", "Strict");
        return cookie;
    }
}
