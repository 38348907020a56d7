package linecard.commissions;

import linecard.catalog.LineTree;
import linecard.terms.DatedRate;
import linecard.terms.Rates;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/// The money terms of one agency. Rates are known by the day they start, so on any day at most one
/// holds for a product line: there can be neither overlaps nor holes.
public final class Terms {

    private final Map<@Nullable UUID, NavigableMap<LocalDate, DatedRate>> byLine = new HashMap<>();
    private final LineTree lines;

    /// @throws IllegalArgumentException where two rates of a product line start on the same day
    public Terms(List<DatedRate> rates, LineTree lines) {
        this.lines = lines;
        for (var rate : rates) {
            var before = byLine.computeIfAbsent(rate.productLine(), _ -> new TreeMap<>())
                    .put(rate.from(), rate);
            if (before != null) throw new IllegalArgumentException("two rates on " + rate.from());
        }
    }

    /// The one rate that holds: that of the product line itself or of the nearest one it lies in,
    /// else the default. Nothing where none of them has a rate on that day.
    public Optional<Agreed> agreed(UUID productLine, LocalDate day) {
        for (var line : lines.upward(productLine)) {
            var own = on(line, day, lines.name(line));
            if (own.isPresent()) return own;
        }
        return on(null, day, "");
    }

    private Optional<Agreed> on(@Nullable UUID line, LocalDate day, String name) {
        var rates = byLine.get(line);
        var latest = rates == null ? null : rates.floorEntry(day);
        if (latest == null || latest.getValue().rate() == null) return Optional.empty();
        return Optional.of(new Agreed(latest.getValue().rate(), name, latest.getKey()));
    }
}
