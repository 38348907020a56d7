package linecard.commissions;

import linecard.access.Allowed;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.files.Cell;
import linecard.files.PdfDownload;
import linecard.files.Table;
import linecard.sales.CurrencyRate;
import linecard.terms.ClausesText;
import linecard.web.Html;
import linecard.web.Page;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    private final Openings openings;
    private final PrizeLines prizes;

    StatementExports(
            Statements statements, StatementLines lines, Openings openings, PrizeLines prizes) {
        this.statements = statements;
        this.lines = lines;
        this.openings = openings;
        this.prizes = prizes;
    }

    /// A rep gets the own lines.
    @GetMapping("/statements/{id}/lines.{ending:csv|xlsx|json}")
    @Allowed(MEMBERS)
    View table(Page page, @PathVariable UUID id, @PathVariable String ending,
            @RequestParam(required = false) @Nullable UUID rep) {
        var viewer = page.viewer();
        var number = number(viewer, id);
        return columns(page).file(ending, number, taker -> lines.all(viewer, id).stream()
                .filter(line -> rep == null || rep.equals(line.rep())).forEach(taker));
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
        var shown = statement.lines() > MOST_PRINTED
                ? List.<StatementLine>of() : lines.all(viewer, id);
        var text = new StatementText(page.words(), page.organisation());
        var opening = openings.of(viewer, statement);
        var settlement = new SettlementText(page.words(), page.organisation())
                .rows(statement.settled(), statement.total(), opening);
        var clauses = opening.terms() == null ? List.<ClausesText.Said>of()
                : new ClausesText(page.words(), page.organisation(), Map.of())
                        .ofAll(opening.terms());
        Html html = (out, tags) -> JtestatementpdfGenerated.render(out, tags, page, text,
                statement, new Sheet(statement.period(), reps, shown, null, 1), settlement,
                clauses, prizes.of(viewer, id));
        return new PdfDownload(statement.number(), html.text());
    }

    /// What programs read says a rule as the language does anywhere, whatever the country.
    static Table<StatementLine> columns(Page page) {
        var words = Words.in(page.language());
        var text = new StatementText(words, page.organisation());
        var way = new WayText(words, page.organisation());
        return new WayCells(page, way).addTo(new Table<StatementLine>(page.words())
                .text("rep", page.t("commissions.rep"), StatementLine::repName)
                .cell("kind", page.t("commissions.documentKind"), line -> line.kind() == null
                        ? new Cell.Empty()
                        : new Cell.Choice(line.kind().code(), text.kind(line)))
                .text("document", page.t("commissions.document"), StatementLine::number)
                .day("date", page.t("commissions.date"), StatementLine::bookedOn)
                .text("account", page.t("commissions.account"), StatementLine::account)
                .text("productLine", page.t("commissions.productLine"), StatementLine::productLine)
                .cell("lineNet", page.t("commissions.lineNet"),
                        line -> new Cell.Amount(line.lineNet()))
                .cell("sharePercent", page.t("commissions.share"),
                        line -> new Cell.Percent(line.share().percent()))
                .cell("base", page.t("commissions.base"), line -> new Cell.Amount(line.base()))
                .cell("ratePercent", page.t("commissions.rate"), line -> line.by() == null
                        ? new Cell.Empty() : new Cell.Percent(line.by().rate().percent()))
                .cell("rule", page.t("commissions.rule"),
                        line -> new Cell.Choice(line.rule().code(), text.rule(line)))
                .cell("amount", page.t("commissions.amount"),
                        line -> new Cell.Amount(line.amount()))
                .text("currency", page.t("commissions.soldIn"),
                        line -> line.soldIn() == null ? "" : line.soldIn().currency())
                .cell("currencyRate", page.t("commissions.soldIn.rate"),
                        line -> line.soldIn() == null ? new Cell.Empty() : new Cell.Decimal(
                                CurrencyRate.rate(line.soldIn().rateNanos())))
                .text("original", page.t("commissions.original"), StatementLine::originalNumber)
                .day("originalOn", page.t("commissions.originalOn"), StatementLine::originalOn)
                .text("originalStatement", page.t("commissions.originalStatement"),
                        StatementLine::originalStatement)
                .cell("late", page.t("commissions.late"),
                        line -> new Cell.Truth(line.late(), text.late(line).strip()))
                .cell("cause", page.t("commissions.cause"), line -> new Cell.Choice(
                        code(line.cause()), page.t("commissions.cause." + code(line.cause()))))
                .cell("part", page.t("commissions.partOf"), line -> new Cell.Choice(
                        code(line.part()), page.t("commissions.part." + code(line.part())))));
    }

    private static String code(Enum<?> of) {
        return of.name().toLowerCase(Locale.ROOT);
    }
}
