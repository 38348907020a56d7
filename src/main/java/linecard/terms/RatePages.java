package linecard.terms;

import linecard.access.Allowed;
import linecard.catalog.ProductLines;
import linecard.database.Ids;
import linecard.people.Agencies;
import linecard.people.Outcome;
import linecard.people.Today;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.NotAllowed;
import linecard.web.Notice;
import linecard.web.Page;
import linecard.words.Language;
import linecard.words.Reading;

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
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import static linecard.access.Audience.STAFF_AND_AGENCIES;
import static linecard.access.Audience.TREASURERS;

/// An agency's commission terms: the rates, past and to come, and how they change.
@Controller
class RatePages {

    private final Rates rates;
    private final Agencies agencies;
    private final ProductLines productLines;
    private final ClauseBoards clauses;
    private final Overtaking overtaking;
    private final Clock clock;

    RatePages(Rates rates, Agencies agencies, ProductLines productLines, ClauseBoards clauses,
            Overtaking overtaking, Clock clock) {
        this.rates = rates;
        this.agencies = agencies;
        this.productLines = productLines;
        this.clauses = clauses;
        this.overtaking = overtaking;
        this.clock = clock;
    }

    @GetMapping("/agencies/{id}/commission-terms")
    @Allowed(STAFF_AND_AGENCIES)
    View show(Page page, @PathVariable UUID id) {
        return terms(page, id, Form.of(page.words(), Map.of()), null);
    }

    @PostMapping("/agencies/{id}/commission-terms")
    @Allowed(TREASURERS)
    View add(
            Page page, @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> entered) {
        var agency = agencies.of(page.viewer(), id);
        var form = new Form(page.words(), entered);
        var line = form.idIfGiven("line");
        var wanted = read(
                form, page.language(), Ids.fresh(), agency.id(), () -> line.get().orElse(null));
        if (wanted.isEmpty()) return terms(page, id, form, null).refused();
        if (entered.containsKey("preview")) return terms(page, id, form, wanted.get());
        return done(page, id, form, rates.add(page.viewer(), wanted.get()))
                .orElseGet(() -> terms(page, id, form, null).refused());
    }

    @GetMapping("/agencies/{id}/commission-terms/{rate}/edit")
    @Allowed(TREASURERS)
    View edit(Page page, @PathVariable UUID id, @PathVariable UUID rate) {
        var stored = rates.of(page.viewer(), id, rate);
        return edit(page, stored, filled(page, stored));
    }

    @PostMapping("/agencies/{id}/commission-terms/{rate}")
    @Allowed(TREASURERS)
    View change(
            Page page, @PathVariable UUID id, @PathVariable UUID rate,
            @RequestParam MultiValueMap<String, String> entered) {
        var stored = rates.of(page.viewer(), id, rate);
        var form = new Form(page.words(), entered);
        if (overtaking.isSaid(
                page, form, entered, "terms.rate", rate, stored.version())) {
            return edit(page, stored, form).refused();
        }
        var wanted = read(form, page.language(), rate, id, stored::productLine);
        if (wanted.isEmpty()) return edit(page, stored, form).refused();
        return done(page, id, form, rates.change(page.viewer(), wanted.get()))
                .orElseGet(() -> edit(page, stored, form).refused());
    }

    @PostMapping("/agencies/{id}/commission-terms/{rate}/removal")
    @Allowed(TREASURERS)
    View remove(
            Page page, @PathVariable UUID id, @PathVariable UUID rate,
            @RequestParam MultiValueMap<String, String> entered) {
        var stored = rates.of(page.viewer(), id, rate);
        var form = filled(page, stored);
        if (overtaking.isSaidOfRemoval(page, form, entered, "terms.rate", rate)) {
            return edit(page, stored, form).refused();
        }
        return done(page, id, form, rates.remove(page.viewer(), stored))
                .orElseGet(() -> edit(page, stored, form).refused());
    }

    private static Form filled(Page page, DatedRate stored) {
        return Form.of(page.words(), Map.of(
                "from", stored.from().toString(),
                "rate", stored.rate() == null ? "" : page.words().decimal(stored.rate().percent()),
                "version", String.valueOf(stored.version())));
    }

    /// @param line its product line; null for the default
    static Optional<DatedRate> read(
            Form form, Language language, UUID id, UUID agency, Supplier<@Nullable UUID> line) {
        var from = form.read("from", typed -> Reading.date(typed, language));
        var rate = form.readIfGiven("rate", typed -> Reading.percent(typed, language));
        if (form.hasProblems()) return Optional.empty();
        return Optional.of(new DatedRate(id, agency, line.get(), from.get(),
                rate.get().orElse(null), form.version()));
    }

    /// Leads on where it was done; where it was refused, says so on the form.
    private static Optional<View> done(Page page, UUID agency, Form form, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> Optional.of(Html.seeOther(
                    "/agencies/" + agency + "/commission-terms", Notice.of("web.saved")
                            .undoable("terms.rate", done.rows().getFirst())));
            case Outcome.Refused refused -> {
                refused.on(form, page.words());
                yield Optional.empty();
            }
        };
    }

    /// @param tried the rate of the worked example; null for the ones in force
    private Html terms(Page page, UUID id, Form form, @Nullable DatedRate tried) {
        var viewer = page.viewer();
        if (viewer.territory() != null) throw new NotAllowed();
        var agency = agencies.of(viewer, id);
        var lines = productLines.all(viewer);
        var board = new TermsBoard(agency, lines, RateRules.spells(rates.ofAgency(viewer, id)),
                Today.of(page, clock), tried);
        var written = clauses.of(page, id, Today.of(page, clock));
        return (out, tags) -> JtetermsGenerated.render(out, tags, page, board, written, form);
    }

    private Html edit(Page page, DatedRate stored, Form form) {
        var viewer = page.viewer();
        var agency = agencies.of(viewer, stored.agency());
        var board = new TermsBoard(agency, productLines.all(viewer), List.of(),
                Today.of(page, clock), null);
        return (out, tags) -> JterateGenerated.render(out, tags, page, board, stored, form);
    }
}
