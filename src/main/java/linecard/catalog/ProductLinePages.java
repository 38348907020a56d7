package linecard.catalog;

import linecard.access.Allowed;
import linecard.database.Ids;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Page;

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

/// The tree of product lines.
@Controller
class ProductLinePages {

    private final ProductLines lines;

    ProductLinePages(ProductLines lines) {
        this.lines = lines;
    }

    @GetMapping("/product-lines")
    @Allowed(STAFF)
    View list(Page page, @RequestParam(defaultValue = "false") boolean archived) {
        var all = lines.all(page.viewer());
        var shown = archived ? all : all.stream().filter(line -> !line.archived()).toList();
        var tree = new LineTree(shown);
        return (Html) (out, tags) -> JtelinesGenerated.render(
                out, tags, page, tree, archived, shown.size() < all.size());
    }

    @GetMapping("/product-lines/new")
    @Allowed(KEEPERS)
    View blank(Page page, @RequestParam(required = false) @Nullable UUID parent) {
        var form = Form.of(page.words(), Map.of(
                "parent", parent == null ? "" : parent.toString()));
        return form(page, form, lines.all(page.viewer()), null);
    }

    @PostMapping("/product-lines")
    @Allowed(KEEPERS)
    View add(Page page, @RequestParam MultiValueMap<String, String> entered) {
        return save(page, new Form(page.words(), entered), Ids.fresh(), null);
    }

    @GetMapping("/product-lines/{id}/edit")
    @Allowed(KEEPERS)
    View edit(Page page, @PathVariable UUID id) {
        var line = lines.of(page.viewer(), id);
        return form(page, ProductLineForm.of(page.words(), line), lines.all(page.viewer()), line);
    }

    @PostMapping("/product-lines/{id}")
    @Allowed(KEEPERS)
    View change(
            Page page, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> entered) {
        return save(page, new Form(page.words(), entered), id, lines.of(page.viewer(), id));
    }

    @PostMapping("/product-lines/{id}/archiving")
    @Allowed(KEEPERS)
    View archive(
            Page page, @PathVariable UUID id, @RequestParam boolean archived,
            @RequestParam int version) {
        var line = lines.of(page.viewer(), id);
        lines.change(page.viewer(), line.withArchived(archived, version));
        return Html.seeOther("/product-lines",
                Notice.archived(archived).undoable("catalog.product_line", id));
    }

    private View save(Page page, Form form, UUID id, @Nullable ProductLine stored) {
        var all = lines.all(page.viewer());
        var line = ProductLineForm.read(form, id, all, stored);
        if (line.isEmpty()) return form(page, form, all, stored).refused();
        try {
            if (stored == null) lines.add(page.viewer(), line.get());
            else lines.change(page.viewer(), line.get());
        } catch (DuplicateKeyException e) {
            Codes.taken(form, lines.withCode(page.viewer(), line.get().code())
                    .map(ProductLine::name));
            return form(page, form, all, stored).refused();
        }
        return Html.seeOther("/product-lines",
                Notice.of("web.saved").undoable("catalog.product_line", id));
    }

    private static Html form(
            Page page, Form form, List<ProductLine> all, @Nullable ProductLine stored) {
        var parents = new LineTree(all).choices(
                stored == null || stored.parent() == null ? Set.of() : Set.of(stored.parent()));
        return (out, tags) -> JtelineformGenerated.render(
                out, tags, page, form, parents, Optional.ofNullable(stored));
    }
}
