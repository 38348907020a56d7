package linecard.prizes;

import linecard.access.Allowed;
import linecard.people.Territory;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Once;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
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
import static linecard.access.Audience.STAFF;

/// The catalogue of prizes.
@Controller
class PrizePages {

    private final Prizes prizes;

    PrizePages(Prizes prizes) {
        this.prizes = prizes;
    }

    /// @param taken seats that are spoken for, by trip
    record Catalogue(List<Prize> prizes, Map<UUID, Integer> taken) {

        int taken(Prize prize) {
            return taken.getOrDefault(prize.id(), 0);
        }
    }

    @GetMapping("/prizes")
    @Allowed(STAFF)
    View list(Page page) {
        var all = new Catalogue(prizes.all(page.viewer()), prizes.taken(page.viewer(), null));
        return (Html) (out, tags) -> JteprizesGenerated.render(
                out, tags, page, all, new PrizeText(page));
    }

    @GetMapping("/prizes/new")
    @Allowed(KEEPERS)
    View blank(Page page, @RequestParam(defaultValue = "") String id) {
        Territory.requireWholeMarket(page.viewer());
        if (id.isEmpty()) return Once.begin(page);
        return isThere(page, id) ? Once.done("/prizes")
                : form(page, PrizeForm.blank(page, id), null);
    }

    @PostMapping("/prizes")
    @Allowed(KEEPERS)
    View add(Page page, @RequestParam MultiValueMap<String, String> entered) {
        Territory.requireWholeMarket(page.viewer());
        var form = new Form(page.words(), entered);
        var once = form.entered(Once.FIELD);
        return Once.add("/prizes", () -> isThere(page, once),
                () -> save(page, form, Once.id(page.viewer(), once), null));
    }

    private boolean isThere(Page page, String once) {
        return prizes.find(page.viewer(), Once.id(page.viewer(), once)).isPresent();
    }

    @GetMapping("/prizes/{id}/edit")
    @Allowed(KEEPERS)
    View edit(Page page, @PathVariable UUID id) {
        Territory.requireWholeMarket(page.viewer());
        var prize = prizes.of(page.viewer(), id);
        return form(page, PrizeForm.of(page, prize), prize);
    }

    @PostMapping("/prizes/{id}")
    @Allowed(KEEPERS)
    View change(
            Page page, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> entered) {
        Territory.requireWholeMarket(page.viewer());
        return save(page, new Form(page.words(), entered), id, prizes.of(page.viewer(), id));
    }

    @PostMapping("/prizes/{id}/archiving")
    @Allowed(KEEPERS)
    View archive(
            Page page, @PathVariable UUID id, @RequestParam boolean archived,
            @RequestParam int version) {
        Territory.requireWholeMarket(page.viewer());
        var prize = prizes.of(page.viewer(), id);
        prizes.change(page.viewer(), prize.withArchived(archived, version));
        return Html.seeOther("/prizes",
                Notice.of(archived ? "web.archivedNow" : "web.restoredNow")
                        .undoable("prizes.prize", id));
    }

    private View save(Page page, Form form, UUID id, @Nullable Prize stored) {
        var viewer = page.viewer();
        int taken = stored == null ? 0 : prizes.taken(viewer, null).getOrDefault(id, 0);
        var prize = PrizeForm.read(page, form, id, stored, taken);
        if (prize.isEmpty()) return form(page, form, stored).refused();
        if (stored == null) prizes.add(viewer, prize.get());
        else prizes.change(viewer, prize.get());
        return Html.seeOther("/prizes", Notice.of("web.saved").undoable("prizes.prize", id));
    }

    private static Html form(Page page, Form form, @Nullable Prize stored) {
        return (out, tags) -> JteprizeformGenerated.render(out, tags, page, form,
                Optional.ofNullable(stored), new PrizeText(page));
    }
}
