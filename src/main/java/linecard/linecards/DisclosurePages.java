package linecard.linecards;

import linecard.access.Absent;
import linecard.access.Allowed;
import linecard.accounts.Accounts;
import linecard.linecards.Disclosures.Asking;
import linecard.people.Agencies;
import linecard.people.Reps;
import linecard.people.Today;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Notice;
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
import java.util.Map;
import java.util.UUID;

import static linecard.access.Audience.DISCLOSERS;
import static linecard.access.Audience.DISCLOSURE_READERS;
import static linecard.access.Audience.GUARDIANS;

/// What agencies and reps tell of themselves, and the register of it.
@Controller
class DisclosurePages {

    private final Disclosures disclosures;
    private final Registers registers;
    private final Accounts accounts;
    private final Agencies agencies;
    private final Reps reps;
    private final Clock clock;

    DisclosurePages(Disclosures disclosures, Registers registers, Accounts accounts,
            Agencies agencies, Reps reps, Clock clock) {
        this.disclosures = disclosures;
        this.registers = registers;
        this.accounts = accounts;
        this.agencies = agencies;
        this.reps = reps;
        this.clock = clock;
    }

    @GetMapping("/disclosures")
    @Allowed(DISCLOSURE_READERS)
    View list(Page page, @RequestParam(defaultValue = "false") boolean due) {
        var today = Today.of(page, clock);
        var rows = registers.of(page.viewer(), today, page.language()).stream()
                .filter(row -> !due || row.due() != null).toList();
        return (Html) (out, tags) -> JtedisclosuresGenerated.render(
                out, tags, page, rows, due, today);
    }

    @GetMapping("/disclosures/new")
    @Allowed(DISCLOSERS)
    View blank(Page page) {
        return form(page, Form.of(page.words(), Map.of()));
    }

    @PostMapping("/disclosures")
    @Allowed(DISCLOSERS)
    View add(Page page, @RequestParam MultiValueMap<String, String> entered) {
        var viewer = page.viewer();
        var form = new Form(page.words(), entered);
        var told = DisclosureForm.read(form, viewer, accounts,
                registers.due(viewer, Today.of(page, clock)), clock.instant());
        if (told.isEmpty()) return form(page, form).refused();
        disclosures.add(viewer, told.get());
        return Html.seeOther("/disclosures/" + told.get().id(), Notice.of("linecards.told"));
    }

    @GetMapping("/disclosures/{id}")
    @Allowed(DISCLOSURE_READERS)
    View show(Page page, @PathVariable UUID id) {
        var told = disclosures.of(page.viewer(), id);
        var who = name(page, told.agency(), told.rep());
        return (Html) (out, tags) -> JtedisclosureGenerated.render(out, tags, page, told, who);
    }

    @GetMapping("/disclosures/asking")
    @Allowed(GUARDIANS)
    View ask(Page page, @RequestParam UUID agency,
            @RequestParam(required = false) @Nullable UUID rep) {
        return asking(page, Form.of(page.words(), Map.of()), agency, rep);
    }

    @PostMapping("/disclosures/askings")
    @Allowed(GUARDIANS)
    View ask(Page page, @RequestParam UUID agency,
            @RequestParam(required = false) @Nullable UUID rep,
            @RequestParam MultiValueMap<String, String> entered) {
        var form = new Form(page.words(), entered);
        var reason = form.text("reason", 300);
        if (form.hasProblems()) return asking(page, form, agency, rep).refused();
        name(page, agency, rep);
        disclosures.ask(page.viewer(),
                new Asking(agency, rep, reason.get(), Today.of(page, clock)));
        return Html.seeOther("/disclosures", Notice.of("linecards.asked"));
    }

    private Html asking(Page page, Form form, UUID agency, @Nullable UUID rep) {
        var who = name(page, agency, rep);
        var person = rep == null ? "" : rep.toString();
        return (out, tags) -> JteaskingGenerated.render(
                out, tags, page, form, agency, person, who);
    }

    /// Whose it is; absent where the viewer does not see both, or they do not belong together.
    private String name(Page page, UUID agency, @Nullable UUID rep) {
        var viewer = page.viewer();
        var firm = agencies.of(viewer, agency);
        if (rep == null) return firm.name();
        var person = reps.of(viewer, rep);
        if (!person.agency().equals(agency)) throw new Absent("rep");
        return page.t("linecards.repOf", person.name(page.language()), firm.name());
    }

    private static Html form(Page page, Form form) {
        return (out, tags) -> JtedisclosureformGenerated.render(out, tags, page, form);
    }
}
