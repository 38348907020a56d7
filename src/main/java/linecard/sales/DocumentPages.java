package linecard.sales;

import linecard.access.Allowed;
import linecard.access.Viewer;
import linecard.accounts.Accounts;
import linecard.catalog.LineTree;
import linecard.catalog.ProductLines;
import linecard.people.Rep;
import linecard.people.Reps;
import linecard.web.AboutOne;
import linecard.web.Html;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import static linecard.access.Audience.MEMBERS;

/// The documents, and one of them: what stands behind every figure of sales.
@Controller
class DocumentPages {

    private final Documents documents;
    private final UsualDays usual;
    private final Reps reps;
    private final Accounts accounts;
    private final ProductLines lines;

    DocumentPages(Documents documents, UsualDays usual, Reps reps, Accounts accounts,
            ProductLines lines) {
        this.documents = documents;
        this.usual = usual;
        this.reps = reps;
        this.accounts = accounts;
        this.lines = lines;
    }

    @GetMapping("/documents")
    @Allowed(MEMBERS)
    View list(Page page, @ModelAttribute DocumentFilter.Asked asked) {
        var viewer = page.viewer();
        var filter = DocumentFilter.of(asked, usual.of(viewer));
        var tree = filter.line() == null ? null : new LineTree(lines.all(viewer));
        Set<UUID> within = tree == null || filter.line() == null
                ? Set.of() : tree.within(filter.line());
        var found = documents.find(viewer, filter.kinds(viewer.organisation()),
                filter.scope(within), filter.days(), filter.number(), filter.page());
        var listed = new DocumentList(
                filter, found, reps.choice(viewer), rep(viewer, filter.rep()),
                filter.account() == null ? ""
                        : accounts.names(viewer, List.of(filter.account()))
                                .getOrDefault(filter.account(), ""),
                tree == null || filter.line() == null ? "" : tree.name(filter.line()),
                asked.isNothing() && found.page().total() == 0);
        return (Html) (out, tags) -> JtedocumentsGenerated.render(out, tags, page, listed);
    }

    @GetMapping("/documents/{id}")
    @Allowed(MEMBERS)
    @AboutOne
    View show(Page page, @PathVariable UUID id) {
        var document = documents.of(page.viewer(), id);
        var named = new HashSet<UUID>();
        if (document.statedRep() != null) named.add(document.statedRep());
        for (var credited : document.credits()) {
            if (credited.rep() != null) named.add(credited.rep());
        }
        Map<UUID, Rep> people = new HashMap<>();
        for (var rep : reps.of(page.viewer(), named)) people.put(rep.id(), rep);
        return (Html) (out, tags) ->
                JtedocumentGenerated.render(out, tags, page, document, people);
    }

    private @Nullable Rep rep(Viewer viewer, @Nullable UUID id) {
        return id == null ? null : reps.of(viewer, List.of(id)).stream().findFirst().orElse(null);
    }
}
