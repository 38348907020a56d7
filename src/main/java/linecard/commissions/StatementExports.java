package linecard.commissions;

import linecard.access.Allowed;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.catalog.ProductLines;
import linecard.files.PdfDownload;
import linecard.stated.StatementLine;
import linecard.terms.ClausesText;
import linecard.web.Html;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.util.List;
import java.util.UUID;

import static linecard.access.Audience.MEMBERS;
import static linecard.access.Audience.STAFF_AND_AGENCIES;

/// An issued statement as a file. The same statement in the same language gives the same PDF, but
/// for the names of product lines that ladders count, which are those of today.
@Controller
class StatementExports {

    /// More rows than that take too much memory to lay out (2,000 lines 310 MB, 5,000 lines
    /// 550 MB): the PDF then has what they come to, and the table has all.
    static final int MOST_PRINTED = 2_000;

    private static final int READ_AT_ONCE = 5_000;

    private final Statements statements;
    private final StatementLines lines;
    private final Openings openings;
    private final PrizeLines prizes;
    private final ProductLines productLines;

    StatementExports(Statements statements, StatementLines lines, Openings openings,
            PrizeLines prizes, ProductLines productLines) {
        this.statements = statements;
        this.lines = lines;
        this.openings = openings;
        this.prizes = prizes;
        this.productLines = productLines;
    }

    /// A rep gets the own lines and prizes. The whole comes to what is paid.
    @GetMapping("/statements/{id}/lines.{ending:csv|xlsx|json}")
    @Allowed(MEMBERS)
    View table(Page page, @PathVariable UUID id, @PathVariable String ending,
            @RequestParam(required = false) @Nullable UUID rep) {
        var viewer = page.viewer();
        var number = number(viewer, id);
        var own = prizes.of(viewer, id).stream()
                .filter(prize -> rep == null || rep.equals(prize.rep())).toList();
        boolean isWhole = rep == null && viewer.role() != Role.REP;
        var steps = isWhole ? settlement(page, id) : List.<SettlementStep>of();
        return new StatementTable(page).file(ending, number, lines.all(viewer, id).stream()
                .filter(line -> rep == null || rep.equals(line.rep())), own, steps);
    }

    /// From what is earned to what is paid.
    List<SettlementStep> settlement(Page page, UUID id) {
        var statement = statements.of(page.viewer(), id);
        return new SettlementText(page.words(), page.organisation()).rows(statement.settled(),
                statement.total(), openings.of(page.viewer(), statement));
    }

    private String number(Viewer viewer, UUID id) {
        return viewer.role() == Role.REP
                ? lines.ownMonth(viewer, id).number()
                : statements.of(viewer, id).number();
    }

    @GetMapping("/statements/{id}/statement.pdf")
    @Allowed(STAFF_AND_AGENCIES)
    PdfDownload print(Page page, @PathVariable UUID id) {
        var viewer = page.viewer();
        var statement = statements.of(viewer, id);
        var reps = lines.byRep(viewer, id);
        boolean isLong = statement.lines() > MOST_PRINTED;
        var shown = isLong ? List.<StatementLine>of() : lines.all(viewer, id);
        var sums = isLong ? sums(viewer, id).atMost(MOST_PRINTED, page.language())
                : List.<LineSums.Row>of();
        var sheet = new Sheet(statement.period(), reps, shown, null, 1);
        var text = new StatementText(page.words(), page.organisation())
                .by(openings.agreed(viewer, id, sheet));
        var opening = openings.of(viewer, statement);
        var settlement = new SettlementText(page.words(), page.organisation())
                .rows(statement.settled(), statement.total(), opening);
        var clauses = opening.terms() == null ? List.<ClausesText.Said>of()
                : new ClausesText(page.words(), page.organisation(), productLines.names(viewer))
                        .ofAll(opening.terms());
        Html html = (out, tags) -> JtestatementpdfGenerated.render(out, tags, page, text,
                statement, sheet, sums, settlement, clauses, prizes.of(viewer, id));
        return PdfDownload.of(statement.number(), html.text());
    }

    private LineSums sums(Viewer viewer, UUID id) {
        var sums = new LineSums();
        for (var some = lines.after(viewer, id, null, 0, READ_AT_ONCE); !some.isEmpty();
                some = lines.after(viewer, id, null, some.getLast().position(), READ_AT_ONCE)) {
            some.forEach(sums::add);
        }
        return sums;
    }
}
