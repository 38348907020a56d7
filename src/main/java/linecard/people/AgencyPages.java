package linecard.people;

import linecard.access.Allowed;
import linecard.catalog.Codes;
import linecard.catalog.LineTree;
import linecard.catalog.ProductLines;
import linecard.database.Ids;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Page;
import linecard.web.Section;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
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

import static linecard.access.Audience.KEEPERS;
import static linecard.access.Audience.STAFF_AND_AGENCIES;

/// The agencies, and all that is known of each.
@Controller
class AgencyPages {

    private final Agencies agencies;
    private final Reps reps;
    private final Territories territories;
    private final Agreements agreements;
    private final ProductLines lines;
    private final AgencyMergers mergers;
    private final List<Section<Agency>> sections;
    private final Clock clock;

    AgencyPages(Agencies agencies, Reps reps, Territories territories, Agreements agreements,
            ProductLines lines, AgencyMergers mergers, ObjectProvider<Section<Agency>> sections,
            Clock clock) {
        this.agencies = agencies;
        this.reps = reps;
        this.territories = territories;
        this.agreements = agreements;
        this.lines = lines;
        this.mergers = mergers;
        this.sections = sections.orderedStream().toList();
        this.clock = clock;
    }

    @GetMapping("/agencies")
    @Allowed(STAFF_AND_AGENCIES)
    View list(Page page, @RequestParam(defaultValue = "false") boolean archived) {
        var viewer = page.viewer();
        var list = AgencyList.of(agencies.all(viewer), reps.all(viewer),
                agreements.inForce(viewer, Today.of(page, clock)), archived);
        return (Html) (out, tags) -> JteagenciesGenerated.render(out, tags, page, list);
    }

    @GetMapping("/agencies/{id}")
    @Allowed(STAFF_AND_AGENCIES)
    View show(Page page, @PathVariable UUID id) {
        var viewer = page.viewer();
        var agency = agencies.of(viewer, id);
        var facts = new AgencyFacts(
                agency, mergers.of(viewer, id).orElse(null),
                reps.all(viewer).stream().filter(rep -> rep.agency().equals(id)).toList(),
                agreements.ofAgency(viewer, id), territories.all(viewer),
                new LineTree(lines.all(viewer)), Today.of(page, clock));
        var shown = sections.stream().map(section -> section.of(page, agency)).toList();
        return (Html) (out, tags) -> JteagencyGenerated.render(out, tags, page, facts,
                shown.stream().map(section -> section.within(tags)).toList());
    }

    @GetMapping("/agencies/new")
    @Allowed(KEEPERS)
    View blank(Page page) {
        Territory.requireWholeMarket(page.viewer());
        return form(page, Form.of(page.words(),
                Map.of("country", page.organisation().country())), null);
    }

    @PostMapping("/agencies")
    @Allowed(KEEPERS)
    View add(Page page, @RequestParam MultiValueMap<String, String> entered) {
        Territory.requireWholeMarket(page.viewer());
        return save(page, new Form(page.words(), entered), Ids.fresh(), null);
    }

    @GetMapping("/agencies/{id}/edit")
    @Allowed(KEEPERS)
    View edit(Page page, @PathVariable UUID id) {
        var stored = agencies.of(page.viewer(), id);
        return form(page, AgencyForm.of(page.words(), stored), stored);
    }

    @PostMapping("/agencies/{id}")
    @Allowed(KEEPERS)
    View change(
            Page page, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> entered) {
        var stored = agencies.of(page.viewer(), id);
        return save(page, new Form(page.words(), entered), id, stored);
    }

    @PostMapping("/agencies/{id}/archiving")
    @Allowed(KEEPERS)
    View archive(
            Page page, @PathVariable UUID id, @RequestParam boolean archived,
            @RequestParam int version) {
        var stored = agencies.of(page.viewer(), id);
        if (mergers.of(page.viewer(), id).isPresent()) {
            return Html.seeOther("/agencies/" + id, Notice.of("people.merge.fixed"));
        }
        agencies.change(page.viewer(), stored.withArchived(archived, version));
        return Html.seeOther("/agencies/" + id,
                Notice.archived(archived).undoable("people.agency", id));
    }

    private View save(Page page, Form form, UUID id, @Nullable Agency stored) {
        if (mergers.of(page.viewer(), id).isPresent()) {
            form.problem("name", "people.merge.fixed");
        }
        var agency = AgencyForm.read(form, id, stored);
        if (agency.isEmpty()) return form(page, form, stored).refused();
        try {
            if (stored == null) agencies.add(page.viewer(), agency.get());
            else agencies.change(page.viewer(), agency.get());
        } catch (DuplicateKeyException e) {
            Codes.taken(form, agencies.withCode(page.viewer(), agency.get().code())
                    .map(Agency::name));
            return form(page, form, stored).refused();
        }
        var saved = Notice.of("web.saved").undoable("people.agency", id);
        return Html.seeOther("/agencies/" + id, stored == null ? saved.thenTo("/agencies") : saved);
    }

    private static Html form(Page page, Form form, @Nullable Agency stored) {
        var countries = Countries.choices(page.language());
        return (out, tags) -> JteagencyformGenerated.render(
                out, tags, page, form, countries, Optional.ofNullable(stored));
    }
}
