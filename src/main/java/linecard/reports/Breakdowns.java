package linecard.reports;

import linecard.access.Viewer;
import linecard.accounts.Accounts;
import linecard.calendar.Span;
import linecard.catalog.LineTree;
import linecard.catalog.ProductLines;
import linecard.commissions.Earned;
import linecard.keeping.Kept;
import linecard.sales.Basis;
import linecard.sales.Results;
import linecard.sales.Results.By;
import linecard.sales.Results.Slice;
import linecard.sales.Scope;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Takes a rep's figures apart by product line and by account.
@Component
class Breakdowns {

    private record Asked(Lens lens, UUID rep, LocalDate today) implements Kept.Asked<Breakdown> {

        @Override
        public int rows(Breakdown parts) {
            return parts.lines().size() + parts.accounts().size();
        }
    }

    private final Results results;
    private final ProductLines lines;
    private final Accounts accounts;
    private final Earned earned;
    private final Kept kept;

    Breakdowns(Results results, ProductLines lines, Accounts accounts, Earned earned,
            Kept kept) {
        this.results = results;
        this.lines = lines;
        this.accounts = accounts;
        this.earned = earned;
        this.kept = kept;
    }

    /// With the largest accounts only.
    @Transactional(readOnly = true)
    Breakdown of(Viewer viewer, Lens lens, UUID rep, LocalDate today) {
        var whole = lens.whole();
        return kept.of(viewer, new Asked(whole, rep, today),
                () -> whole(viewer, whole, rep, today).cut());
    }

    /// With every account.
    @Transactional(readOnly = true)
    Breakdown whole(Viewer viewer, Lens lens, UUID rep, LocalDate today) {
        var tree = new LineTree(lines.all(viewer));
        Set<UUID> within = lens.productLine() == null ? Set.of() : tree.within(lens.productLine());
        var scope = new Scope(rep, false, null, null, within);
        var toDate = lens.window().priorToDate(today);
        var counted = results.upTo(viewer, lens.window().span(), today);
        var now = slices(viewer, lens, scope, counted, today);
        var before = slices(viewer, lens, scope,
                toDate == null ? lens.window().prior().span() : toDate, today);
        var byLine = parts(lens, By.PRODUCT_LINE, now, before, keys -> keys.stream()
                .collect(Collectors.toMap(key -> key, tree::name)));
        var byAccount = parts(lens, By.ACCOUNT, now, before,
                keys -> accounts.names(viewer, keys));
        return new Breakdown(
                byLine, byAccount, 0, transfers(viewer, lens, rep, today),
                earned.byRep(viewer, rep, counted).orElse(null));
    }

    private Board.@Nullable Transfers transfers(
            Viewer viewer, Lens lens, UUID rep, LocalDate today) {
        if (!viewer.role().isStaff() || lens.basis() != Basis.AS_IS) return null;
        return results.bridge(viewer, rep, lens.window().prior().span(), today)
                .map(bridge -> new Board.Transfers(bridge.asWas(), bridge.transferredIn(),
                        bridge.transferredOut(), bridge.asIs()))
                .orElse(null);
    }

    private Map<By, List<Slice>> slices(
            Viewer viewer, Lens lens, Scope scope, Span days, LocalDate today) {
        return results.by(viewer, EnumSet.of(By.PRODUCT_LINE, By.ACCOUNT),
                lens.question(scope, days, today));
    }

    /// Largest first, each beside the comparable days of the year before.
    private static List<Breakdown.Part> parts(
            Lens lens, By by, Map<By, List<Slice>> slices, Map<By, List<Slice>> slicesBefore,
            Function<Set<UUID>, Map<UUID, String>> names) {
        var now = sums(lens, slices.getOrDefault(by, List.of()));
        var before = sums(lens, slicesBefore.getOrDefault(by, List.of()));
        var keys = new HashSet<>(now.keySet());
        keys.addAll(before.keySet());
        var named = names.apply(keys);
        var parts = new ArrayList<Breakdown.Part>();
        for (var key : keys) {
            parts.add(new Breakdown.Part(key, named.getOrDefault(key, ""),
                    now.getOrDefault(key, 0L), before.get(key)));
        }
        parts.sort((a, b) -> a.actual() != b.actual() ? Long.compare(b.actual(), a.actual())
                : a.name().compareTo(b.name()));
        return parts;
    }

    private static Map<UUID, Long> sums(Lens lens, List<Slice> slices) {
        var sums = new HashMap<UUID, Long>();
        for (var slice : slices) {
            if (slice.key() != null) {
                sums.put(slice.key(), BoardRules.measured(lens, slice.sum()));
            }
        }
        return sums;
    }
}
