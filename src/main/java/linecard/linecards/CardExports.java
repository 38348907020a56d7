package linecard.linecards;

import linecard.access.Allowed;
import linecard.catalog.LineTree;
import linecard.catalog.ProductLine;
import linecard.catalog.ProductLines;
import linecard.files.Table;
import linecard.people.Agencies;
import linecard.people.Reps;
import linecard.people.Territories;
import linecard.people.Today;
import linecard.web.Known;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import static linecard.access.Audience.CARD_READERS;

/// Line cards, categories and waivers as files.
@Controller
class CardExports {

    private final LineCards cards;
    private final Overlaps overlaps;
    private final Categories categories;
    private final OwnLines own;
    private final Waivers waivers;
    private final Agencies agencies;
    private final Reps reps;
    private final Territories territories;
    private final ProductLines lines;
    private final Clock clock;

    CardExports(LineCards cards, Overlaps overlaps, Categories categories, OwnLines own,
            Waivers waivers, Agencies agencies, Reps reps, Territories territories,
            ProductLines lines, Clock clock) {
        this.cards = cards;
        this.overlaps = overlaps;
        this.categories = categories;
        this.own = own;
        this.waivers = waivers;
        this.agencies = agencies;
        this.reps = reps;
        this.territories = territories;
        this.lines = lines;
        this.clock = clock;
    }

    @GetMapping("/line-cards.{ending:csv|xlsx|json}")
    @Allowed(CARD_READERS)
    View all(Page page, @PathVariable String ending) {
        return lines(page, ending, cards.all(page.viewer()));
    }

    @GetMapping("/agencies/{id}/line-card.{ending:csv|xlsx|json}")
    @Allowed(CARD_READERS)
    View card(Page page, @PathVariable UUID id, @PathVariable String ending) {
        agencies.of(page.viewer(), id);
        return lines(page, ending, cards.ofAgency(page.viewer(), id));
    }

    private View lines(Page page, String ending, List<CardLine> all) {
        var viewer = page.viewer();
        var language = page.language();
        var firms = new Known(agencies.all(viewer));
        var people = new Known(reps.all(viewer));
        var places = new Known(territories.all(viewer));
        var tree = new CategoryTree(categories.all(viewer));
        var found = open(page, all);
        return new Table<CardLine>(page.words())
                .text("agency", page.t("people.agency.code"), one -> firms.code(one.agency()))
                .text("agencyName", page.t("people.agency.name"),
                        one -> firms.name(one.agency(), language))
                .text("rep", page.t("people.rep.code"), one -> people.code(one.rep()))
                .text("principal", page.t("linecards.principal"), CardLine::principal)
                .text("product", page.t("linecards.product"), CardLine::product)
                .text("category", page.t("linecards.category"), one -> code(tree, one.category()))
                .text("categoryName", page.t("linecards.category.name"),
                        one -> tree.name(one.category(), language))
                .text("territory", page.t("people.territory"), one -> places.code(one.territory()))
                .day("from", page.t("people.firstDay"), CardLine::from)
                .day("last", page.t("people.lastDay"), CardLine::lastDay)
                .choice("source", page.t("linecards.source"), "linecards.source.",
                        one -> one.source().code())
                .text("overlaps", page.t("linecards.overlap"),
                        one -> String.join(", ", found.getOrDefault(one.id(), Set.of())))
                .file(ending, page.t("linecards.title"), all::forEach);
    }

    /// The product lines of ours with which each may overlap today.
    private Map<UUID, Set<String>> open(Page page, List<CardLine> all) {
        var viewer = page.viewer();
        var today = Today.of(page, clock);
        var names = new LineTree(lines.all(viewer));
        var open = new HashMap<UUID, Set<String>>();
        for (var one : overlaps.of(viewer, all)) {
            if (one.isOpen(today)) open.computeIfAbsent(one.line().id(), _ ->
                    new LinkedHashSet<>()).add(names.path(one.productLine()));
        }
        return open;
    }

    @GetMapping("/line-categories.{ending:csv|xlsx|json}")
    @Allowed(CARD_READERS)
    View categories(Page page, @PathVariable String ending) {
        var all = categories.all(page.viewer());
        var tree = new CategoryTree(all);
        return new Table<Category>(page.words())
                .text("code", page.t("catalog.code"), Category::code)
                .text("parent", page.t("linecards.category.parent"),
                        one -> code(tree, one.parent()))
                .text("english", page.t("linecards.english"), Category::english)
                .text("hungarian", page.t("linecards.hungarian"), Category::hungarian)
                .truth("archived", page.t("web.archived"), Category::archived)
                .file(ending, page.t("linecards.categories"), all::forEach);
    }

    @GetMapping("/line-categories/own.{ending:csv|xlsx|json}")
    @Allowed(CARD_READERS)
    View own(Page page, @PathVariable String ending) {
        var viewer = page.viewer();
        var ours = new LineTree(lines.all(viewer));
        var said = own.categories(viewer);
        var tree = new CategoryTree(categories.all(viewer));
        return new Table<ProductLine>(page.words())
                .text("code", page.t("catalog.code"), ProductLine::code)
                .text("line", page.t("linecards.ours"), one -> ours.path(one.id()))
                .text("categories", page.t("linecards.categories"),
                        one -> said.getOrDefault(one.id(), Set.of()).stream()
                                .map(id -> code(tree, id)).collect(Collectors.joining(", ")))
                .file(ending, page.t("linecards.own"), taker -> ours.inOrder().stream()
                        .filter(one -> !one.archived()).forEach(taker));
    }

    @GetMapping("/waivers.{ending:csv|xlsx|json}")
    @Allowed(CARD_READERS)
    View waivers(Page page, @PathVariable String ending) {
        var viewer = page.viewer();
        var shown = new WaiverList(waivers.all(viewer), new CategoryTree(categories.all(viewer)),
                new Known(agencies.all(viewer)), Today.of(page, clock));
        return new Table<Waiver>(page.words())
                .text("categories", page.t("linecards.categories"),
                        one -> shown.categories(page, one))
                .text("agency", page.t("people.agency"), one -> shown.agency(page, one))
                .choice("state", page.t("linecards.state"), "linecards.waiver.state.",
                        shown::state)
                .day("from", page.t("people.firstDay"), Waiver::from)
                .day("last", page.t("people.lastDay"), Waiver::lastDay)
                .text("conditions", page.t("linecards.waiver.conditions"), Waiver::conditions)
                .text("grantedBy", page.t("linecards.waiver.grantedBy"), Waiver::grantedBy)
                .file(ending, page.t("linecards.waivers"), shown.rows()::forEach);
    }

    private static String code(CategoryTree tree, @Nullable UUID id) {
        var one = tree.of(id);
        return one == null ? "" : one.code();
    }
}
