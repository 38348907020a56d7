package linecard.prizes;

import linecard.access.Allowed;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Page;
import linecard.words.Reading;
import linecard.words.ReadingException;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.util.Map;

import static linecard.access.Audience.STAFF;
import static linecard.access.Audience.TREASURERS;

/// What prizes may cost in a fiscal year and what they cost; and what winners had in a calendar
/// year, for the tax office.
@Controller
class BudgetPages {

    private final PrizeSums sums;

    BudgetPages(PrizeSums sums) {
        this.sums = sums;
    }

    @GetMapping("/prizes/budget")
    @Allowed(STAFF)
    View budget(Page page, @RequestParam(required = false) @Nullable Integer year) {
        var of = sums.budget(page.viewer(), year);
        var amount = of.budget();
        return show(page, of, Form.of(page.words(), Map.of(
                "amount", amount == null ? "" : page.words().amount(amount),
                "version", String.valueOf(of.version()))));
    }

    private static Html show(Page page, Budgets.Year year, Form form) {
        return (out, tags) -> JteprizebudgetGenerated.render(
                out, tags, page, year, form, new PrizeText(page));
    }

    @PostMapping("/prizes/budget")
    @Allowed(TREASURERS)
    View enter(
            Page page, @RequestParam int year,
            @RequestParam MultiValueMap<String, String> entered) {
        var of = sums.budget(page.viewer(), year);
        var form = new Form(page.words(), entered);
        var amount = form.read("amount", text -> {
            if (text.isEmpty()) throw new ReadingException("web.missing");
            return Reading.money(text, page.organisation().currency(), page.language());
        });
        if (!form.hasProblems()) {
            sums.enter(page.viewer(), of, amount.get(), form.version())
                    .forEach(one -> one.on(form, page.words()));
        }
        return form.hasProblems() ? show(page, of, form).refused()
                : Html.seeOther("/prizes/budget?year=" + of.year(), Notice.of("web.saved"));
    }

    @GetMapping("/prizes/taxes")
    @Allowed(STAFF)
    View taxes(Page page, @RequestParam(required = false) @Nullable Integer year) {
        var of = sums.had(page.viewer(), year);
        return (Html) (out, tags) -> JteprizeyearGenerated.render(
                out, tags, page, of, new PrizeText(page));
    }
}
