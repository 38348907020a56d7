package linecard.signals;

import linecard.access.Viewer;
import linecard.catalog.ProductLines;
import linecard.detecting.Rival;
import linecard.linecards.CardLine;
import linecard.linecards.Overlap;
import linecard.linecards.Overlaps;
import linecard.people.AgencyMergers;
import linecard.people.Merged;

import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.List;

/// Lines of other principals that may overlap with ours, as line cards, agreements and waivers say
/// together.
@Component
class Rivals {

    private final Overlaps overlaps;
    private final ProductLines lines;
    private final AgencyMergers mergers;

    Rivals(Overlaps overlaps, ProductLines lines, AgencyMergers mergers) {
        this.overlaps = overlaps;
        this.lines = lines;
        this.mergers = mergers;
    }

    /// Those of a day that nobody waived. What an agency carried that was merged into another, that
    /// one carries.
    List<Rival> on(Viewer viewer, LocalDate day) {
        var names = lines.names(viewer);
        var merged = mergers.all(viewer);
        return overlaps.all(viewer).stream()
                .filter(one -> one.isOpen(day))
                .map(one -> new Rival(one.line().id(), one.line().name(),
                        Merged.standing(merged, one.line().agency()),
                        one.line().rep(), one.productLine(),
                        names.getOrDefault(one.productLine(), ""),
                        one.kind() == Overlap.Kind.COMPETING,
                        one.line().source() != CardLine.Source.FOUND, one.territory(),
                        one.from(), one.to()))
                .toList();
    }
}
