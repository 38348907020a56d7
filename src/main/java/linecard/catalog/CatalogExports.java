package linecard.catalog;

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

    @GetMapping("/product-lines.{ending:csv|xlsx|json}")
    @Allowed(STAFF)
    View lines(
            Page page, @PathVariable String ending,
            @RequestParam(defaultValue = "false") boolean archived) {
        var tree = new LineTree(lines.all(page.viewer()));
        return new Table<ProductLine>(page.words())
                .text("code", page.t("catalog.code"), ProductLine::code)
                .text("name", page.t("catalog.name"), ProductLine::name)
                .text("parent", page.t("catalog.line.parent"), line -> tree.code(line.parent()))
                .truth("archived", page.t("web.archived"), ProductLine::archived)
                .file(ending, page.t("catalog.lines"), taker -> tree.inOrder().stream()
                        .filter(line -> archived || !line.archived()).forEach(taker));
    }

    @GetMapping("/products.{ending:csv|xlsx|json}")
    @Allowed(STAFF)
    View products(
            Page page, @PathVariable String ending, @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable UUID line,
            @RequestParam(defaultValue = "false") boolean archived) {
        var tree = new LineTree(lines.all(page.viewer()));
        var filter = new Products.Filter(
                q, line == null ? null : List.copyOf(tree.within(line)), archived);
        var currency = page.organisation().currency().getCurrencyCode();
        return new Table<Product>(page.words())
                .text("code", page.t("catalog.product.code"), Product::code)
                .text("name", page.t("catalog.name"), Product::name)
                .text("productLineCode", page.t("catalog.line"),
                        product -> tree.code(product.productLine()))
                .text("productLine", page.t("catalog.line.name"),
                        product -> tree.name(product.productLine()))
                .cell("cost", page.t("catalog.unitCost"), product -> cost(page, product))
                .text("currency", page.t("catalog.currency"), product -> currency)
                .truth("archived", page.t("web.archived"), Product::archived)
                .file(ending, page.t("catalog.products"),
                        taker -> products.each(page.viewer(), filter, taker));
    }

    private static Cell cost(Page page, Product product) {
        var cost = product.costMinor();
        return cost == null ? new Cell.Empty()
                : new Cell.Amount(page.organisation().money(cost));
    }
}
