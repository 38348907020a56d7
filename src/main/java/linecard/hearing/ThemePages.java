package linecard.hearing;

import linecard.access.Allowed;
import linecard.database.Ids;
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

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import static linecard.access.Audience.KEEPERS;

/// The themes of the organisation, to be kept.
@Controller
class ThemePages {

    private final Themes themes;

    ThemePages(Themes themes) {
        this.themes = themes;
    }

    @GetMapping("/call-themes")
    @Allowed(KEEPERS)
    View list(Page page) {
        return board(page, Form.of(page.words(), Map.of()));
    }

    private Html board(Page page, Form form) {
        List<Theme> all = themes.all(page.viewer());
        return (out, tags) -> JtethemelistGenerated.render(
                out, tags, page, new HearingText(page), all, form);
    }

    @PostMapping("/call-themes")
    @Allowed(KEEPERS)
    View add(Page page, @RequestParam MultiValueMap<String, String> entered) {
        var form = new Form(page.words(), entered);
        var read = read(form, Ids.fresh(), 1);
        if (read.isEmpty()) return board(page, form).refused();
        if (!themes.add(page.viewer(), read.get())) {
            form.problem("name", "hearing.no.theme", Themes.MOST);
            return board(page, form).refused();
        }
        return Html.seeOther("/call-themes", Notice.of("web.saved")
                .undoable("hearing.theme", read.get().id()));
    }

    private static Optional<Theme> read(Form form, UUID id, int version) {
        var kind = form.choice("kind", Theme.Kind.class);
        var name = form.text("name", Theme.MOST_NAME);
        var words = form.read("words", ThemeRules::words);
        return form.hasProblems() ? Optional.empty() : Optional.of(new Theme(id, kind.get(),
                name.get(), words.get(), false, version));
    }

    /// Adds the themes that are usual.
    @PostMapping("/call-themes/usual")
    @Allowed(KEEPERS)
    View addUsual(Page page) {
        themes.addUsual(page.viewer());
        return Html.seeOther("/calls/themes", Notice.of("web.saved"));
    }

    @GetMapping("/call-themes/{id}/edit")
    @Allowed(KEEPERS)
    View edit(Page page, @PathVariable UUID id) {
        var theme = themes.of(page.viewer(), id);
        return form(page, theme, Form.of(page.words(), Map.of("kind", theme.kind().code(),
                "name", theme.name(), "words", theme.words(), "version",
                String.valueOf(theme.version()))));
    }

    private static Html form(Page page, Theme theme, Form form) {
        return (out, tags) -> JtethemeformGenerated.render(
                out, tags, page, new HearingText(page), theme, form);
    }

    @PostMapping("/call-themes/{id}")
    @Allowed(KEEPERS)
    View change(Page page, @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> entered) {
        var theme = themes.of(page.viewer(), id);
        var form = new Form(page.words(), entered);
        var read = read(form, id, form.version());
        if (read.isEmpty()) return form(page, theme, form).refused();
        if (!themes.change(page.viewer(), read.get())) {
            form.problem("name", "hearing.no.theme", Themes.MOST);
            return form(page, theme, form).refused();
        }
        return Html.seeOther("/calls/themes/" + id, Notice.of("web.saved")
                .undoable("hearing.theme", id));
    }

    @PostMapping("/call-themes/{id}/archiving")
    @Allowed(KEEPERS)
    View archive(Page page, @PathVariable UUID id, @RequestParam boolean archived,
            @RequestParam int version) {
        var theme = themes.of(page.viewer(), id);
        themes.archive(page.viewer(), theme.id(), archived, version);
        return Html.seeOther("/call-themes", Notice.of(
                archived ? "web.archivedNow" : "web.restoredNow").undoable("hearing.theme", id));
    }
}
