package linecard.entrance;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import linecard.access.Identities;
import linecard.access.User;
import linecard.database.Seal;
import linecard.web.Visit;

import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/// Remembers, in a sealed cookie and for five minutes, that somebody's password was right and a
/// code is still owed.
@Component
class HalfWay {

    private static final String COOKIE = "linecard_step";
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Seal seal;
    private final Identities identities;
    private final Clock clock;

    HalfWay(Seal seal, Identities identities, Clock clock) {
        this.seal = seal;
        this.identities = identities;
        this.clock = clock;
    }

    Cookie of(User user, HttpServletRequest request) {
        long until = clock.instant().plus(LONGEST).getEpochSecond();
        return cookie(seal.close(user.id() + " " + until, COOKIE), LONGEST, request);
    }

    Cookie over(HttpServletRequest request) {
        return cookie("", Duration.ZERO, request);
    }

    /// Who gave the right password; empty where nobody did, or too long ago.
    Optional<User> user(HttpServletRequest request) {
        return Visit.cookie(request, COOKIE)
                .flatMap(sealed -> seal.open(sealed, COOKIE))
                .map(text -> text.split(" "))
                .filter(parts -> Long.parseLong(parts[1]) > clock.instant().getEpochSecond())
                .flatMap(parts -> identities.user(UUID.fromString(parts[0])));
    }

    private static Cookie cookie(String value, Duration age, HttpServletRequest request) {
        var cookie = new Cookie(COOKIE, value);
        cookie.setPath("/sign-in");
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        cookie.setMaxAge((int) age.toSeconds());
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }
}
