package linecard.entrance;

import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import linecard.database.Seal;
import linecard.entrance.Conversation.Begun;
import linecard.web.Visit;

import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/// Remembers, in a sealed cookie and for ten minutes, with what a browser was sent to a provider.
@Component
class Away {

    private static final String COOKIE = "linecard_provider";
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Seal seal;
    private final Clock clock;

    Away(Seal seal, Clock clock) {
        this.seal = seal;
        this.clock = clock;
    }

    /// @param slug of the organisation whose provider it is
    /// @param next the path that was asked for
    record Kept(String slug, String next, Begun begun) {}

    Cookie of(Kept kept, HttpServletRequest request) {
        var begun = kept.begun();
        var text = String.join("\n", kept.slug(), kept.next(), begun.state().getValue(),
                begun.nonce().getValue(), begun.verifier().getValue(),
                String.valueOf(clock.instant().plus(LONGEST).getEpochSecond()));
        return cookie(seal.close(text, COOKIE), LONGEST, request);
    }

    Cookie over(HttpServletRequest request) {
        return cookie("", Duration.ZERO, request);
    }

    Optional<Kept> of(HttpServletRequest request) {
        return Visit.cookie(request, COOKIE)
                .flatMap(sealed -> seal.open(sealed, COOKIE))
                .map(text -> text.split("\n"))
                .filter(parts -> Long.parseLong(parts[5]) > clock.instant().getEpochSecond())
                .map(parts -> new Kept(parts[0], parts[1], new Begun(new State(parts[2]),
                        new Nonce(parts[3]), new CodeVerifier(parts[4]))));
    }

    private static Cookie cookie(String value, Duration age, HttpServletRequest request) {
        var cookie = new Cookie(COOKIE, value);
        cookie.setPath("/sign-in/return");
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        cookie.setMaxAge((int) age.toSeconds());
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }
}
