package linecard.commissions;

import linecard.access.Absent;
import linecard.access.Allowed;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.calendar.FiscalPeriod;
import linecard.people.Agencies;
import linecard.stated.StatementLine;
import linecard.web.Html;
import linecard.web.NotAllowed;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static linecard.access.Audience.MEMBERS;
import static linecard.access.Audience.STAFF_AND_AGENCIES;

/// The statements: of a month for the principal, of an agency, and a rep's own lines.
@Controller
class StatementPages {

    private final Statements statements;
    private final StatementLines lines;
    private final PrizeLines prizes;
    private final Drafts drafts;
    private final Foreseen foreseen;
    private final Approvals approvals;
    private final Agencies agencies;
    private final Openings openings;
    private final FiscalMonths months;
    private final DueDates dueDates;
    private final Paying paying;
    private final Mailings mailings;
    private final ObjectProvider<Remarks> remarks;

    StatementPages(
            Statements statements, StatementLines lines, PrizeLines prizes, Drafts drafts,
            Foreseen foreseen, Approvals approvals, Agencies agencies, Openings openings,
            FiscalMonths months, DueDates dueDates, Paying paying, Mailings mailings,
            ObjectProvider<Remarks> remarks) {
        this.statements = statements;
        this.lines = lines;
        this.prizes = prizes;
        this.drafts = drafts;
        this.foreseen = foreseen;
        this.approvals = approvals;
        this.agencies = agencies;
        this.openings = openings;
        this.months = months;
        this.dueDates = dueDates;
        this.paying = paying;
        this.mailings = mailings;
        this.remarks = remarks;
    }

    @GetMapping("/statements")
    @Allowed(MEMBERS)
    View list(
            Page page, @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable Integer month) {
        var viewer = page.viewer();
        if (viewer.role() == Role.REP) return ownMonths(page);
        if (viewer.role() == Role.AGENCY_OWNER && viewer.agency() != null) {
            return ofAgency(page, viewer.agency());
        }
        if (!Drafts.seesAll(viewer)) {
            return (Html) (out, tags) -> JtestatementspartGenerated.render(out, tags, page);
        }
        return month(page, months.of(viewer, year, month), null);
    }

    /// @param problem why closing all of them was refused; null for none
    View month(Page page, FiscalPeriod period, @Nullable String problem) {
        var viewer = page.viewer();
        var board = new MonthBoard(period, rows(viewer, period), dueDates.of(viewer, period),
                months.today(viewer), problem);
        Html html = (out, tags) -> JtestatementmonthGenerated.render(
                out, tags, page, new StatementText(page.words(), page.organisation()), board);
        return problem == null ? html : html.refused();
    }

    /// Every agency's statement of the month or, where there is none, what it would be.
    List<MonthBoard.Row> rows(Viewer viewer, FiscalPeriod period) {
        var rows = new ArrayList<MonthBoard.Row>();
        var issued = new HashSet<UUID>();
        var closed = statements.ofMonth(viewer, period);
        var paid = paying.of(viewer, closed);
        for (var statement : closed) {
            rows.add(MonthBoard.Row.of(statement, paid.get(statement.id())));
            issued.add(statement.agency());
        }
        var calendar = viewer.organisation().calendar();
        var open = drafts.ofMonth(viewer, period).stream()
                .filter(outlook -> !issued.contains(outlook.agency().id())).toList();
        var payable = foreseen.payable(viewer, open, period);
        for (var outlook : open) {
            rows.add(MonthBoard.Row.of(outlook, payable.get(outlook.agency().id()), period,
                    calendar, months.today(viewer)));
        }
        rows.sort(MonthBoard.byName(viewer.organisation().language()));
        return rows;
    }

    private View ownMonths(Page page) {
        var own = lines.ownMonths(page.viewer());
        return (Html) (out, tags) -> JtestatementsownGenerated.render(
                out, tags, page, new StatementText(page.words(), page.organisation()), own);
    }

    @GetMapping("/agencies/{id}/statements")
    @Allowed(STAFF_AND_AGENCIES)
    View ofAgency(Page page, @PathVariable UUID id) {
        if (page.viewer().territory() != null) throw new NotAllowed();
        var agency = agencies.of(page.viewer(), id);
        var issued = statements.ofAgency(page.viewer(), id);
        var paid = paying.of(page.viewer(), issued);
        return (Html) (out, tags) -> JtestatementlistGenerated.render(
                out, tags, page, new StatementText(page.words(), page.organisation()), agency,
                issued, paid);
    }

    /// @param check asks whether seal and total hold
    @GetMapping("/statements/{id}")
    @Allowed(MEMBERS)
    View show(
            Page page, @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID rep,
            @RequestParam(defaultValue = "1") int part,
            @RequestParam(defaultValue = "false") boolean check) {
        var viewer = page.viewer();
        int number = Math.clamp(part, 1, 100_000);
        if (viewer.role() == Role.REP) {
            var own = lines.ownMonth(viewer, id);
            var sheet = sheet(viewer, months.of(viewer, own.year(), own.month()), id, rep, number);
            return statement(page, StatementView.ofOwn(own, sheet, prizes.of(viewer, id)));
        }
        var statement = statements.of(viewer, id);
        var sheet = sheet(viewer, statement.period(), id, rep, number);
        var proof = check ? statements.verify(viewer, id) : null;
        var settlement = new SettlementText(page.words(), page.organisation());
        return statement(page, new StatementView(statement, null, sheet, proof,
                approvals.steps(viewer, id),
                viewer.role().isStaff() && approvals.mayApprove(viewer, statement),
                viewer.role() == Role.AGENCY_OWNER
                        && statement.progress().state() == Statement.State.ISSUED,
                paying.of(viewer, List.of(statement)).get(id), prizes.of(viewer, id),
                mailings.of(page, id), settlement.rows(
                        statement.settled(), statement.total(), openings.of(viewer, statement))));
    }

    private Map<Integer, Remark> remarks(Page page, UUID id, Sheet sheet) {
        var shown = sheet.lines().stream().map(StatementLine::position).toList();
        var byLine = new HashMap<Integer, Remark>();
        remarks.forEach(one -> one.onLines().of(page, id, shown)
                .forEach(remark -> byLine.put(remark.position(), remark)));
        return byLine;
    }

    private Html statement(Page page, StatementView view) {
        var said = remarks(page, view.id(), view.sheet());
        var text = new StatementText(page.words(), page.organisation())
                .by(openings.agreed(page.viewer(), view.id(), view.sheet()));
        return (out, tags) -> JtestatementGenerated.render(out, tags, page, text, view, said);
    }

    private Sheet sheet(
            Viewer viewer, FiscalPeriod period, UUID id, @Nullable UUID rep, int number) {
        var reps = lines.byRep(viewer, id);
        if (rep != null && reps.stream().noneMatch(one -> rep.equals(one.rep()))) {
            throw new Absent("rep");
        }
        return new Sheet(period, reps, lines.page(viewer, id, rep, number), rep, number);
    }
}
