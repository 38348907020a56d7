package linecard.terms;

import linecard.access.Allowed;
import linecard.catalog.ProductLines;
import linecard.files.Cell;
import linecard.files.Table;
import linecard.people.Agencies;
import linecard.people.Today;
import linecard.terms.RateRules.Spell;
import linecard.web.Known;
import linecard.web.NotAllowed;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;

import static linecard.access.Audience.STAFF_AND_AGENCIES;

/// An agency's commission terms as a file.
@Controller
class RateExports {

    private final Rates rates;
    private final Agencies agencies;
    private final ProductLines productLines;
    private final Clock clock;

    RateExports(Rates rates, Agencies agencies, ProductLines productLines, Clock clock) {
        this.rates = rates;
        this.agencies = agencies;
        this.productLines = productLines;
        this.clock = clock;
    }

    @GetMapping("/agencies/{id}/commission-terms.{ending:csv|xlsx|json}")
    @Allowed(STAFF_AND_AGENCIES)
    View terms(Page page, @PathVariable UUID id, @PathVariable String ending) {
        var viewer = page.viewer();
        if (viewer.territory() != null) throw new NotAllowed();
        var agency = agencies.of(viewer, id);
        var lines = new Known(productLines.all(viewer));
        var today = Today.of(page, clock);
        return new Table<Spell>(page.words())
                .text("productLineCode", page.t("terms.productLine.code"),
                        spell -> lines.code(spell.rate().productLine()))
                .text("productLine", page.t("terms.productLine"), spell ->
                        spell.rate().productLine() == null ? page.t("terms.default")
                                : lines.name(spell.rate().productLine(), page.language()))
                .cell("ratePercent", page.t("terms.rate"), spell -> rate(spell.rate()))
                .day("firstDay", page.t("terms.from"), spell -> spell.rate().from())
                .day("lastDay", page.t("terms.to"), spell -> lastDay(spell.to()))
                .choice("state", page.t("terms.state"), "terms.spell.",
                        spell -> spell.state(today))
                .file(ending, page.t("terms.title") + ", " + agency.name(),
                        RateRules.spells(rates.ofAgency(viewer, id))::forEach);
    }

    private static Cell rate(DatedRate rate) {
        return rate.rate() == null ? new Cell.Empty() : new Cell.Percent(rate.rate().percent());
    }

    private static @Nullable LocalDate lastDay(@Nullable LocalDate to) {
        return to == null ? null : to.minusDays(1);
    }
}
