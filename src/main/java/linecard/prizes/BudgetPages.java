package linecard.prizes;

import linecard.access.Allowed;
import linecard.people.Today;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.time.Clock;
import java.util.Map;

import static linecard.access.Audience.STAFF;
import static linecard.access.Audience.TREASURERS;

/// What prizes may cost in a fiscal year and what they cost; and what winners had in a calendar
/// year, for the tax office.
@Controller
class BudgetPages {

    private static final int FIRST_YEAR = 1991;
    private static final int LAST_YEAR = 2199;

    private final Budgets budgets;
    private final PrizeYears years;
    private final Clock clock;

    BudgetPages(Budgets budgets, PrizeYears years, Clock clock) {
        this.budgets = budgets;
        this.years = years;
        this.clock = clock;
    }

    @GetMapping("/prizes/budget")
    @Allowed(STAFF)
    View budget(Page page, @RequestParam(required = false) @Nullable Integer year) {
        var of = budget(page, year == null ? 0 : year);
        var amount = of.budget();
        return show(page, of, Form.of(page.words(), Map.of(
                "amount", amount == null ? "" : page.words().amount(amount),
                "version", String.valueOf(of.version()))));
    }

    /// @param year a fiscal year; 0 for this one
    Budgets.Year budget(Page page, int year) {
        PrizeText.requireWhole(page.viewer());
        var calendar = page.organisation().calendar();
        return budgets.of(page.viewer(), year == 0
                ? calendar.yearOf(Today.of(page, clock)).number()
                : Math.clamp(year, FIRST_YEAR, LAST_YEAR));
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
        var of = budget(page, year);
        var form = new Form(page.words(), entered);
        return enter(page, of, form)
                ? Html.seeOther("/prizes/budget?year=" + of.year(), Notice.of("web.saved"))
                : show(page, of, form).refused();
    }

    /// @return whether it was entered; else the form says why not
    boolean enter(Page page, Budgets.Year of, Form form) {
        var amount = form.read("amount", text -> PrizeForm.worth(page, text));
        if (form.hasProblems()) return false;
        budgets.enter(page.viewer(), of.year(), page.organisation().money(amount.get()),
                form.version());
        return true;
    }

    @GetMapping("/prizes/taxes")
    @Allowed(STAFF)
    View taxes(Page page, @RequestParam(required = false) @Nullable Integer year) {
        var of = taxYear(page, year);
        return (Html) (out, tags) -> JteprizeyearGenerated.render(
                out, tags, page, of, new PrizeText(page));
    }

    /// @param year a calendar year; null for this one
    PrizeYear taxYear(Page page, @Nullable Integer year) {
        PrizeText.requireWhole(page.viewer());
        return years.of(page.viewer(), year == null ? Today.of(page, clock).getYear()
                : Math.clamp(year, FIRST_YEAR, LAST_YEAR));
    }
}
