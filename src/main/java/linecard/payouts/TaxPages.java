package linecard.payouts;

import linecard.access.Absent;
import linecard.access.Allowed;
import linecard.calendar.KnownYears;
import linecard.people.Today;
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

import java.time.Clock;
import java.util.Map;

import static linecard.access.Audience.STAFF;
import static linecard.access.Audience.TREASURERS;

/// What each agency was paid in a calendar year.
@Controller
class TaxPages {

    private final TaxYears years;
    private final Clock clock;

    TaxPages(TaxYears years, Clock clock) {
        this.years = years;
        this.clock = clock;
    }

    @GetMapping("/payouts/taxes")
    @Allowed(STAFF)
    View show(Page page, @RequestParam(required = false) @Nullable Integer year) {
        var of = of(page, year);
        return show(page, of, Form.of(page.words(), Map.of(
                "threshold", page.words().decimal(of.threshold().decimal()),
                "version", String.valueOf(of.version()))));
    }

    /// @param year null for this one
    /// @throws Absent for one that the program does not know
    TaxYear of(Page page, @Nullable Integer year) {
        PayoutText.requireWhole(page.viewer());
        int wanted = year == null ? Today.of(page, clock).getYear() : year;
        if (!KnownYears.hold(wanted)) throw new Absent("year");
        return years.of(page.viewer(), wanted);
    }

    private static Html show(Page page, TaxYear year, Form form) {
        return (out, tags) -> JtetaxesGenerated.render(
                out, tags, page, new PayoutText(page), year, form);
    }

    @PostMapping("/payouts/taxes")
    @Allowed(TREASURERS)
    View enter(
            Page page, @RequestParam int year,
            @RequestParam MultiValueMap<String, String> entered) {
        var of = of(page, year);
        var form = new Form(page.words(), entered);
        var threshold = form.read("threshold", text -> {
            var money = Reading.money(text, page.organisation().currency(), page.language());
            if (money.isNegative()) throw new ReadingException("payouts.threshold.negative");
            return money;
        });
        if (form.hasProblems()) return show(page, of, form).refused();
        years.enter(page.viewer(), of.year(), threshold.get(), form.version());
        return Html.seeOther("/payouts/taxes?year=" + of.year(), Notice.of("web.saved"));
    }
}
