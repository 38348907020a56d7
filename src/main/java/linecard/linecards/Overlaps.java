package linecard.linecards;

import linecard.access.Viewer;
import linecard.catalog.LineTree;
import linecard.catalog.ProductLines;
import linecard.people.AgencyMergers;
import linecard.people.Merged;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// What of the line cards may overlap with what agencies sell for us. Nothing of it is kept: it
/// follows from cards, categories, agreements and waivers as they are. The lines of an agency that
/// was merged into another are compared with what that one sells from then on, too.
@Component
public class Overlaps {

    private final Categories categories;
    private final OwnLines own;
    private final ProductLines lines;
    private final Waivers waivers;
    private final LineCards cards;
    private final AgencyMergers mergers;

    Overlaps(Categories categories, OwnLines own, ProductLines lines, Waivers waivers,
            LineCards cards, AgencyMergers mergers) {
        this.categories = categories;
        this.own = own;
        this.lines = lines;
        this.waivers = waivers;
        this.cards = cards;
        this.mergers = mergers;
    }

    /// Of all cards that the viewer may see, agency by agency; those that were waived, too.
    @Transactional(readOnly = true)
    public List<Overlap> all(Viewer viewer) {
        return of(viewer, cards.all(viewer));
    }

    /// Of one agency's card.
    @Transactional(readOnly = true)
    List<Overlap> ofAgency(Viewer viewer, UUID agency) {
        return of(viewer, cards.ofAgency(viewer, agency));
    }

    /// Of these lines, stored or not.
    @Transactional(readOnly = true)
    public List<Overlap> of(Viewer viewer, List<CardLine> card) {
        if (card.isEmpty()) return List.of();
        var all = lines.all(viewer);
        var rules = new OverlapRules(new CategoryTree(categories.all(viewer)), new LineTree(all),
                own.categories(viewer), waivers.all(viewer), new Alike(all, card));
        var offerings = own.offerings(viewer).stream()
                .collect(Collectors.groupingBy(Offering::agency));
        var merged = mergers.all(viewer);
        var found = new ArrayList<Overlap>();
        card.stream().collect(Collectors.groupingBy(CardLine::agency)).forEach((agency, its) ->
                found.addAll(rules.of(its, sold(agency, offerings, merged))));
        return found;
    }

    /// What an agency sells for us, and from the day on which another stands for it, what that one
    /// does.
    private static List<Offering> sold(UUID agency, Map<UUID, List<Offering>> offerings,
            Map<UUID, Merged> merged) {
        var own = offerings.getOrDefault(agency, List.of());
        var one = merged.get(agency);
        if (one == null) return own;
        var sold = new ArrayList<>(own);
        for (var later : sold(one.into(), offerings, merged)) {
            later.since(one.on()).ifPresent(sold::add);
        }
        return sold;
    }
}
