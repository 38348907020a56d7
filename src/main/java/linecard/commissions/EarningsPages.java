package linecard.commissions;

import linecard.access.Allowed;
import linecard.access.Role;
import linecard.catalog.ProductLine;
import linecard.catalog.ProductLines;
import linecard.commissions.Ahead.AtRisk;
import linecard.commissions.Earnings.Asked;
import linecard.people.Agencies;
import linecard.web.Choice;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.NotAllowed;
import linecard.web.Page;
import linecard.words.Reading;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.util.List;
import java.util.UUID;

import static linecard.access.Audience.MEMBERS;
import static linecard.access.Audience.STAFF_AND_AGENCIES;

/// What a rep or an agency has earned so far, and what is ahead.
@Controller
class EarningsPages {

    private final Earnings earnings;
    private final ProductLines productLines;
    private final Agencies agencies;
    private final FiscalMonths months;

    EarningsPages(
            Earnings earnings, ProductLines productLines, Agencies agencies,
            FiscalMonths months) {
        this.earnings = earnings;
        this.productLines = productLines;
        this.agencies = agencies;
        this.months = months;
    }

    /// What is shown, and of whom.
    ///
    /// @param whose name of the agency; empty for the viewer's own
    record Shown(
            String path, UUID agency, String whose, Ahead ahead, List<Choice> lines, Form form) {}

    @GetMapping("/earnings")
    @Allowed(MEMBERS)
    View own(Page page, @RequestParam MultiValueMap<String, String> entered) {
        if (page.viewer().role().isStaff()) return Html.seeOther("/statements");
        return html(page, own(page, new Form(page.words(), entered)));
    }

    /// The worked example alone, while it is typed.
    @GetMapping("/earnings/order")
    @Allowed(MEMBERS)
    View ownOrder(Page page, @RequestParam MultiValueMap<String, String> entered) {
        if (page.viewer().role().isStaff()) throw new NotAllowed();
        return order(page, own(page, new Form(page.words(), entered)));
    }

    Shown own(Page page, Form form) {
        var viewer = page.viewer();
        return shown(page, "/earnings", "", viewer.agency(),
                viewer.role() == Role.REP ? viewer.rep() : null, form);
    }

    @GetMapping("/agencies/{id}/earnings")
    @Allowed(STAFF_AND_AGENCIES)
    View ofAgency(
            Page page, @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> entered) {
        return html(page, of(page, id, new Form(page.words(), entered)));
    }

    @GetMapping("/agencies/{id}/earnings/order")
    @Allowed(STAFF_AND_AGENCIES)
    View orderOfAgency(
            Page page, @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> entered) {
        return order(page, of(page, id, new Form(page.words(), entered)));
    }

    Shown of(Page page, UUID id, Form form) {
        if (page.viewer().territory() != null) throw new NotAllowed();
        var agency = agencies.of(page.viewer(), id);
        return shown(page, "/agencies/" + id + "/earnings", agency.name(), id, null, form);
    }

    private Shown shown(
            Page page, String path, String whose, @Nullable UUID agency, @Nullable UUID rep,
            Form form) {
        if (agency == null) throw new NotAllowed();
        var lines = productLines.all(page.viewer()).stream()
                .filter(line -> !line.archived()).toList();
        return new Shown(path, agency, whose, earnings.of(page.viewer(), agency, rep,
                months.today(page.viewer()), asked(page, form, lines)),
                lines.stream().map(line ->
                        new Choice(line.id().toString(), line.name())).toList(), form);
    }

    /// Null where nothing was asked, or not readably.
    private static @Nullable Asked asked(Page page, Form form, List<ProductLine> lines) {
        if (form.entered("net").isBlank() || lines.isEmpty()) return null;
        var net = form.read("net", typed -> Reading.money(
                typed, page.organisation().currency(), page.language()));
        var line = form.idIfGiven("line");
        if (form.hasProblems()) return null;
        var chosen = line.get().orElse(lines.getFirst().id());
        if (lines.stream().noneMatch(one -> one.id().equals(chosen))) return null;
        return new Asked(net.get(), chosen);
    }

    /// What can be taken back, and what makes up for it.
    static String atRisk(Page page, AtRisk atRisk) {
        var since = page.t("commissions.ahead.atRisk.lead", page.words().date(atRisk.since()));
        return atRisk.hasMinimum()
                ? since + " " + page.t("commissions.ahead.atRisk.minimum") : since;
    }

    private static Html html(Page page, Shown shown) {
        return (out, tags) -> JteearningsGenerated.render(out, tags, page,
                new StatementText(page.words(), page.organisation()), shown);
    }

    private static Html order(Page page, Shown shown) {
        return (out, tags) -> JteorderearnsGenerated.render(out, tags, page, shown);
    }
}
