package linecard.catalog;

import linecard.access.Allowed;
import linecard.files.Cell;
import linecard.files.Download;
import linecard.files.Download.Format;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;

import static linecard.access.Audience.STAFF;

/// The catalogue as files.
@Controller
class CatalogExports {

    private final Products products;
    private final ProductLines lines;

    CatalogExports(Products products, ProductLines lines) {
        this.products = products;
        this.lines = lines;
    }

    @GetMapping("/product-lines.{ending:csv|xlsx}")
    @Allowed(STAFF)
    View lines(
            Page page, @PathVariable String ending,
            @RequestParam(defaultValue = "false") boolean archived) {
        var all = lines.all(page.viewer());
        var tree = new LineTree(all);
        var header = List.of(page.t("catalog.code"), page.t("catalog.name"),
                page.t("catalog.line.parent"), page.t("web.archived"));
        return new Download(page.t("catalog.lines"), Format.of(ending), page.language(), header,
                table -> {
                    for (var line : tree.inOrder()) {
                        if (line.archived() && !archived) continue;
                        table.row(List.of(new Cell.Text(line.code()), new Cell.Text(line.name()),
                                new Cell.Text(codeOf(all, line.parent())),
                                new Cell.Text(page.t(line.archived() ? "web.yes" : "web.no"))));
                    }
                });
    }

    private static String codeOf(List<ProductLine> all, @Nullable UUID id) {
        for (var line : all) {
            if (line.id().equals(id)) return line.code();
        }
        return "";
    }

    @GetMapping("/products.{ending:csv|xlsx}")
    @Allowed(STAFF)
    View products(
            Page page, @PathVariable String ending, @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable UUID line,
            @RequestParam(defaultValue = "false") boolean archived) {
        var tree = new LineTree(lines.all(page.viewer()));
        var filter = new Products.Filter(
                q, line == null ? null : List.copyOf(tree.within(line)), archived);
        var currency = page.organisation().currency().getCurrencyCode();
        var header = List.of(page.t("catalog.code"), page.t("catalog.name"),
                page.t("catalog.line"), page.t("catalog.cost", currency), page.t("web.archived"));
        return new Download(page.t("catalog.products"), Format.of(ending), page.language(),
                header, table -> products.each(page.viewer(), filter, product -> {
                    try {
                        table.row(row(page, tree, product));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }));
    }

    private static List<Cell> row(Page page, LineTree tree, Product product) {
        var cost = product.costMinor();
        return List.of(new Cell.Text(product.code()), new Cell.Text(product.name()),
                new Cell.Text(tree.name(product.productLine())),
                cost == null ? new Cell.Empty()
                        : new Cell.Decimal(page.organisation().money(cost).decimal()),
                new Cell.Text(page.t(product.archived() ? "web.yes" : "web.no")));
    }
}
