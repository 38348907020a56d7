package linecard.entrance;

import linecard.access.IdentityProvider;
import linecard.access.IdentityProviders;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.Optional;
import java.util.regex.Pattern;

/// The form of sign-in, with the buttons of passkeys and of the organisation's own provider where
/// there are any.
@Component
class SignInForm {

    private static final Pattern ORGANISATION = Pattern.compile("^/o/([a-z0-9-]{2,40})(?:/.*)?$");

    private final IdentityProviders providers;
    private final Ceremony ceremony;

    SignInForm(IdentityProviders providers, Ceremony ceremony) {
        this.providers = providers;
        this.ceremony = ceremony;
    }

    Html of(Page page, Form form) {
        var slug = slug(page);
        if (slug == null) slug = slug(form.entered("next"));
        var at = slug == null ? "" : "/o/" + slug + "/sign-in/provider";
        var provider = slug == null ? Optional.<IdentityProvider>empty() : providers.of(slug);
        return (out, tags) -> JtesigninGenerated.render(
                out, tags, page, form, provider, at, ceremony.origin());
    }

    /// The short name of the organisation in which a page lies; null for none.
    static @Nullable String slug(Page page) {
        return slug(page.base());
    }

    private static @Nullable String slug(String path) {
        var place = ORGANISATION.matcher(path);
        return place.matches() ? place.group(1) : null;
    }
}
