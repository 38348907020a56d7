package linecard.sales;

import linecard.access.Absent;
import linecard.access.Allowed;
import linecard.database.Ids;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import static linecard.access.Audience.IMPORTERS;
import static linecard.access.Audience.STAFF;

/// The rates of other currencies. They are the company's: a manager of one territory reads them.
@Controller
class CurrencyRatePages {

    private final CurrencyRates rates;

    CurrencyRatePages(CurrencyRates rates) {
        this.rates = rates;
    }

    @GetMapping("/currency-rates")
    @Allowed(STAFF)
    View list(Page page) {
        var all = rates.all(page.viewer());
        boolean may = page.mayEverywhere(IMPORTERS);
        return (Html) (out, tags) -> JteratesGenerated.render(out, tags, page, all, may);
    }

    @GetMapping("/currency-rates/new")
    @Allowed(IMPORTERS)
    View blank(Page page) {
        requireWhole(page);
        return form(page, Form.of(page.words(), Map.of()), null);
    }

    @PostMapping("/currency-rates")
    @Allowed(IMPORTERS)
    View add(Page page, @RequestParam MultiValueMap<String, String> entered) {
        return save(page, new Form(page.words(), entered), Ids.fresh(), null);
    }

    @GetMapping("/currency-rates/{id}/edit")
    @Allowed(IMPORTERS)
    View edit(Page page, @PathVariable UUID id) {
        requireWhole(page);
        var stored = rates.of(page.viewer(), id);
        return form(page, stored.form(page.words()), stored);
    }

    @PostMapping("/currency-rates/{id}")
    @Allowed(IMPORTERS)
    View change(
            Page page, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> entered) {
        return save(page, new Form(page.words(), entered), id, rates.of(page.viewer(), id));
    }

    @PostMapping("/currency-rates/{id}/removal")
    @Allowed(IMPORTERS)
    View remove(Page page, @PathVariable UUID id, @RequestParam int version) {
        requireWhole(page);
        rates.of(page.viewer(), id);
        rates.remove(page.viewer(), id, version);
        return Html.seeOther("/currency-rates",
                Notice.of("sales.rate.removed").undoable("sales.currency_rate", id));
    }

    private View save(Page page, Form form, UUID id, @Nullable CurrencyRate stored) {
        requireWhole(page);
        var rate = CurrencyRate.read(
                form, id, page.organisation().currency(), page.language());
        if (rate.isEmpty()) return form(page, form, stored).refused();
        try {
            if (stored == null) rates.add(page.viewer(), rate.get());
            else rates.change(page.viewer(), rate.get());
        } catch (DuplicateKeyException e) {
            form.problem("from", "sales.rate.taken");
            return form(page, form, stored).refused();
        }
        return Html.seeOther("/currency-rates",
                Notice.of("web.saved").undoable("sales.currency_rate", id));
    }

    private static void requireWhole(Page page) {
        if (page.viewer().territory() != null) throw new Absent("rate");
    }

    private static Html form(Page page, Form form, @Nullable CurrencyRate stored) {
        return (out, tags) -> JterateformGenerated.render(
                out, tags, page, form, Optional.ofNullable(stored));
    }
}
