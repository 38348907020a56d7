package linecard.commissions;

import linecard.files.Cell;
import linecard.files.Download;
import linecard.files.Table;
import linecard.sales.CurrencyRate;
import linecard.stated.StatementLine;
import linecard.web.Page;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// A statement as a file, issued or in draft: its lines and whatever else leads to what is paid,
/// so that the amounts of all rows come to that.
final class StatementTable {

    private final Page page;
    private final StatementText text;
    private final Words words;

    /// What programs read says a rule as the language does anywhere, whatever the country.
    StatementTable(Page page) {
        this(page, null);
    }

    /// @param open the first day of earlier months that are not closed yet; null where all are
    StatementTable(Page page, @Nullable LocalDate open) {
        this.page = page;
        words = Words.in(page.language());
        text = new StatementText(words, page.organisation(), open);
    }

    /// @param settlement from what is earned to what is paid; none where only a part is shown
    Download file(String ending, String name, Stream<StatementLine> lines,
            List<PrizeLine> prizes, List<SettlementStep> settlement) {
        return columns().file(ending, name, taker -> {
            lines.forEach(line -> taker.accept(StatedRow.of(line, text)));
            prizes.forEach(prize -> taker.accept(StatedRow.of(prize, text)));
            SettlementText.besideLines(settlement)
                    .forEach(step -> taker.accept(StatedRow.of(step)));
        });
    }

    private Table<StatedRow> columns() {
        return new Table<StatedRow>(page.words())
                .cell("item", page.t("commissions.item"),
                        row -> new Cell.Choice(row.code(), row.name()))
                .text("rep", page.t("commissions.rep"), StatedRow::who)
                .columns(fromDocument(), StatedRow::line)
                .cell("amount", page.t("commissions.item.amount"),
                        row -> new Cell.Amount(row.amount()))
                .text("why", page.t("commissions.item.why"), StatedRow::why)
                .columns(beside(), StatedRow::line);
    }

    /// From the document to the rule.
    private Table<StatementLine> fromDocument() {
        return lines()
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
                        line -> new Cell.Choice(line.rule().code(), text.rule(line)));
    }

    /// What led to the line, and to its amount.
    private Table<StatementLine> beside() {
        return new WayCells(page, words).addTo(lines()
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

    private Table<StatementLine> lines() {
        return new Table<>(page.words());
    }

    private static String code(Enum<?> of) {
        return of.name().toLowerCase(Locale.ROOT);
    }
}
