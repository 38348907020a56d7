package linecard.forecast;

import linecard.access.Viewer;
import linecard.calendar.FiscalPeriod;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Puts what reps undertook beside what came, as the newest snapshot knows it.
@Component
class Keepings {

    private final Snapshots snapshots;
    private final Stances stances;

    Keepings(Snapshots snapshots, Stances stances) {
        this.snapshots = snapshots;
        this.stances = stances;
    }

    /// Of the quarters of the last two years.
    @Transactional(readOnly = true)
    List<Keeping> of(Viewer viewer) {
        var snapshot = snapshots.latest(viewer).orElse(null);
        if (snapshot == null || snapshot.pastMonths().isEmpty()) return List.of();
        var came = new HashMap<UUID, Map<LocalDate, Long>>();
        for (var figure : snapshots.figures(viewer, snapshot.id(), Dimension.REP)) {
            if (figure.rep() == null) continue;
            var past = new HashMap<LocalDate, Long>();
            int from = snapshot.pastMonths().size() - figure.past().length;
            for (int i = 0; i < figure.past().length; i++) {
                past.put(snapshot.pastMonths().get(from + i), figure.past()[i]);
            }
            came.put(figure.rep(), past);
        }
        var said = stances.beforehand(viewer, snapshot.pastMonths().getFirst());
        var months = new HashMap<LocalDate, List<LocalDate>>();
        var calendar = viewer.organisation().calendar();
        for (var stance : said) {
            months.computeIfAbsent(stance.quarter(), first -> {
                var year = calendar.yearOf(first);
                return year.quarter(year.monthOf(first).quarter()).months().stream()
                        .map(FiscalPeriod::span).map(span -> span.from()).toList();
            });
        }
        return Keeping.of(said, months, came);
    }
}
