package linecard.reports;

import linecard.access.Viewer;
import linecard.catalog.ProductLines;
import linecard.people.Today;
import linecard.sales.Results;
import linecard.web.Choice;

import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/// Grinds the lens that an address asks for.
@Component
class Lenses {

    private final Results results;
    private final ProductLines lines;
    private final Clock clock;

    Lenses(Results results, ProductLines lines, Clock clock) {
        this.results = results;
        this.lines = lines;
        this.clock = clock;
    }

    LocalDate today(Viewer viewer) {
        return Today.of(viewer, clock);
    }

    /// Where no day is asked for, today; the last day with results where this year and the last
    /// have none, as after bringing old years in.
    Lens of(Viewer viewer, Lens.Asked asked) {
        var today = today(viewer);
        var usual = asked.at() != null ? today : results.lastDay(viewer)
                .filter(last -> last.isBefore(today.minusYears(1)))
                .orElse(today);
        return Lens.of(asked, viewer.organisation().calendar(), usual).seenBy(viewer);
    }

    List<Choice> lineChoices(Viewer viewer) {
        return lines.all(viewer).stream()
                .filter(line -> !line.archived())
                .map(line -> new Choice(line.id().toString(), line.name()))
                .toList();
    }
}
