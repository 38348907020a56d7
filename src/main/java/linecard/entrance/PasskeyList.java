package linecard.entrance;

import linecard.access.Passkeys;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Page;

import org.springframework.stereotype.Component;

import java.util.Objects;

/// The page of somebody's own passkeys, with the form that adds one.
@Component
class PasskeyList {

    private final Passkeys passkeys;
    private final Ceremony ceremony;

    PasskeyList(Passkeys passkeys, Ceremony ceremony) {
        this.passkeys = passkeys;
        this.ceremony = ceremony;
    }

    Html of(Page page, Form form) {
        var user = Objects.requireNonNull(page.user());
        var own = passkeys.of(user.id());
        var acts = passkeys.acts(user.id());
        var origin = ceremony.origin();
        var accepted = origin.isEmpty() ? "" : ceremony.accepted(user, own);
        return (out, tags) -> JtepasskeysGenerated.render(
                out, tags, page, form, own, acts, origin, accepted);
    }
}
