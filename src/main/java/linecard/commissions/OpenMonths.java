package linecard.commissions;

import linecard.access.Viewer;
import linecard.calendar.FiscalPeriod;
import linecard.calendar.Span;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/// Months that can still be closed, of agencies of which a later one is looked at.
@Component
class OpenMonths {

    private final Accruals accruals;

    OpenMonths(Accruals accruals) {
        this.accruals = accruals;
    }

    /// The first month before a period in which anything was booked that earns, or, once there is a
    /// statement, for which a draw is paid; null for none.
    static @Nullable LocalDate first(
            Viewer viewer, Standing standing, Counts counts, FiscalPeriod period) {
        var from = standing.start();
        var open = standing.openFrom(viewer.organisation().calendar());
        if (from == null) return null;
        return after(viewer, standing, counts, period,
                open != null && open.isAfter(from) ? open : from);
    }

    private static @Nullable LocalDate after(Viewer viewer, Standing standing, Counts counts,
            FiscalPeriod period, LocalDate from) {
        var agreement = standing.agreement();
        var month = viewer.organisation().calendar().periodOf(from).span().from();
        if (agreement == null || !month.isBefore(period.span().from())) return null;
        var before = new Span(month, period.span().from());
        var sold = counts.first(before, WindowReckoning.kinds(agreement));
        var end = sold == null ? before.to() : sold;
        for (var at = month; at.isBefore(end); ) {
            var open = viewer.organisation().calendar().periodOf(at);
            if (Settlements.isDrawn(standing, open)) return at;
            at = open.span().to();
        }
        return sold;
    }

    /// By agency, the first of them whose statement would say anything: what was booked may have
    /// been taken back since, or stand in another month, and then nobody has to close it first.
    ///
    /// @param counts of the agencies, up to the end of the period
    Map<UUID, LocalDate> earlier(Viewer viewer, List<Standing> standings,
            Map<UUID, Counts> counts, FiscalPeriod period) {
        var found = new HashMap<UUID, LocalDate>();
        var open = new TreeMap<LocalDate, List<Standing>>();
        for (var standing : standings) {
            put(open, first(viewer, standing, of(counts, standing), period), standing);
        }
        while (!open.isEmpty()) {
            var next = open.pollFirstEntry();
            var month = viewer.organisation().calendar().periodOf(next.getKey());
            var told = accruals.of(viewer, next.getValue(), counts, month,
                    Accruals.For.CLOSING);
            for (var standing : next.getValue()) {
                var accrual = told.get(standing.agency());
                if (accrual != null && accrual.saysAnything()
                        || Settlements.isDrawn(standing, month)) {
                    found.put(standing.agency(), next.getKey());
                } else {
                    put(open, after(viewer, standing, of(counts, standing), period,
                            month.span().to()), standing);
                }
            }
        }
        return found;
    }

    private static Counts of(Map<UUID, Counts> counts, Standing standing) {
        return counts.getOrDefault(standing.agency(), Counts.NONE);
    }

    private static void put(TreeMap<LocalDate, List<Standing>> open, @Nullable LocalDate month,
            Standing standing) {
        if (month == null) return;
        open.computeIfAbsent(month, _ -> new ArrayList<>()).add(standing);
    }
}
