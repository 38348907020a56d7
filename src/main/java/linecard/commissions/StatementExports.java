package linecard.commissions;

import linecard.access.Allowed;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.files.Cell;
import linecard.files.Download;
import linecard.files.Download.Format;
import linecard.files.PdfDownload;
import linecard.money.Money;
import linecard.web.Html;
import linecard.web.Page;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import static linecard.access.Audience.MEMBERS;
import static linecard.access.Audience.STAFF_AND_AGENCIES;

/// An issued statement as a file. The same statement in the same language gives the same PDF.
@Controller
class StatementExports {

    /// More lines than a person leafs through: the PDF then has each rep's sum, the table has all.
    static final int MOST_PRINTED = 2_000;

    private final Statements statements;
    private final StatementLines lines;

    StatementExports(Statements statements, StatementLines lines) {
        this.statements = statements;
        this.lines = lines;
    }

    /// A rep gets the own lines.
    @GetMapping("/statements/{id}/lines.{ending:csv|xlsx}")
    @Allowed(MEMBERS)
    View table(Page page, @PathVariable UUID id, @PathVariable String ending) {
        var viewer = page.viewer();
        var number = number(viewer, id);
        var text = new StatementText(page.words(), page.organisation());
        var all = lines.all(viewer, id);
        return new Download(number, Format.of(ending), page.language(), header(page), table -> {
            for (var line : all) table.row(cells(line, text));
        });
    }

    private String number(Viewer viewer, UUID id) {
        return viewer.role() == Role.REP
                ? lines.ownMonth(viewer, id).number()
                : statements.of(viewer, id).number();
    }

    @GetMapping("/statements/{id}/statement.pdf")
    @Allowed(STAFF_AND_AGENCIES)
    View print(Page page, @PathVariable UUID id) {
        var viewer = page.viewer();
        var statement = statements.of(viewer, id);
        var reps = lines.byRep(viewer, id);
        var shown = statement.lines() > MOST_PRINTED
                ? List.<StatementLine>of() : lines.all(viewer, id);
        var text = new StatementText(page.words(), page.organisation());
        Html html = (out, tags) -> JtestatementpdfGenerated.render(out, tags, page, text,
                statement, new Sheet(statement.period(), reps, shown, null, 1));
        return new PdfDownload(statement.number(), html.text());
    }

    private static List<String> header(Page page) {
        var names = new ArrayList<String>();
        for (var key : List.of("commissions.rep", "commissions.document", "commissions.date",
                "commissions.account", "commissions.productLine", "commissions.lineNet",
                "commissions.share", "commissions.base", "commissions.rate", "commissions.rule",
                "commissions.amount", "commissions.original", "commissions.originalOn",
                "commissions.originalStatement", "commissions.late")) {
            names.add(page.t(key));
        }
        return names;
    }

    private static List<Cell> cells(StatementLine line, StatementText text) {
        var by = line.by();
        return List.of(
                new Cell.Text(line.repName()), new Cell.Text(text.document(line)),
                new Cell.Day(line.bookedOn()), new Cell.Text(line.account()),
                new Cell.Text(line.productLine()), money(line.lineNet()),
                new Cell.Percent(line.share().percent()), money(line.base()),
                by == null ? new Cell.Empty() : new Cell.Percent(by.rate().percent()),
                new Cell.Text(text.rule(line)), money(line.amount()),
                new Cell.Text(line.originalNumber()),
                line.originalOn() == null ? new Cell.Empty() : new Cell.Day(line.originalOn()),
                new Cell.Text(line.originalStatement()), new Cell.Text(text.late(line).strip()));
    }

    private static Cell money(Money money) {
        return new Cell.Decimal(money.decimal());
    }
}
