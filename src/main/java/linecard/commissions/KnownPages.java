package linecard.commissions;

import linecard.access.Allowed;
import linecard.access.Viewer;
import linecard.calendar.FiscalPeriod;
import linecard.web.Html;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import static linecard.access.Audience.STAFF;

/// What a month of an agency comes to as it was known on a past day.
@Controller
class KnownPages {

    private static final String MONTH = "/agencies/{id}/statements/{year}/{month}/known";

    private final KnownThen knownThen;
    private final FiscalMonths months;

    KnownPages(KnownThen knownThen, FiscalMonths months) {
        this.knownThen = knownThen;
        this.months = months;
    }

    @GetMapping(MONTH)
    @Allowed(STAFF)
    View asked(Page page, @PathVariable UUID id, @PathVariable int year, @PathVariable int month,
            @RequestParam(defaultValue = "") String on) {
        return show(page, id, year, month, on, null, 1);
    }

    @GetMapping(MONTH + "/{on}")
    @Allowed(STAFF)
    View show(Page page, @PathVariable UUID id, @PathVariable int year, @PathVariable int month,
            @PathVariable String on, @RequestParam(required = false) @Nullable UUID rep,
            @RequestParam(defaultValue = "1") int part) {
        var known = known(page.viewer(), id, months.of(page.viewer(), year, month), on);
        var sheet = Sheet.of(known.draft(), rep, Math.clamp(part, 1, 100_000));
        var text = new StatementText(page.words(), page.organisation());
        return (Html) (out, tags) -> JteknownGenerated.render(out, tags, page, text, known, sheet,
                months.today(page.viewer()));
    }

    /// On today where no past day was typed.
    KnownThen.Known known(Viewer viewer, UUID id, FiscalPeriod period, String on) {
        var today = months.today(viewer);
        return knownThen.of(viewer, id, period, day(on, today));
    }

    private static LocalDate day(String typed, LocalDate today) {
        if (!typed.matches("\\d{4}-\\d{2}-\\d{2}")) return today;
        try {
            var day = LocalDate.parse(typed);
            return day.isAfter(today) ? today : day;
        } catch (DateTimeException _) {
            return today;
        }
    }

    @GetMapping(MONTH + "/{on}/lines.{ending:csv|xlsx|json}")
    @Allowed(STAFF)
    View lines(Page page, @PathVariable UUID id, @PathVariable int year, @PathVariable int month,
            @PathVariable String on, @PathVariable String ending,
            @RequestParam(required = false) @Nullable UUID rep) {
        var known = known(page.viewer(), id, months.of(page.viewer(), year, month), on);
        return new StatementTable(page).file(ending,
                known.draft().agency().name() + ", " + known.on(), known.draft().linesOf(rep),
                List.of(), List.of());
    }
}
