package linecard.sales;

import linecard.access.Allowed;
import linecard.access.Audience;
import linecard.catalog.ProductLines;
import linecard.files.Cell;
import linecard.files.Table;
import linecard.money.Rate;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

import java.math.BigDecimal;
import java.util.UUID;
import java.util.function.Function;

import static linecard.access.Audience.MEMBERS;

/// Documents and their lines as files, with the filter of the list. What is written here can be
/// brought in again.
@Controller
class DocumentExports {

    private final Listings listings;
    private final Documents documents;
    private final UsualDays usual;
    private final ProductLines lines;

    DocumentExports(Listings listings, Documents documents, UsualDays usual, ProductLines lines) {
        this.listings = listings;
        this.documents = documents;
        this.usual = usual;
        this.lines = lines;
    }

    @GetMapping("/documents.{ending:csv|xlsx|json}")
    @Allowed(MEMBERS)
    View documents(
            Page page, @PathVariable String ending, @ModelAttribute DocumentFilter.Asked asked) {
        var wanted = wanted(page, asked);
        var table = new Table<Listed.Document>(page.words())
                .choice("kind", page.t("sales.documentKind"), "sales.kind.",
                        row -> row.kind().code())
                .text("number", page.t("sales.documentNumber"), Listed.Document::number)
                .day("date", page.t("sales.day"), Listed.Document::bookedOn)
                .text("accountCode", page.t("accounts.code"), Listed.Document::accountCode)
                .text("account", page.t("sales.account"), Listed.Document::account)
                .cell("net", page.t("sales.net"), row -> money(page, row.netMinor()))
                .cell("credited", page.t("sales.credited"),
                        row -> money(page, row.creditedMinor()))
                .text("original", page.t("sales.originalDocument"),
                        Listed.Document::originalNumber);
        return stated(page, table, Listed.Document::stated)
                .text("currency", page.t("sales.currency"), row -> currency(page))
                .file(ending, page.t("sales.documents"),
                        taker -> listings.documents(page.viewer(), wanted, taker));
    }

    @GetMapping("/documents/lines.{ending:csv|xlsx|json}")
    @Allowed(MEMBERS)
    View lines(
            Page page, @PathVariable String ending, @ModelAttribute DocumentFilter.Asked asked) {
        return lines(page, ending, page.t("sales.documentLines"), wanted(page, asked));
    }

    @GetMapping("/documents/{id}/lines.{ending:csv|xlsx|json}")
    @Allowed(MEMBERS)
    View lines(Page page, @PathVariable UUID id, @PathVariable String ending) {
        var document = documents.of(page.viewer(), id);
        return lines(page, ending, document.head().number(), Listings.Asked.of(document));
    }

    private View lines(Page page, String ending, String name, Listings.Asked wanted) {
        var table = new Table<Listed.Line>(page.words())
                .choice("kind", page.t("sales.documentKind"), "sales.kind.",
                        row -> row.kind().code())
                .text("number", page.t("sales.documentNumber"), Listed.Line::number)
                .day("date", page.t("sales.day"), Listed.Line::bookedOn)
                .text("accountCode", page.t("accounts.code"), Listed.Line::accountCode)
                .text("account", page.t("sales.account"), Listed.Line::account)
                .whole("position", page.t("sales.position"), row -> (long) row.position())
                .text("productCode", page.t("catalog.product.code"), Listed.Line::productCode)
                .text("product", page.t("sales.product.name"), Listed.Line::product)
                .text("productLineCode", page.t("sales.line"), Listed.Line::productLineCode)
                .text("productLine", page.t("catalog.line.name"), Listed.Line::productLine)
                .cell("quantity", page.t("sales.quantity"),
                        row -> quantity(row.quantityMilli()))
                .cell("net", page.t("sales.netAmount"), row -> money(page, row.netMinor()));
        if (page.may(Audience.STAFF)) {
            table.cell("cost", page.t("sales.cost"), row -> money(page, row.costMinor()));
        }
        table
                .cell("credited", page.t("sales.credited"),
                        row -> money(page, row.creditedMinor()))
                .text("repCode", page.t("people.rep.code"), Listed.Line::repCode)
                .text("original", page.t("sales.originalDocument"), Listed.Line::originalNumber);
        return stated(page, table, Listed.Line::stated)
                .text("currency", page.t("sales.currency"), row -> currency(page))
                .file(ending, name, taker -> listings.lines(page.viewer(), wanted, taker));
    }

    private static <T> Table<T> stated(Page page, Table<T> table, Function<T, Stated> of) {
        return table
                .choice("cause", page.t("sales.cause"), "sales.cause.",
                        row -> of.apply(row).code())
                .day("orderedOn", page.t("sales.orderedOn"), row -> of.apply(row).orderedOn())
                .text("contract", page.t("sales.contract"), row -> of.apply(row).contract())
                .cell("statedRatePercent", page.t("sales.statedRate"),
                        row -> percent(of.apply(row).rate()));
    }

    private static Cell percent(@Nullable Rate rate) {
        return rate == null ? new Cell.Empty() : new Cell.Percent(rate.percent());
    }

    private Listings.Asked wanted(Page page, DocumentFilter.Asked asked) {
        var viewer = page.viewer();
        var filter = DocumentFilter.of(asked, usual.of(viewer));
        return Listings.Asked.of(filter, viewer, lines.within(viewer, filter.line()));
    }

    private static Cell money(Page page, @Nullable Long minor) {
        return minor == null ? new Cell.Empty()
                : new Cell.Amount(page.organisation().money(minor));
    }

    private static Cell quantity(long milli) {
        return new Cell.Decimal(BigDecimal.valueOf(milli, 3).stripTrailingZeros());
    }

    private static String currency(Page page) {
        return page.organisation().currency().getCurrencyCode();
    }
}
