package linecard.people;

import linecard.access.Allowed;
import linecard.catalog.Codes;
import linecard.database.Ids;
import linecard.people.Restraint.Kind;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Offered;
import linecard.web.Page;
import linecard.web.Query;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import static linecard.access.Audience.KEEPERS;
import static linecard.access.Audience.STAFF_AND_AGENCIES;

/// The reps, by agency and territory. The page of one rep stands with the accounts.
@Controller
class RepPages {

    private final Reps reps;
    private final Agencies agencies;
    private final Territories territories;
    private final Restraints restraints;
    private final Clock clock;

    RepPages(Reps reps, Agencies agencies, Territories territories, Restraints restraints,
            Clock clock) {
        this.reps = reps;
        this.agencies = agencies;
        this.territories = territories;
        this.restraints = restraints;
        this.clock = clock;
    }

    @GetMapping("/reps")
    @Allowed(STAFF_AND_AGENCIES)
    View list(
            Page page, @RequestParam(required = false) @Nullable UUID agency,
            @RequestParam(required = false) @Nullable UUID territory,
            @RequestParam(defaultValue = "false") boolean archived) {
        var viewer = page.viewer();
        var list = RepList.of(reps.all(viewer), agencies.all(viewer), territories.all(viewer),
                new RepList.Filter(agency, territory, archived));
        var query = Query.none().with("agency", agency == null ? "" : agency)
                .with("territory", territory == null ? "" : territory)
                .with("archived", archived ? "true" : "");
        return (Html) (out, tags) -> JterepsGenerated.render(out, tags, page, list, query);
    }

    @GetMapping("/reps/new")
    @Allowed(KEEPERS)
    View blank(Page page, @RequestParam(required = false) @Nullable UUID agency) {
        var own = page.viewer().territory();
        return form(page, Form.of(page.words(), Map.of(
                "agency", agency == null ? "" : agency.toString(),
                "territory", own == null ? "" : own.toString())), null);
    }

    @PostMapping("/reps")
    @Allowed(KEEPERS)
    View add(Page page, @RequestParam MultiValueMap<String, String> entered) {
        return save(page, new Form(page.words(), entered), Ids.fresh(), null);
    }

    @GetMapping("/reps/{id}/edit")
    @Allowed(KEEPERS)
    View edit(Page page, @PathVariable UUID id) {
        var stored = reps.of(page.viewer(), id);
        return form(page, RepForm.of(page.words(), stored), stored);
    }

    @PostMapping("/reps/{id}")
    @Allowed(KEEPERS)
    View change(
            Page page, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> entered) {
        return save(page, new Form(page.words(), entered), id, reps.of(page.viewer(), id));
    }

    @PostMapping("/reps/{id}/archiving")
    @Allowed(KEEPERS)
    View archive(
            Page page, @PathVariable UUID id, @RequestParam boolean archived,
            @RequestParam int version) {
        var stored = reps.of(page.viewer(), id);
        reps.change(page.viewer(), stored.withArchived(archived, version));
        return Html.seeOther("/reps/" + id, Notice.archived(archived).undoable("people.rep", id));
    }

    private View save(Page page, Form form, UUID id, @Nullable Rep stored) {
        var viewer = page.viewer();
        var rep = RepForm.read(viewer, form, id, agencies.all(viewer), territories.all(viewer),
                stored).filter(wanted -> RepForm.takesTerritory(form, stored, wanted,
                        restraints.holds(viewer, wanted, Kind.NO_TERRITORY,
                                Today.of(page, clock))));
        if (rep.isEmpty()) return form(page, form, stored).refused();
        try {
            if (stored == null) reps.add(viewer, rep.get());
            else reps.change(viewer, rep.get());
        } catch (DuplicateKeyException e) {
            Codes.taken(form, reps.withCode(viewer, rep.get().code())
                    .map(holder -> holder.name(page.language())));
            return form(page, form, stored).refused();
        }
        var saved = Notice.of("web.saved").undoable("people.rep", id);
        return Html.seeOther("/reps/" + id, stored == null ? saved.thenTo("/reps") : saved);
    }

    private Html form(Page page, Form form, @Nullable Rep stored) {
        var viewer = page.viewer();
        var firms = Offered.choices(agencies.all(viewer),
                stored == null ? null : stored.agency(), page.language());
        var places = Offered.choices(Territory.open(viewer, territories.all(viewer)),
                stored == null ? null : stored.territory(), page.language());
        return (out, tags) -> JterepformGenerated.render(
                out, tags, page, form, firms, places, Optional.ofNullable(stored));
    }
}
