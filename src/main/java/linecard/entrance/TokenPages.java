package linecard.entrance;

import linecard.access.Allowed;
import linecard.api.Area;
import linecard.api.Scope;
import linecard.api.Tokens;
import linecard.database.Ids;
import linecard.web.Choice;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Page;

import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import static linecard.access.Audience.MEMBERS;

/// One's own tokens, with which programs work in one's name.
@Controller
class TokenPages {

    static final List<Integer> DAYS = List.of(30, 90, 365);

    private final Tokens tokens;
    private final Clock clock;

    TokenPages(Tokens tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    @GetMapping("/me/tokens")
    @Allowed(MEMBERS)
    View list(Page page) {
        var all = tokens.all(page.viewer());
        return (Html) (out, tags) -> JtetokensGenerated.render(out, tags, page, all);
    }

    @GetMapping("/me/tokens/new")
    @Allowed(MEMBERS)
    View blank(Page page) {
        return form(page, Form.of(page.words(), Map.of(
                "id", Ids.fresh().toString(), "days", "90")));
    }

    /// Shows the token, for the only time.
    @PostMapping("/me/tokens")
    @Allowed(MEMBERS)
    View make(Page page, @RequestParam MultiValueMap<String, String> entered) {
        var form = new Form(page.words(), entered);
        var id = form.idOrFresh("id");
        var name = form.text("name", 100);
        var days = form.entered("days");
        var chosen = DAYS.stream().filter(one -> one.toString().equals(days)).findFirst();
        if (chosen.isEmpty()) form.problem("days", "web.notOffered");
        var scopes = scopes(form);
        if (tokens.all(page.viewer()).size() >= Tokens.MOST) {
            form.problem("name", "entrance.tokens.tooMany", Tokens.MOST);
        }
        if (form.hasProblems() || chosen.isEmpty()) return form(page, form).refused();
        var text = tokens.make(page.viewer(), id.get(), name.get(), scopes,
                clock.instant().plus(Duration.ofDays(chosen.get())));
        if (text.isEmpty()) {
            return Html.seeOther("/me/tokens", Notice.of("entrance.tokens.before"));
        }
        return (Html) (out, tags) ->
                JtetokenmadeGenerated.render(out, tags, page, name.get(), text.get());
    }

    @PostMapping("/me/tokens/{id}/revocation")
    @Allowed(MEMBERS)
    View revoke(Page page, @PathVariable UUID id) {
        tokens.revoke(page.viewer(), id);
        return Html.seeOther("/me/tokens", Notice.of("entrance.tokens.revoked"));
    }

    /// Who may write in an area may read there.
    private static Set<Scope> scopes(Form form) {
        var scopes = new LinkedHashSet<Scope>();
        for (var area : Area.values()) {
            var level = form.entered(area.code());
            if (level.equals("read") || level.equals("write")) scopes.add(new Scope(area, false));
            if (level.equals("write")) scopes.add(new Scope(area, true));
        }
        if (scopes.isEmpty()) form.problem(Area.values()[0].code(), "entrance.tokens.pickOne");
        return scopes;
    }

    private static Html form(Page page, Form form) {
        var levels = List.of(new Choice("read", page.t("entrance.tokens.level.read")),
                new Choice("write", page.t("entrance.tokens.level.write")));
        var days = DAYS.stream().map(one -> new Choice(
                one.toString(), page.t("entrance.tokens.days", one))).toList();
        return (out, tags) -> JtetokenformGenerated.render(out, tags, page, form, levels, days);
    }
}
