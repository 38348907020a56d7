package linecard.cases;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import linecard.access.Absent;
import linecard.access.Allowed;
import linecard.access.Identities;
import linecard.access.Organisation;
import linecard.access.Role;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

import static linecard.access.Audience.PUBLIC;

/// The page on which anybody tells something without a name. It looks the same to who is signed in
/// and to who is not, and no address leads to what was told: the code is sent in a form only.
@Controller
class TipPages {

    private final Identities identities;
    private final TipLine tips;
    private final TipThrottle throttle;
    private final Clock clock;

    TipPages(Identities identities, TipLine tips, TipThrottle throttle, Clock clock) {
        this.identities = identities;
        this.tips = tips;
        this.throttle = throttle;
        this.clock = clock;
    }

    @GetMapping("/tip-line")
    @Allowed(PUBLIC)
    View ask(Page page, HttpServletResponse response) {
        var organisation = organisation(page);
        return form(page, organisation, Form.of(page.words(), Map.of()), response);
    }

    /// @throws Absent where there is no such organisation, or it has no tip line
    private Organisation organisation(Page page) {
        var base = page.base();
        var organisation = base.startsWith("/o/") ? identities.organisation(base.substring(3))
                : Optional.<Organisation>empty();
        var found = organisation.orElseThrow(() -> new Absent("tip line"));
        tips.requireOpen(found);
        return found;
    }

    /// Whether there is somebody left to read what one of them is not to read.
    private boolean mayHide(Organisation organisation) {
        return identities.isAnybody(organisation, Role.OWNER)
                && identities.isAnybody(organisation, Role.COMPLIANCE);
    }

    /// The page as nobody sees it.
    private static Page nameless(Page page, HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        return new Page(page.words(), null, null, page.base(), page.path(), "", null,
                page.isReadOnly());
    }

    private Html form(
            Page page, Organisation organisation, Form form, HttpServletResponse response) {
        var nameless = nameless(page, response);
        boolean mayHide = mayHide(organisation);
        return (out, tags) -> JtetipGenerated.render(
                out, tags, nameless, organisation, mayHide, form);
    }

    @PostMapping("/tip-line")
    @Allowed(PUBLIC)
    View tell(Page page, @RequestParam MultiValueMap<String, String> entered,
            HttpServletRequest request, HttpServletResponse response) {
        var organisation = organisation(page);
        var form = new Form(page.words(), entered);
        var content = form.text("content", CaseRules.MOST_WORDS);
        var hidden = form.entered("hidden").isEmpty() ? null
                : form.choice("hidden", TipLine.Hidden.class);
        if (hidden != null && !mayHide(organisation)) form.problem("hidden", "web.notOffered");
        if (form.hasProblems()) return form(page, organisation, form, response).refused();
        if (!throttle.mayTell(organisation.id(), request.getRemoteAddr())) {
            form.problem("content", "cases.no.tooOften");
            return form(page, organisation, form, response).with(HttpStatus.TOO_MANY_REQUESTS);
        }
        var code = TipCode.fresh();
        tips.tell(organisation, code, content.get(),
                hidden == null ? TipLine.Hidden.NOBODY : hidden.get(), today(organisation));
        return thread(page, organisation, code, true, new Form(page.words(), entered), response);
    }

    @GetMapping("/tip-line/conversation")
    @Allowed(PUBLIC)
    View comeBack(Page page, HttpServletResponse response) {
        return form(page, organisation(page), Form.of(page.words(), Map.of()), response);
    }

    @PostMapping("/tip-line/conversation")
    @Allowed(PUBLIC)
    View read(Page page, @RequestParam MultiValueMap<String, String> entered,
            HttpServletRequest request, HttpServletResponse response) {
        var organisation = organisation(page);
        var form = new Form(page.words(), entered);
        if (!throttle.mayLook(request.getRemoteAddr())) {
            form.problem("code", "cases.no.tooOften");
            return form(page, organisation, form, response).with(HttpStatus.TOO_MANY_REQUESTS);
        }
        var code = TipCode.of(form.entered("code"));
        if (code.isEmpty() || tips.of(organisation, code.get()).isEmpty()) {
            form.problem("code", "cases.no.code");
            return form(page, organisation, form, response).refused();
        }
        if (form.entered("message").isBlank()) {
            return thread(page, organisation, code.get(), false, form, response);
        }
        var message = form.text("message", CaseRules.MOST_WORDS);
        if (!form.hasProblems() && !tips.write(
                organisation, code.get(), message.get(), today(organisation))) {
            form.problem("message", "cases.no.more", TipLine.MOST);
        }
        if (!form.hasProblems()) {
            return thread(page, organisation, code.get(), false,
                    Form.of(page.words(), Map.of()), response);
        }
        return thread(page, organisation, code.get(), false, form, response).refused();
    }

    /// What belongs to a code.
    ///
    /// @param isFresh whether the code is shown for the first time
    record Thread(
            Organisation organisation, TipCode code, TipLine.@Nullable Told told,
            boolean isFresh) {}

    private Html thread(Page page, Organisation organisation, TipCode code, boolean isFresh,
            Form form, HttpServletResponse response) {
        var nameless = nameless(page, response);
        var thread = new Thread(organisation, code,
                tips.of(organisation, code).orElse(null), isFresh);
        return (out, tags) -> JtetipthreadGenerated.render(out, tags, nameless, thread, form);
    }

    private LocalDate today(Organisation organisation) {
        return LocalDate.ofInstant(clock.instant(), organisation.zone());
    }
}
