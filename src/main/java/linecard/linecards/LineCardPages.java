package linecard.linecards;

import linecard.access.Allowed;
import linecard.access.Audience;
import linecard.database.Constraint;
import linecard.people.Today;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import static linecard.access.Audience.CARD_READERS;
import static linecard.access.Audience.CARD_WRITERS;
import static linecard.access.Audience.SORTERS;

/// The line cards: what agencies carry besides, and where that may overlap.
@Controller
class LineCardPages {

    private final LineCards cards;
    private final Overlaps overlaps;
    private final CardDesks desks;
    private final Registers registers;
    private final Clock clock;

    LineCardPages(LineCards cards, Overlaps overlaps, CardDesks desks, Registers registers,
            Clock clock) {
        this.registers = registers;
        this.cards = cards;
        this.overlaps = overlaps;
        this.desks = desks;
        this.clock = clock;
    }

    @GetMapping("/line-cards")
    @Allowed(CARD_READERS)
    View list(Page page, @RequestParam(defaultValue = "false") boolean open) {
        var list = desks.list(page.viewer(), Today.of(page, clock), open);
        return (Html) (out, tags) -> JtelinecardsGenerated.render(out, tags, page, list);
    }

    @GetMapping("/agencies/{id}/line-card")
    @Allowed(CARD_READERS)
    View show(Page page, @PathVariable UUID id) {
        var viewer = page.viewer();
        var desk = desks.of(viewer, id);
        var today = Today.of(page, clock);
        var shown = new CardShown(desk, overlaps.of(viewer, desk.card()),
                desks.productLines(viewer), today,
                page.may(Audience.DISCLOSERS) ? registers.due(viewer, today) : null);
        return (Html) (out, tags) -> JtelinecardGenerated.render(out, tags, page, shown);
    }

    @GetMapping("/agencies/{id}/line-card/lines/new")
    @Allowed(CARD_WRITERS)
    View blank(Page page, @PathVariable UUID id) {
        return form(page, Form.of(page.words(), Map.of()), desks.of(page.viewer(), id), null);
    }

    @PostMapping("/agencies/{id}/line-card/lines")
    @Allowed(CARD_WRITERS)
    View add(Page page, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> said) {
        return save(page, new Form(page.words(), said), desks.of(page.viewer(), id), null);
    }

    @GetMapping("/line-cards/{id}/edit")
    @Allowed(CARD_WRITERS)
    View edit(Page page, @PathVariable UUID id) {
        var stored = cards.of(page.viewer(), id);
        var desk = desks.toChange(page.viewer(), stored);
        return form(page, CardForm.of(page.words(), stored, desk.categories()), desk, stored);
    }

    @PostMapping("/line-cards/{id}")
    @Allowed(CARD_WRITERS)
    View change(
            Page page, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> said) {
        var stored = cards.of(page.viewer(), id);
        return save(page, new Form(page.words(), said), desks.toChange(page.viewer(), stored),
                stored);
    }

    @PostMapping("/line-cards/{id}/removal")
    @Allowed(SORTERS)
    View remove(Page page, @PathVariable UUID id, @RequestParam int version) {
        var stored = cards.of(page.viewer(), id);
        cards.remove(page.viewer(), id, version);
        return Html.seeOther("/agencies/" + stored.agency() + "/line-card",
                Notice.of("linecards.removed").undoable("linecards.line", id));
    }

    private View save(Page page, Form form, CardDesk desk, @Nullable CardLine stored) {
        var read = CardForm.read(form, desk, stored);
        if (read.isEmpty()) return form(page, form, desk, stored).refused();
        var line = read.get();
        try {
            if (stored == null) cards.add(page.viewer(), line);
            else cards.change(page.viewer(), line);
        } catch (DataIntegrityViolationException e) {
            if (!Constraint.of(e).equals(LineCards.ONCE)) throw e;
            form.problem("principal", "linecards.no.twice", line.name());
            return form(page, form, desk, stored).refused();
        }
        var today = Today.of(page, clock);
        boolean isOpen = overlaps.of(page.viewer(), List.of(line)).stream()
                .anyMatch(one -> !one.isWaived(today));
        var notice = Notice.of(isOpen ? "linecards.savedOverlap" : "web.saved");
        return Html.seeOther("/agencies/" + line.agency() + "/line-card",
                stored == null && !page.may(Audience.STAFF) ? notice
                        : notice.undoable("linecards.line", line.id()));
    }

    private static Html form(Page page, Form form, CardDesk desk, @Nullable CardLine stored) {
        return (out, tags) -> JtelineformGenerated.render(out, tags, page, form, desk,
                Optional.ofNullable(stored));
    }
}
