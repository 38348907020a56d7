package linecard.reports;

import linecard.access.Viewer;
import linecard.accounts.Accounts;
import linecard.calendar.Span;
import linecard.catalog.ProductLines;
import linecard.people.Reps;
import linecard.people.Territories;
import linecard.sales.Results;
import linecard.sales.Results.By;
import linecard.sales.Scope;
import linecard.web.Known;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Compares two stretches of days, exact to the day.
@Component
class Comparisons {

    private final Results results;
    private final Reps reps;
    private final Territories territories;
    private final ProductLines lines;
    private final Accounts accounts;

    Comparisons(Results results, Reps reps, Territories territories, ProductLines lines,
            Accounts accounts) {
        this.results = results;
        this.reps = reps;
        this.territories = territories;
        this.lines = lines;
        this.accounts = accounts;
    }

    Comparison of(Page page, Pair pair, LocalDate today) {
        var viewer = page.viewer();
        var now = sums(viewer, pair, pair.now(), today);
        var then = sums(viewer, pair, pair.then(), today);
        var keys = new HashSet<@Nullable UUID>(now.keySet());
        keys.addAll(then.keySet());
        var named = names(page, pair.by(), keys);
        var rows = new ArrayList<Comparison.Row>();
        long sumNow = 0;
        long sumThen = 0;
        for (var key : keys) {
            var row = new Comparison.Row(key, named.apply(key), now.get(key), then.get(key));
            sumNow = Math.addExact(sumNow, row.now() == null ? 0 : row.now());
            sumThen = Math.addExact(sumThen, row.then() == null ? 0 : row.then());
            rows.add(row);
        }
        rows.sort(Comparator.comparingLong((Comparison.Row row) -> -Math.abs(row.change()))
                .thenComparing(Comparison.Row::name));
        return new Comparison(pair, List.copyOf(rows), sumNow, sumThen);
    }

    private Map<@Nullable UUID, Long> sums(
            Viewer viewer, Pair pair, Span days, LocalDate today) {
        var sums = new HashMap<@Nullable UUID, Long>();
        for (var slice : results.by(viewer, pair.by(), pair.question(days, today))) {
            sums.put(slice.key(), slice.sum().netMinor());
        }
        return sums;
    }

    private Function<@Nullable UUID, String> names(
            Page page, By by, Set<@Nullable UUID> keys) {
        var viewer = page.viewer();
        if (by == By.ACCOUNT) {
            var names = accounts.names(viewer, keys.stream().filter(Objects::nonNull)
                    .collect(Collectors.toSet()));
            return key -> key == null ? "" : names.getOrDefault(key, page.t("reports.unnamed"));
        }
        var known = switch (by) {
            case REP -> new Known(reps.all(viewer));
            case TERRITORY -> new Known(territories.all(viewer));
            case PRODUCT_LINE, ACCOUNT -> new Known(lines.all(viewer));
        };
        var none = page.t(by == By.REP ? "reports.house" : "reports.none");
        return key -> {
            var name = key == null ? none : known.name(key, page.language());
            return name.isEmpty() ? page.t("reports.unnamed") : name;
        };
    }

    /// What a file or a picture shows first.
    static List<Comparison.Row> largest(Comparison of, int most) {
        return of.rows().stream().filter(row -> row.change() != 0).limit(most).toList();
    }
}
