package linecard.linecards;

import linecard.access.Allowed;
import linecard.catalog.Codes;
import linecard.catalog.LineTree;
import linecard.catalog.ProductLine;
import linecard.catalog.ProductLines;
import linecard.database.Ids;
import linecard.people.Territory;
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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import static linecard.access.Audience.CARD_READERS;
import static linecard.access.Audience.SORTERS;

/// The categories, level by level, and what our own product lines are in them.
@Controller
class CategoryPages {

    private final Categories categories;
    private final OwnLines own;
    private final ProductLines lines;

    CategoryPages(Categories categories, OwnLines own, ProductLines lines) {
        this.categories = categories;
        this.own = own;
        this.lines = lines;
    }

    @GetMapping("/line-categories")
    @Allowed(CARD_READERS)
    View list(Page page, @RequestParam(required = false) @Nullable UUID in,
            @RequestParam(defaultValue = "") String q) {
        var shown = CategoryList.of(new CategoryTree(categories.all(page.viewer())), in, q,
                page.language());
        return (Html) (out, tags) -> JtecategoriesGenerated.render(out, tags, page, shown);
    }

    @GetMapping("/line-categories/new")
    @Allowed(SORTERS)
    View blank(Page page, @RequestParam(required = false) @Nullable UUID in) {
        Territory.requireWholeMarket(page.viewer());
        var parent = in == null ? null : categories.of(page.viewer(), in);
        return form(page, Form.of(page.words(), Map.of("parent",
                parent == null ? "" : parent.label(page.language()))), null);
    }

    @PostMapping("/line-categories")
    @Allowed(SORTERS)
    View add(Page page, @RequestParam MultiValueMap<String, String> entered) {
        Territory.requireWholeMarket(page.viewer());
        return save(page, new Form(page.words(), entered), null);
    }

    @GetMapping("/line-categories/{id}/edit")
    @Allowed(SORTERS)
    View edit(Page page, @PathVariable UUID id) {
        Territory.requireWholeMarket(page.viewer());
        var stored = categories.of(page.viewer(), id);
        return form(page, CategoryForm.of(page.words(), stored, stored.parent() == null ? null
                : categories.of(page.viewer(), stored.parent())), stored);
    }

    @PostMapping("/line-categories/{id}")
    @Allowed(SORTERS)
    View change(
            Page page, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> entered) {
        Territory.requireWholeMarket(page.viewer());
        return save(page, new Form(page.words(), entered), categories.of(page.viewer(), id));
    }

    @PostMapping("/line-categories/{id}/archiving")
    @Allowed(SORTERS)
    View archive(
            Page page, @PathVariable UUID id, @RequestParam boolean archived,
            @RequestParam int version) {
        Territory.requireWholeMarket(page.viewer());
        var stored = categories.of(page.viewer(), id);
        categories.changeAll(page.viewer(), List.of(stored.withArchived(archived, version)));
        return back(stored, Notice.of(archived ? "web.archivedNow" : "web.restoredNow"));
    }

    private View save(Page page, Form form, @Nullable Category stored) {
        var tree = new CategoryTree(categories.all(page.viewer()));
        var read = CategoryForm.read(form, tree, stored);
        if (read.isEmpty()) return form(page, form, stored).refused();
        try {
            if (stored == null) categories.add(page.viewer(), read.get());
            else categories.changeAll(page.viewer(), List.of(read.get()));
        } catch (DuplicateKeyException e) {
            Codes.taken(form, Optional.ofNullable(tree.meant(read.get().code()))
                    .map(one -> one.name(page.language())));
            return form(page, form, stored).refused();
        }
        return back(read.get(), Notice.of("web.saved"));
    }

    private static View back(Category one, Notice notice) {
        return Html.seeOther("/line-categories" + (one.parent() == null ? ""
                : "?in=" + one.parent()), notice.undoable("linecards.category", one.id()));
    }

    @GetMapping("/line-categories/own")
    @Allowed(CARD_READERS)
    View own(Page page) {
        var viewer = page.viewer();
        var tree = new LineTree(lines.all(viewer));
        var all = tree.inOrder().stream().filter(line -> !line.archived()).toList();
        var said = own.categories(viewer);
        var sorted = new CategoryTree(categories.all(viewer));
        return (Html) (out, tags) -> JteownlinesGenerated.render(
                out, tags, page, tree, all, said, sorted);
    }

    @GetMapping("/line-categories/own/{id}")
    @Allowed(SORTERS)
    View editOwn(Page page, @PathVariable UUID id) {
        Territory.requireWholeMarket(page.viewer());
        var line = lines.of(page.viewer(), id);
        var tree = new CategoryTree(categories.all(page.viewer()));
        var said = own.categories(page.viewer()).getOrDefault(id, Set.of()).stream()
                .map(one -> tree.of(one)).filter(Objects::nonNull)
                .map(one -> one.label(page.language())).collect(Collectors.joining("\n"));
        return ownForm(page, Form.of(page.words(), Map.of("categories", said)), line);
    }

    @PostMapping("/line-categories/own/{id}")
    @Allowed(SORTERS)
    View setOwn(
            Page page, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> entered) {
        Territory.requireWholeMarket(page.viewer());
        var line = lines.of(page.viewer(), id);
        var form = new Form(page.words(), entered);
        var read = CategoryForm.several(form, "categories",
                new CategoryTree(categories.all(page.viewer())), false);
        if (form.hasProblems()) return ownForm(page, form, line).refused();
        own.set(page.viewer(), id, read.get());
        return Html.seeOther("/line-categories/own", Notice.of("web.saved"));
    }

    private static Html ownForm(Page page, Form form, ProductLine line) {
        return (out, tags) -> JteownlineformGenerated.render(out, tags, page, form, line);
    }

    private static Html form(Page page, Form form, @Nullable Category stored) {
        return (out, tags) -> JtecategoryformGenerated.render(
                out, tags, page, form, Optional.ofNullable(stored));
    }
}
