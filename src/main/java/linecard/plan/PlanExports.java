package linecard.plan;

import linecard.access.Allowed;
import linecard.files.Cell;
import linecard.files.Table;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.time.Instant;
import java.util.UUID;

import static linecard.access.Audience.MEMBERS;

/// The tactics of a plan, who has read it, what was proposed for a goal, and the days that differ
/// from the plain week, as files.
@Controller
class PlanExports {

    private final SalesPlans plans;
    private final Readers readers;
    private final Goals goals;
    private final WorkingCalendars calendars;
    private final FiscalYears years;

    PlanExports(SalesPlans plans, Readers readers, Goals goals, WorkingCalendars calendars,
            FiscalYears years) {
        this.plans = plans;
        this.readers = readers;
        this.goals = goals;
        this.calendars = calendars;
        this.years = years;
    }

    @GetMapping("/plan/{id}/tactics.{ending:csv|xlsx|json}")
    @Allowed(MEMBERS)
    View tactics(Page page, @PathVariable UUID id, @PathVariable String ending) {
        var plan = plans.of(page.viewer(), id);
        return new Table<Tactic>(page.words())
                .text("what", page.t("plan.what"), Tactic::what)
                .text("owner", page.t("plan.owner"), Tactic::owner)
                .day("dueOn", page.t("plan.dueOn"), Tactic::dueOn)
                .day("doneOn", page.t("plan.doneOn"), Tactic::doneOn)
                .file(ending, page.t("plan.ofYear", plan.fiscalYear()) + ", "
                        + page.t("plan.tactics"), plan.tactics()::forEach);
    }

    @GetMapping("/plan/{id}/readers.{ending:csv|xlsx|json}")
    @Allowed(MEMBERS)
    View readers(Page page, @PathVariable UUID id, @PathVariable String ending) {
        var plan = plans.of(page.viewer(), id);
        return new Table<Reader>(page.words())
                .text("rep", page.t("plan.rep"), Reader::name)
                .cell("readAt", page.t("plan.readAt"), reader -> moment(page, reader.at()))
                .file(ending, page.t("plan.ofYear", plan.fiscalYear()) + ", "
                        + page.t("plan.readAt"), readers.of(page.viewer(), id)::forEach);
    }

    @GetMapping("/goals/{id}/proposals.{ending:csv|xlsx|json}")
    @Allowed(MEMBERS)
    View proposals(Page page, @PathVariable UUID id, @PathVariable String ending) {
        var goal = goals.of(page.viewer(), id);
        var year = years.of(page.viewer(), goal.fiscalYear());
        var table = new Table<Proposal>(page.words())
                .whole("number", page.t("plan.proposalNumber"), one -> (long) one.number())
                .text("by", page.t("plan.proposedBy"), Proposal::by)
                .choice("side", page.t("plan.side"), "plan.side.", one -> one.side().code())
                .cell("at", page.t("plan.proposedAt"), one -> moment(page, one.at()))
                .text("reason", page.t("plan.reason"), Proposal::reason)
                .cell("year", page.t("plan.year"), one -> amount(page, goal, one.year()));
        var names = FiscalYears.monthNames(year, page.words());
        for (int month = 0; month < 12; month++) {
            int at = month;
            table.cell("month" + (month + 1), names.get(month),
                    one -> amount(page, goal, one.months().get(at)));
        }
        return table
                .text("agreedBy", page.t("plan.agreedName"),
                        one -> one.agreed() == null ? null : one.agreed().by())
                .cell("agreedAt", page.t("plan.agreedAt"),
                        one -> moment(page, one.agreed() == null ? null : one.agreed().at()))
                .file(ending, page.t("plan.proposals") + ", " + goal.fiscalYear(),
                        goal.proposals()::forEach);
    }

    @GetMapping("/calendar.{ending:csv|xlsx|json}")
    @Allowed(MEMBERS)
    View calendar(Page page, @PathVariable String ending,
            @RequestParam(required = false) @Nullable Integer year) {
        var viewer = page.viewer();
        var shown = years.of(viewer, year);
        var span = shown.span();
        var months = CalendarMonth.of(viewer, shown,
                calendars.of(viewer, span.from().getYear(), span.to().getYear()),
                calendars.special(viewer, span), page.words());
        return new Table<CalendarMonth.Different>(page.words())
                .day("day", page.t("plan.calendar.day"), CalendarMonth.Different::day)
                .truth("worked", page.t("plan.calendar.working"),
                        CalendarMonth.Different::working)
                .truth("own", page.t("plan.calendar.special"), CalendarMonth.Different::own)
                .text("name", page.t("plan.calendar.name"), CalendarMonth.Different::name)
                .file(ending, page.t("plan.calendar.ofYear", shown.number()), taker -> {
                    for (var month : months) month.different().forEach(taker);
                });
    }

    private static Cell moment(Page page, @Nullable Instant at) {
        return at == null ? new Cell.Empty()
                : new Cell.Moment(at, page.organisation().zone());
    }

    private static Cell amount(Page page, Negotiation goal, long amount) {
        return goal.measure().isMoney() ? new Cell.Amount(page.organisation().money(amount))
                : new Cell.Whole(amount);
    }
}
