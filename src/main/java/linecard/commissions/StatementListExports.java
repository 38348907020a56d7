package linecard.commissions;

import linecard.access.Allowed;
import linecard.access.Role;
import linecard.files.Cell;
import linecard.files.Table;
import linecard.people.Agencies;
import linecard.web.NotAllowed;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import static linecard.access.Audience.MEMBERS;
import static linecard.access.Audience.STAFF;
import static linecard.access.Audience.STAFF_AND_AGENCIES;

/// The lists of statements as files, and the lines of a draft: as their pages show them to whoever
/// asks.
@Controller
class StatementListExports {

    private final StatementPages pages;
    private final Statements statements;
    private final StatementLines lines;
    private final Drafts drafts;
    private final Agencies agencies;
    private final FiscalMonths months;
    private final DueDates dueDates;
    private final Paying paying;
    private final Foreseen foreseen;

    StatementListExports(StatementPages pages, Statements statements, StatementLines lines,
            Drafts drafts, Agencies agencies, FiscalMonths months,
            DueDates dueDates, Paying paying, Foreseen foreseen) {
        this.pages = pages;
        this.statements = statements;
        this.lines = lines;
        this.drafts = drafts;
        this.agencies = agencies;
        this.months = months;
        this.dueDates = dueDates;
        this.paying = paying;
        this.foreseen = foreseen;
    }

    @GetMapping("/statements.{ending:csv|xlsx|json}")
    @Allowed(MEMBERS)
    View list(Page page, @PathVariable String ending,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable Integer month) {
        var viewer = page.viewer();
        if (viewer.role() == Role.REP) return ownMonths(page, ending);
        if (viewer.role() == Role.AGENCY_OWNER && viewer.agency() != null) {
            return ofAgency(page, viewer.agency(), ending);
        }
        if (!Drafts.seesAll(viewer)) throw new NotAllowed();
        var text = new StatementText(page.words(), page.organisation());
        var period = months.of(viewer, year, month);
        var due = dueDates.of(viewer, period);
        return new Table<MonthBoard.Row>(page.words())
                .text("agency", page.t("commissions.agency"), MonthBoard.Row::name)
                .text("number", page.t("commissions.number"), MonthBoard.Row::number)
                .cell("state", page.t("commissions.state"), text::state)
                .whole("lines", page.t("commissions.lines"), MonthBoard.Row::lines)
                .cell("base", page.t("commissions.base"), row -> new Cell.Amount(row.base()))
                .cell("amount", page.t("commissions.amount"), row -> new Cell.Amount(row.amount()))
                .cell("payable", page.t("commissions.settlement.payable"),
                        row -> row.payable() == null ? new Cell.Empty()
                                : new Cell.Amount(row.payable()))
                .day("dueOn", page.t("commissions.due.on"),
                        row -> row.isAwaited() ? due.get(row.agency()) : null)
                .day("paidOn", page.t("commissions.paid.on"), row -> on(row.paid()))
                .text("returned", page.t("commissions.paid.returned.reason"),
                        row -> reason(row.paid()))
                .file(ending, page.t("commissions.statements") + ", " + text.month(period),
                        pages.rows(viewer, period)::forEach);
    }

    private View ownMonths(Page page, String ending) {
        return new Table<StatementLines.OwnMonth>(page.words())
                .whole("year", page.t("commissions.year"), one -> (long) one.year())
                .whole("month", page.t("commissions.monthOfYear"), one -> (long) one.month())
                .text("number", page.t("commissions.number"), StatementLines.OwnMonth::number)
                .whole("lines", page.t("commissions.lines"), StatementLines.OwnMonth::lines)
                .cell("amount", page.t("commissions.amount"), one -> new Cell.Amount(one.amount()))
                .file(ending, page.t("commissions.own"), lines.ownMonths(page.viewer())::forEach);
    }

    @GetMapping("/agencies/{id}/statements.{ending:csv|xlsx|json}")
    @Allowed(STAFF_AND_AGENCIES)
    View ofAgency(Page page, @PathVariable UUID id, @PathVariable String ending) {
        var viewer = page.viewer();
        if (viewer.territory() != null) throw new NotAllowed();
        var agency = agencies.of(viewer, id);
        var issued = statements.ofAgency(viewer, id);
        var paid = paying.of(viewer, issued);
        var text = new StatementText(page.words(), page.organisation());
        return new Table<Statement>(page.words())
                .text("agency", page.t("commissions.agency"), Statement::agencyName)
                .whole("year", page.t("commissions.year"), one -> (long) one.period().year())
                .whole("month", page.t("commissions.monthOfYear"),
                        one -> (long) one.period().number())
                .text("number", page.t("commissions.number"), Statement::number)
                .cell("issuedAt", page.t("commissions.issued.on"),
                        one -> new Cell.Moment(one.issuedAt(), page.organisation().zone()))
                .whole("lines", page.t("commissions.lines"), one -> (long) one.lines())
                .cell("base", page.t("commissions.base"), one -> new Cell.Amount(one.base()))
                .cell("amount", page.t("commissions.amount"), one -> new Cell.Amount(one.total()))
                .cell("payable", page.t("commissions.settlement.payable"),
                        one -> new Cell.Amount(one.payable()))
                .cell("state", page.t("commissions.state"),
                        one -> text.state(one.progress().state(), paid.get(one.id())))
                .day("paidOn", page.t("commissions.paid.on"), one -> on(paid.get(one.id())))
                .text("returned", page.t("commissions.paid.returned.reason"),
                        one -> reason(paid.get(one.id())))
                .text("seal", page.t("commissions.seal"), Statement::seal)
                .file(ending, page.t("commissions.statements") + ", " + agency.name(),
                        issued::forEach);
    }

    private static @Nullable LocalDate on(@Nullable Paid paid) {
        return paid == null ? null : paid.on();
    }

    private static String reason(@Nullable Paid paid) {
        return paid == null ? "" : paid.reason();
    }

    @GetMapping("/agencies/{id}/statements/{year}/{month}/draft.{ending:csv|xlsx|json}")
    @Allowed(STAFF)
    View draft(Page page, @PathVariable UUID id, @PathVariable int year, @PathVariable int month,
            @PathVariable String ending, @RequestParam(required = false) @Nullable UUID rep) {
        var viewer = page.viewer();
        var draft = drafts.of(viewer, id, months.of(viewer, year, month));
        return new StatementTable(page, draft.earlier()).file(ending,
                page.t("commissions.draft") + ", " + draft.agency().name(), draft.linesOf(rep),
                draft.prizesOf(rep), rep == null ? foreseen.rows(page, draft) : List.of());
    }
}
