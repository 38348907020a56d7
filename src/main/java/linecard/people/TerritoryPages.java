package linecard.people;

import linecard.access.Allowed;
import linecard.catalog.Codes;
import linecard.database.Ids;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import static linecard.access.Audience.KEEPERS;
import static linecard.access.Audience.STAFF;

/// The parts of the market. A manager of one of them does not draw the map.
@Controller
class TerritoryPages {

    private final Territories territories;

    TerritoryPages(Territories territories) {
        this.territories = territories;
    }

    @GetMapping("/territories")
    @Allowed(STAFF)
    View list(Page page, @RequestParam(defaultValue = "false") boolean archived) {
        var all = territories.all(page.viewer());
        var shown = archived ? all : all.stream().filter(one -> !one.archived()).toList();
        var hidden = shown.size() < all.size();
        return (Html) (out, tags) ->
                JteterritoriesGenerated.render(out, tags, page, shown, archived, hidden);
    }

    @GetMapping("/territories/new")
    @Allowed(KEEPERS)
    View blank(Page page) {
        Territory.requireWholeMarket(page.viewer());
        return form(page, Form.of(page.words(), Map.of()), null);
    }

    @PostMapping("/territories")
    @Allowed(KEEPERS)
    View add(Page page, @RequestParam MultiValueMap<String, String> entered) {
        return save(page, new Form(page.words(), entered), Ids.fresh(), null);
    }

    @GetMapping("/territories/{id}/edit")
    @Allowed(KEEPERS)
    View edit(Page page, @PathVariable UUID id) {
        Territory.requireWholeMarket(page.viewer());
        var stored = territories.of(page.viewer(), id);
        return form(page, Form.of(page.words(), Map.of(
                "code", stored.code(), "name", stored.name(),
                "version", String.valueOf(stored.version()))), stored);
    }

    @PostMapping("/territories/{id}")
    @Allowed(KEEPERS)
    View change(
            Page page, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> entered) {
        var stored = territories.of(page.viewer(), id);
        return save(page, new Form(page.words(), entered), id, stored);
    }

    @PostMapping("/territories/{id}/archiving")
    @Allowed(KEEPERS)
    View archive(
            Page page, @PathVariable UUID id, @RequestParam boolean archived,
            @RequestParam int version) {
        Territory.requireWholeMarket(page.viewer());
        var stored = territories.of(page.viewer(), id);
        territories.change(page.viewer(), stored.withArchived(archived, version));
        return Html.seeOther("/territories",
                Notice.archived(archived).undoable("people.territory", id));
    }

    private View save(Page page, Form form, UUID id, @Nullable Territory stored) {
        Territory.requireWholeMarket(page.viewer());
        var territory = read(form, id, stored);
        if (territory.isEmpty()) return form(page, form, stored).refused();
        try {
            if (stored == null) territories.add(page.viewer(), territory.get());
            else territories.change(page.viewer(), territory.get());
        } catch (DuplicateKeyException e) {
            Codes.taken(form, territories.withCode(page.viewer(), territory.get().code())
                    .map(Territory::name));
            return form(page, form, stored).refused();
        }
        return Html.seeOther("/territories",
                Notice.of("web.saved").undoable("people.territory", id));
    }

    /// @param stored the territory as it is; null for a new one
    static Optional<Territory> read(Form form, UUID id, @Nullable Territory stored) {
        var code = form.text("code", Codes.LONGEST);
        var name = form.text("name", 200);
        if (form.hasProblems()) return Optional.empty();
        return Optional.of(new Territory(id, code.get(), name.get(),
                stored != null && stored.archived(), form.version()));
    }

    private static Html form(Page page, Form form, @Nullable Territory stored) {
        return (out, tags) -> JteterritoryformGenerated.render(
                out, tags, page, form, Optional.ofNullable(stored));
    }
}
