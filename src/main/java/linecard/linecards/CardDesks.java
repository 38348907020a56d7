package linecard.linecards;

import linecard.access.Absent;
import linecard.access.Viewer;
import linecard.catalog.LineTree;
import linecard.catalog.ProductLines;
import linecard.people.Agencies;
import linecard.people.AgencyMergers;
import linecard.people.Merged;
import linecard.people.Reps;
import linecard.people.Territories;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Looks up what stands around line cards.
@Component
class CardDesks {

    private final Agencies agencies;
    private final Reps reps;
    private final Territories territories;
    private final ProductLines lines;
    private final Categories categories;
    private final LineCards cards;
    private final Overlaps overlaps;
    private final AgencyMergers mergers;

    CardDesks(Agencies agencies, Reps reps, Territories territories, ProductLines lines,
            Categories categories, LineCards cards, Overlaps overlaps,
            AgencyMergers mergers) {
        this.agencies = agencies;
        this.reps = reps;
        this.territories = territories;
        this.lines = lines;
        this.categories = categories;
        this.cards = cards;
        this.overlaps = overlaps;
        this.mergers = mergers;
    }

    /// @throws Absent where the viewer does not see the agency
    @Transactional(readOnly = true)
    CardDesk of(Viewer viewer, UUID agency) {
        return new CardDesk(viewer, agencies.of(viewer, agency),
                new CategoryTree(categories.all(viewer)), territories.all(viewer),
                reps.all(viewer).stream().filter(rep -> rep.agency().equals(agency)).toList(),
                cards.ofAgency(viewer, agency));
    }

    /// The same to change a line of it.
    ///
    /// @throws Absent where the viewer may not
    @Transactional(readOnly = true)
    CardDesk toChange(Viewer viewer, CardLine line) {
        var desk = of(viewer, line.agency());
        if (!desk.mayWrite(line)) throw new Absent("line");
        return desk;
    }

    @Transactional(readOnly = true)
    LineTree productLines(Viewer viewer) {
        return new LineTree(lines.all(viewer));
    }

    /// The agencies with what stands on their cards.
    ///
    /// @param open only those whose cards may overlap with what they sell for us today
    @Transactional(readOnly = true)
    CardList list(Viewer viewer, LocalDate today, boolean open) {
        var merged = mergers.all(viewer);
        Function<CardLine, UUID> holder = line -> Merged.standing(merged, line.agency());
        var carried = cards.carried(viewer, today);
        var byAgency = carried.stream()
                .collect(Collectors.groupingBy(holder, Collectors.counting()));
        var found = overlaps.of(viewer, carried).stream().filter(one -> one.isOn(today))
                .collect(Collectors.groupingBy(one -> holder.apply(one.line())));
        var rows = agencies.all(viewer).stream()
                .filter(agency -> !agency.archived() || byAgency.containsKey(agency.id()))
                .map(agency -> CardList.Row.of(agency, byAgency.getOrDefault(agency.id(), 0L),
                        found.getOrDefault(agency.id(), List.of()), today))
                .filter(row -> !open || row.competing() + row.similar() > 0)
                .toList();
        return new CardList(rows, open);
    }
}
