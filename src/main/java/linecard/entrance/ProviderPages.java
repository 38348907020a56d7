package linecard.entrance;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import linecard.access.Allowed;
import linecard.access.Identities;
import linecard.access.IdentityProviders;
import linecard.access.SignIn;
import linecard.access.Throttle;
import linecard.access.Viewer;
import linecard.entrance.Away.Kept;
import linecard.entrance.Conversation.Begun;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Page;
import linecard.words.ReadingException;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

import static linecard.access.Audience.PUBLIC;

/// Signing in at the organisation's own provider, and coming back. It adds nobody: whoever comes
/// back must be a member already.
@Controller
class ProviderPages {

    static final int TRIES = 60;

    private final IdentityProviders providers;
    private final Identities identities;
    private final SignIn signIn;
    private final Conversation conversation;
    private final Away away;
    private final SignInForm signInForm;
    private final URI back;
    private final Throttle tries = new Throttle(TRIES, Duration.ofMinutes(15));

    ProviderPages(IdentityProviders providers, Identities identities, SignIn signIn,
            Conversation conversation, Away away, SignInForm signInForm,
            @Value("${linecard.url}") String address) {
        this.providers = providers;
        this.identities = identities;
        this.signIn = signIn;
        this.conversation = conversation;
        this.away = away;
        this.signInForm = signInForm;
        this.back = back(address);
    }

    /// Where providers send browsers back to.
    static URI back(String address) {
        return URI.create(address.strip().replaceAll("/+$", "") + "/sign-in/return");
    }

    @GetMapping("/sign-in/provider")
    @Allowed(PUBLIC)
    View go(Page page, @RequestParam(defaultValue = "/") String next,
            HttpServletRequest request, HttpServletResponse response) {
        var slug = SignInForm.slug(page);
        var provider = slug == null ? null : providers.of(slug).orElse(null);
        if (slug == null || provider == null) return Html.seeOther("/sign-in");
        try {
            slow(request);
            var begun = Begun.fresh();
            var question = conversation.question(provider, begun, back);
            response.addCookie(away.of(new Kept(slug, SignInPages.safe(next), begun), request));
            return elsewhere(question.toString());
        } catch (ReadingException e) {
            return refused(page, next, e);
        }
    }

    @GetMapping("/sign-in/return")
    @Allowed(PUBLIC)
    View come(Page page, @RequestHeader(name = "User-Agent", defaultValue = "") String agent,
            HttpServletRequest request, HttpServletResponse response) {
        var kept = away.of(request).orElse(null);
        if (kept == null) {
            return refused(page, "/", new ReadingException("entrance.provider.stale"));
        }
        response.addCookie(away.over(request));
        try {
            slow(request);
            var viewer = viewer(kept, URI.create(back + "?" + request.getQueryString()));
            response.addCookie(SignInPages.session(
                    signIn.openOnly(viewer, agent), SignInPages.SESSION_DAYS, request));
            return elsewhere(kept.next().equals("/") ? "/o/" + kept.slug() + "/" : kept.next());
        } catch (ReadingException e) {
            return refused(page, kept.next(), e);
        } catch (IllegalArgumentException e) {
            return refused(page, "/", new ReadingException("entrance.provider.refused"));
        }
    }

    private Viewer viewer(Kept kept, URI came) {
        var provider = providers.of(kept.slug())
                .orElseThrow(() -> new ReadingException("entrance.provider.stale"));
        var email = conversation.address(provider, kept.begun(), came, back);
        return identities.user(email)
                .flatMap(user -> identities.viewer(user, kept.slug()))
                .orElseThrow(() -> new ReadingException("entrance.provider.noMember", email));
    }

    private void slow(HttpServletRequest request) {
        long minutes = tries.minutesToWait(request.getRemoteAddr());
        if (minutes > 0) throw new ReadingException("entrance.slowed", minutes);
    }

    private View refused(Page page, String next, ReadingException why) {
        var form = Form.of(page.words(), Map.of("next", next));
        form.problem("provider", why.key(), why.arguments());
        return signInForm.of(page, form).refused();
    }

    private static View elsewhere(String address) {
        return (model, request, response) ->
                response.sendRedirect(address, HttpStatus.SEE_OTHER.value());
    }
}
