package linecard.people;

import linecard.access.Allowed;
import linecard.catalog.LineTree;
import linecard.catalog.ProductLines;
import linecard.database.Ids;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Offered;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import static linecard.access.Audience.KEEPERS;

/// The versions of the agreement with an agency.
@Controller
class AgreementPages {

    private final Agreements agreements;
    private final Agencies agencies;
    private final Territories territories;
    private final ProductLines lines;
    private final Clock clock;

    AgreementPages(Agreements agreements, Agencies agencies, Territories territories,
            ProductLines lines, Clock clock) {
        this.agreements = agreements;
        this.agencies = agencies;
        this.territories = territories;
        this.lines = lines;
        this.clock = clock;
    }

    /// A new version starts from the terms of the latest one.
    @GetMapping("/agencies/{agency}/agreements/new")
    @Allowed(KEEPERS)
    View blank(Page page, @PathVariable UUID agency) {
        var party = agencies.of(page.viewer(), agency);
        var latest = agreements.ofAgency(page.viewer(), agency).stream().findFirst();
        var today = Today.of(page, clock);
        var start = latest.orElse(new Agreement(agency, agency, today, null,
                Agreement.Regime.AGREED, null, List.of(), false, 1, "", 1));
        return form(page, AgreementForm.of(page, start.until(null), null), party, null);
    }

    @PostMapping("/agencies/{agency}/agreements")
    @Allowed(KEEPERS)
    View add(
            Page page, @PathVariable UUID agency,
            @RequestParam MultiValueMap<String, String> entered) {
        var party = agencies.of(page.viewer(), agency);
        var form = new Form(page.words(), entered);
        var wanted = read(page, form, Ids.fresh(), agency, null);
        if (wanted.isEmpty()) return form(page, form, party, null).refused();
        return answer(page, form, party, null, agreements.renew(page.viewer(), wanted.get()));
    }

    @GetMapping("/agreements/{id}/edit")
    @Allowed(KEEPERS)
    View edit(Page page, @PathVariable UUID id) {
        var stored = agreements.of(page.viewer(), id);
        var party = agencies.of(page.viewer(), stored.agency());
        return form(page, AgreementForm.of(page, stored, stored.from()), party, stored);
    }

    @PostMapping("/agreements/{id}")
    @Allowed(KEEPERS)
    View change(
            Page page, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> entered) {
        var stored = agreements.of(page.viewer(), id);
        var party = agencies.of(page.viewer(), stored.agency());
        var form = new Form(page.words(), entered);
        var wanted = read(page, form, id, party.id(), stored);
        if (wanted.isEmpty()) return form(page, form, party, stored).refused();
        return answer(page, form, party, stored,
                agreements.amend(page.viewer(), wanted.get(), Today.of(page, clock)));
    }

    private Optional<Agreement> read(
            Page page, Form form, UUID id, UUID agency, @Nullable Agreement stored) {
        var viewer = page.viewer();
        return AgreementForm.read(page, form, id, agency,
                territories.all(viewer), lines.all(viewer), stored);
    }

    private View answer(
            Page page, Form form, Agency party, @Nullable Agreement stored, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Refused refused -> {
                refused.on(form, page.words());
                yield form(page, form, party, stored).refused();
            }
            case Outcome.Done done -> Html.seeOther("/agencies/" + party.id(),
                    Notice.of("web.saved").undoable("people.agreement", done.rows()));
        };
    }

    private Html form(Page page, Form form, Agency party, @Nullable Agreement stored) {
        var viewer = page.viewer();
        var places = Offered.choices(territories.all(viewer),
                stored == null ? null : stored.territory(), page.language());
        var offered = new LineTree(lines.all(viewer)).choices(
                stored == null ? Set.of() : Set.copyOf(stored.productLines()));
        var begun = stored != null && AgreementRules.hasBegun(stored, Today.of(page, clock));
        return (out, tags) -> JteagreementformGenerated.render(out, tags, page, form, party,
                places, offered, Optional.ofNullable(stored), begun);
    }
}
