package linecard.entrance;

import jakarta.servlet.http.HttpServletRequest;
import linecard.access.Passkeys;
import linecard.access.SignIn;
import linecard.access.User;
import linecard.web.Form;
import linecard.web.Visit;

import org.springframework.stereotype.Component;

/// What somebody signed in gives once more before anything of the own sign-in is changed: the
/// password. Where a passkey is all that keeps a stolen password from being enough, one must have
/// opened the session.
@Component
class Proof {

    private final SignIn signIn;
    private final Passkeys passkeys;

    Proof(SignIn signIn, Passkeys passkeys) {
        this.signIn = signIn;
        this.passkeys = passkeys;
    }

    /// Notes in the form what is missing.
    void require(User user, Form form, HttpServletRequest request) {
        if (isPasskeyOwed(user, request)) {
            form.problem("password", "entrance.passkey.owed");
        } else if (!signIn.proves(user, form.entered("password"))) {
            form.problem("password", "entrance.wrongPassword");
        }
    }

    boolean isPasskeyOwed(User user, HttpServletRequest request) {
        return !Visit.isByPasskey(request) && passkeys.guard(user.id());
    }
}
