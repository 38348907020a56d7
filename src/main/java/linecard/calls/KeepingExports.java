package linecard.calls;

import linecard.access.Allowed;
import linecard.catalog.LineTree;
import linecard.catalog.ProductLines;
import linecard.files.Cell;
import linecard.files.Table;
import linecard.people.Agencies;
import linecard.people.Reps;
import linecard.web.Known;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

import java.util.UUID;

import static linecard.access.Audience.KEEPERS;
import static linecard.access.Audience.MEMBERS;
import static linecard.access.Audience.STAFF_AND_AGENCIES;

/// Quotas, phrases and days off as files.
@Controller
class KeepingExports {

    private final Quotas quotas;
    private final Phrases phrases;
    private final WorkingTimes times;
    private final Reps reps;
    private final Agencies agencies;
    private final ProductLines lines;

    KeepingExports(Quotas quotas, Phrases phrases, WorkingTimes times, Reps reps,
            Agencies agencies, ProductLines lines) {
        this.quotas = quotas;
        this.phrases = phrases;
        this.times = times;
        this.reps = reps;
        this.agencies = agencies;
        this.lines = lines;
    }

    @GetMapping("/call-quotas.{ending:csv|xlsx|json}")
    @Allowed(STAFF_AND_AGENCIES)
    View quotas(Page page, @PathVariable String ending) {
        var people = new Known(reps.all(page.viewer()));
        var firms = new Known(agencies.all(page.viewer()));
        return new Table<Quota>(page.words())
                .text("repCode", page.t("people.rep.code"), one -> people.code(one.rep()))
                .text("rep", page.t("calls.rep"), one -> people.name(one.rep(), page.language()))
                .text("agencyCode", page.t("people.agency.code"), one -> firms.code(one.agency()))
                .text("agency", page.t("people.agency"),
                        one -> firms.name(one.agency(), page.language()))
                .choice("kind", page.t("calls.kind"), "calls.kind.",
                        one -> one.kind() == null ? null : one.kind().code())
                .text("customerType", page.t("calls.customerType"), Quota::customerType)
                .cell("daily", page.t("calls.daily"), one -> number(one.daily()))
                .cell("weekly", page.t("calls.weekly"), one -> number(one.weekly()))
                .day("firstDay", page.t("people.firstDay"), Quota::from)
                .day("lastDay", page.t("people.lastDay"), Quota::lastDay)
                .file(ending, page.t("calls.quotas"), quotas.all(page.viewer())::forEach);
    }

    private static Cell number(@Nullable Integer number) {
        return number == null ? new Cell.Empty() : new Cell.Whole(number);
    }

    @GetMapping("/call-phrases.{ending:csv|xlsx|json}")
    @Allowed(KEEPERS)
    View phrases(Page page, @PathVariable String ending) {
        var tree = new LineTree(lines.all(page.viewer()));
        return new Table<Phrase>(page.words())
                .text("content", page.t("calls.phrase.content"), Phrase::content)
                .choice("theme", page.t("calls.theme"), "calls.theme.",
                        one -> one.theme().code())
                .text("lineCode", page.t("calls.phrase.line"), one -> tree.code(one.line()))
                .truth("archived", page.t("web.archived"), Phrase::isArchived)
                .file(ending, page.t("calls.phrases.title"), phrases.all(page.viewer())::forEach);
    }

    @GetMapping("/reps/{rep}/days-off.{ending:csv|xlsx|json}")
    @Allowed(MEMBERS)
    View daysOff(Page page, @PathVariable UUID rep, @PathVariable String ending) {
        var known = reps.of(page.viewer(), rep);
        return new Table<WorkingTimes.Off>(page.words())
                .text("repCode", page.t("people.rep.code"), _ -> known.code())
                .text("rep", page.t("calls.rep"), _ -> known.name(page.language()))
                .day("firstDay", page.t("people.firstDay"), WorkingTimes.Off::firstDay)
                .day("lastDay", page.t("people.lastDay"), WorkingTimes.Off::lastDay)
                .text("name", page.t("calls.daysOff.name"), WorkingTimes.Off::name)
                .file(ending, page.t("calls.daysOff"), times.off(page.viewer(), rep)::forEach);
    }
}
