package linecard.catalog;

import linecard.access.Allowed;
import linecard.database.Ids;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Page;
import linecard.web.Query;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import static linecard.access.Audience.KEEPERS;
import static linecard.access.Audience.STAFF;

/// The products, found by line and by what they are called.
@Controller
class ProductPages {

    private final Products products;
    private final ProductLines lines;

    ProductPages(Products products, ProductLines lines) {
        this.products = products;
        this.lines = lines;
    }

    @GetMapping("/products")
    @Allowed(STAFF)
    View list(
            Page page, @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable UUID line,
            @RequestParam(defaultValue = "false") boolean archived,
            @RequestParam(name = "page", defaultValue = "1") int number) {
        var tree = new LineTree(lines.all(page.viewer()));
        var within = line == null ? null : List.copyOf(tree.within(line));
        var found = products.page(
                page.viewer(), new Products.Filter(q, within, archived), number);
        var query = Query.none().with("q", q).with("line", line == null ? "" : line)
                .with("archived", archived ? "true" : "");
        return (Html) (out, tags) ->
                JteproductsGenerated.render(out, tags, page, found, tree, query);
    }

    @GetMapping("/products/new")
    @Allowed(KEEPERS)
    View blank(Page page, @RequestParam(required = false) @Nullable UUID line) {
        return form(page, Form.of(page.words(), Map.of(
                "line", line == null ? "" : line.toString())), null);
    }

    @PostMapping("/products")
    @Allowed(KEEPERS)
    View add(Page page, @RequestParam MultiValueMap<String, String> entered) {
        return save(page, new Form(page.words(), entered), Ids.fresh(), null);
    }

    @GetMapping("/products/{id}/edit")
    @Allowed(KEEPERS)
    View edit(Page page, @PathVariable UUID id) {
        var product = products.of(page.viewer(), id);
        return form(page, ProductForm.of(page, product), product);
    }

    @PostMapping("/products/{id}")
    @Allowed(KEEPERS)
    View change(
            Page page, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> entered) {
        return save(page, new Form(page.words(), entered), id, products.of(page.viewer(), id));
    }

    @PostMapping("/products/{id}/archiving")
    @Allowed(KEEPERS)
    View archive(
            Page page, @PathVariable UUID id, @RequestParam boolean archived,
            @RequestParam int version) {
        var product = products.of(page.viewer(), id);
        products.change(page.viewer(), product.withArchived(archived, version));
        return Html.seeOther("/products",
                Notice.archived(archived).undoable("catalog.product", id));
    }

    private View save(Page page, Form form, UUID id, @Nullable Product stored) {
        var product = ProductForm.read(page, form, id, lines.all(page.viewer()), stored);
        if (product.isEmpty()) return form(page, form, stored).refused();
        try {
            if (stored == null) products.add(page.viewer(), product.get());
            else products.change(page.viewer(), product.get());
        } catch (DuplicateKeyException e) {
            Codes.taken(form, products.withCode(page.viewer(), product.get().code())
                    .map(Product::name));
            return form(page, form, stored).refused();
        }
        return Html.seeOther("/products",
                Notice.of("web.saved").undoable("catalog.product", id));
    }

    private Html form(Page page, Form form, @Nullable Product stored) {
        var choices = new LineTree(lines.all(page.viewer())).choices(
                stored == null ? Set.of() : Set.of(stored.productLine()));
        return (out, tags) -> JteproductformGenerated.render(
                out, tags, page, form, choices, Optional.ofNullable(stored));
    }
}
