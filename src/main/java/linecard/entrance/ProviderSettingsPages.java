package linecard.entrance;

import linecard.access.Allowed;
import linecard.access.IdentityProvider;
import linecard.access.IdentityProviders;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Page;
import linecard.words.ReadingException;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import static linecard.access.Audience.OWNERS;

/// The organisation's own identity provider, if it has one.
@Controller
class ProviderSettingsPages {

    private static final int LONGEST = 500;

    private final IdentityProviders providers;
    private final Conversation conversation;
    private final String address;

    ProviderSettingsPages(IdentityProviders providers, Conversation conversation,
            @Value("${linecard.url}") String address) {
        this.providers = providers;
        this.conversation = conversation;
        this.address = address.strip().replaceAll("/+$", "");
    }

    @GetMapping("/organisation/provider")
    @Allowed(OWNERS)
    View show(Page page) {
        var stored = providers.of(page.viewer()).orElse(null);
        var values = new HashMap<String, String>();
        if (stored != null) {
            values.putAll(Map.of("name", stored.name(), "issuer", stored.issuer().toString(),
                    "clientId", stored.clientId(),
                    "trustsAddresses", String.valueOf(stored.trustsAddresses()),
                    "passwordsOff", String.valueOf(stored.passwordsOff()),
                    "version", String.valueOf(stored.version())));
        }
        return form(page, Form.of(page.words(), values), stored != null);
    }

    /// Saved only once the provider has answered.
    @PostMapping("/organisation/provider")
    @Allowed(OWNERS)
    View set(Page page, @RequestParam MultiValueMap<String, String> entered) {
        var stored = providers.of(page.viewer()).orElse(null);
        var form = new Form(page.words(), entered);
        var provider = read(page, form, stored);
        if (provider.isEmpty()) return form(page, form, stored != null).refused();
        providers.set(page.viewer(), provider.get());
        return Html.seeOther("/organisation/provider", Notice.of("web.saved"));
    }

    @PostMapping("/organisation/provider/removal")
    @Allowed(OWNERS)
    View remove(Page page) {
        providers.remove(page.viewer());
        return Html.seeOther("/organisation/sign-in", Notice.of("entrance.provider.removed"));
    }

    /// @param stored its secret stays where none was typed
    private Optional<IdentityProvider> read(
            Page page, Form form, @Nullable IdentityProvider stored) {
        var name = form.text("name", 60);
        var issuer = form.read("issuer", ProviderSettingsPages::issuer);
        var client = form.text("clientId", LONGEST);
        var secret = stored == null || stored.secret().isEmpty()
                ? form.text("secret", LONGEST) : form.note("secret", LONGEST);
        if (!form.hasProblems()) {
            form.read("issuer", _ -> conversation.configuration(issuer.get()));
        }
        if (form.hasProblems()) return Optional.empty();
        return Optional.of(new IdentityProvider(page.organisation().id(), name.get(),
                issuer.get(), client.get(),
                secret.get().isEmpty() && stored != null ? stored.secret() : secret.get(),
                form.entered("trustsAddresses").equals("true"),
                form.entered("passwordsOff").equals("true"),
                form.entered("version").isEmpty() ? 0 : form.version()));
    }

    private static URI issuer(String typed) {
        if (typed.isEmpty()) throw new ReadingException("web.missing");
        if (typed.length() > LONGEST) throw new ReadingException("web.tooLong", LONGEST);
        try {
            return new URI(typed);
        } catch (URISyntaxException e) {
            throw new ReadingException("entrance.provider.notAnIssuer");
        }
    }

    private Html form(Page page, Form form, boolean isSet) {
        var back = ProviderPages.back(address).toString();
        var door = address + page.to("/sign-in");
        return (out, tags) ->
                JteproviderGenerated.render(out, tags, page, form, isSet, back, door);
    }
}
