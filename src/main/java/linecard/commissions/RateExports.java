package linecard.commissions;

import linecard.access.Allowed;
import linecard.catalog.ProductLines;
import linecard.commissions.RateRules.Spell;
import linecard.files.Cell;
import linecard.files.Table;
import linecard.people.Agencies;
import linecard.web.Known;
import linecard.web.NotAllowed;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

import java.time.LocalDate;
import java.util.UUID;

import static linecard.access.Audience.STAFF_AND_AGENCIES;

/// An agency's commission terms as a file.
@Controller
class RateExports {

    private final Rates rates;
    private final Agencies agencies;
    private final ProductLines productLines;
    private final FiscalMonths months;

    RateExports(Rates rates, Agencies agencies, ProductLines productLines, FiscalMonths months) {
        this.rates = rates;
        this.agencies = agencies;
        this.productLines = productLines;
        this.months = months;
    }

    @GetMapping("/agencies/{id}/commission-terms.{ending:csv|xlsx|json}")
    @Allowed(STAFF_AND_AGENCIES)
    View terms(Page page, @PathVariable UUID id, @PathVariable String ending) {
        var viewer = page.viewer();
        if (viewer.territory() != null) throw new NotAllowed();
        var agency = agencies.of(viewer, id);
        var lines = new Known(productLines.all(viewer));
        var today = months.today(viewer);
        return new Table<Spell>(page.words())
                .text("productLineCode", page.t("commissions.productLine.code"),
                        spell -> lines.code(spell.rate().productLine()))
                .text("productLine", page.t("commissions.productLine"), spell ->
                        spell.rate().productLine() == null ? page.t("commissions.default")
                                : lines.name(spell.rate().productLine(), page.language()))
                .cell("ratePercent", page.t("commissions.rate"), spell -> rate(spell.rate()))
                .day("firstDay", page.t("commissions.from"), spell -> spell.rate().from())
                .day("lastDay", page.t("commissions.to"), spell -> lastDay(spell.to()))
                .choice("state", page.t("commissions.state"), "commissions.spell.",
                        spell -> spell.state(today))
                .file(ending, page.t("commissions.terms") + ", " + agency.name(),
                        RateRules.spells(rates.ofAgency(viewer, id), null)::forEach);
    }

    private static Cell rate(DatedRate rate) {
        return rate.rate() == null ? new Cell.Empty() : new Cell.Percent(rate.rate().percent());
    }

    private static @Nullable LocalDate lastDay(@Nullable LocalDate to) {
        return to == null ? null : to.minusDays(1);
    }
}
