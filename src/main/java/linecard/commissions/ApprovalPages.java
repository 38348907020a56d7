package linecard.commissions;

import linecard.access.Allowed;
import linecard.mail.PostOffice;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Page;
import org.springframework.web.servlet.View;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.util.UUID;

import static linecard.access.Audience.AGENCIES;
import static linecard.access.Audience.TREASURERS;

/// Approving prepared statements, giving them back, and the agency's accepting them.
@Controller
class ApprovalPages {

    static final int LONGEST_NOTE = 2_000;

    private final Approvals approvals;
    private final Statements statements;
    private final FiscalMonths months;
    private final Mailings mailings;
    private final PostOffice office;

    ApprovalPages(Approvals approvals, Statements statements, FiscalMonths months,
            Mailings mailings, PostOffice office) {
        this.approvals = approvals;
        this.statements = statements;
        this.months = months;
        this.mailings = mailings;
        this.office = office;
    }

    @PostMapping("/statements/{id}/approval")
    @Allowed(TREASURERS)
    View approve(Page page, @PathVariable UUID id) {
        var statement = statements.of(page.viewer(), id);
        var refused = approvals.approve(page.viewer(), id);
        return Html.seeOther("/statements/" + id, refused == null
                ? Notice.of("commissions.approved", statement.number()) : Notice.of(refused));
    }

    /// Approves every statement of the month that somebody else prepared.
    @PostMapping("/statements/{year}/{month}/approvals")
    @Allowed(TREASURERS)
    View approveAll(Page page, @PathVariable int year, @PathVariable int month) {
        var period = months.of(page.viewer(), year, month);
        int approved = approvals.approveAll(page.viewer(), period);
        return Html.seeOther("/statements?year=" + year + "&month=" + month,
                Notice.of("commissions.approvedAll", String.valueOf(approved)));
    }

    @PostMapping("/statements/{id}/giving-back")
    @Allowed(TREASURERS)
    View giveBack(
            Page page, @PathVariable UUID id, @RequestParam(defaultValue = "") String why) {
        var statement = statements.of(page.viewer(), id);
        var note = why.strip();
        boolean isOpen = approvals.giveBack(page.viewer(), id,
                note.substring(0, Math.min(LONGEST_NOTE, note.length())));
        if (!isOpen) return Html.seeOther("/statements/" + id);
        return Html.seeOther("/agencies/" + statement.agency() + "/statements/"
                + statement.period().year() + "/" + statement.period().number() + "/draft",
                Notice.of("commissions.givenBack", statement.number()));
    }

    @PostMapping("/statements/{id}/letters")
    @Allowed(TREASURERS)
    View mail(Page page, @PathVariable UUID id) {
        return mailings.again(page.viewer(), id)
                ? Html.seeOther("/statements/" + id, Notice.of(
                        "commissions.mailed.done", office.fate(page.words())))
                : Html.seeOther("/statements/" + id);
    }

    @PostMapping("/statements/{id}/acceptance")
    @Allowed(AGENCIES)
    View accept(Page page, @PathVariable UUID id) {
        var statement = statements.of(page.viewer(), id);
        approvals.accept(page.viewer(), id);
        return Html.seeOther("/statements/" + id,
                Notice.of("commissions.accepted", statement.number()));
    }
}
