package linecard.commissions;

import linecard.access.Viewer;
import linecard.calendar.FiscalCalendar;
import linecard.calendar.FiscalPeriod;
import linecard.calendar.Span;
import linecard.commissions.SoldElsewhere.Within;
import linecard.reckoning.Agreement;
import linecard.reckoning.Event;
import linecard.reckoning.Window;
import linecard.terms.AgreementText;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import static java.util.Objects.requireNonNull;

/// Works out what agencies have earned and not been stated yet: windows in which nothing has
/// changed since they were stated are left alone.
@Component
class Accruals {

    private final StatedWindows stated;
    private final MovedWindows moved;
    private final SoldElsewhere soldElsewhere;
    private final InvoicePayments payments;

    Accruals(StatedWindows stated, MovedWindows moved, SoldElsewhere soldElsewhere,
            InvoicePayments payments) {
        this.stated = stated;
        this.moved = moved;
        this.soldElsewhere = soldElsewhere;
        this.payments = payments;
    }

    /// What accruals are wanted for.
    enum For {
        DRAFT,
        /// Tells what is new, but not what all lines of the windows come to.
        CLOSING,
        /// Tells the open months before the period too.
        EARNINGS
    }

    /// One of each agency that has terms, by its id.
    ///
    /// @param counts of them, see [StatedWindows#counts], up to the end of the period or of
    ///     a later one
    @Transactional(readOnly = true)
    Map<UUID, Accrual> of(Viewer viewer, List<Standing> standings, Map<UUID, Counts> counts,
            FiscalPeriod period, For what) {
        if (standings.isEmpty()) return Map.of();
        var agencies = standings.stream().map(Standing::agency).toList();
        var current = stated.current(viewer, agencies);
        var later = payments.later(viewer, standings.stream()
                .filter(one -> one.agreement() != null && one.agreement().isEarnedBy(Event.PAYMENT))
                .map(Standing::agency).toList(), period.span().to());
        var calendar = viewer.organisation().calendar();
        var all = new ArrayList<WindowNow>();
        var moved = new HashSet<WindowNow>();
        for (var standing : standings) {
            var theirs = counts.getOrDefault(standing.agency(), Counts.NONE)
                    .without(later.getOrDefault(standing.agency(), Map.of()));
            for (var now : windows(viewer, standing, theirs, period,
                    current.getOrDefault(standing.agency(), List.of()))) {
                all.add(now);
                if (hasMoved(now, calendar, period, what)) moved.add(now);
            }
        }
        touch(viewer, all, moved);
        all.removeIf(now -> !moved.contains(now));
        return this.moved.reckon(viewer, standings, all, period, what == For.CLOSING);
    }

    private static List<WindowNow> windows(
            Viewer viewer, Standing standing, Counts counts, FiscalPeriod period,
            List<StatedWindow> current) {
        var start = standing.start();
        if (start == null || !start.isBefore(period.span().to())) return List.of();
        var agreement = requireNonNull(standing.dated());
        var calendar = viewer.organisation().calendar();
        var windows = new ArrayList<WindowNow>();
        for (var window : Window.of(agreement, calendar, new Span(start, period.span().to()))) {
            windows.add(new WindowNow(standing, window, counts.text(window),
                    AgreementText.write(window.agreement()),
                    current.stream().filter(w -> w.span().overlaps(window.span())).toList(),
                    counts));
        }
        return windows;
    }

    /// The month itself, and what is not as it was stated.
    private static boolean hasMoved(
            WindowNow now, FiscalCalendar calendar, FiscalPeriod period, For what) {
        var span = now.window().span();
        if (!span.to().isBefore(period.span().to())) return true;
        if (now.before().size() == 1) {
            return !now.before().getFirst().isStill(span, now.counted(), now.terms());
        }
        if (!now.before().isEmpty()) return true;
        var open = now.standing().openFrom(calendar);
        boolean isOpen = open == null || !span.from().isBefore(open);
        if (isOpen && what != For.EARNINGS) return false;
        var plain = now.standing().plainUntil();
        return plain != null && span.from().isBefore(plain) || !now.counts().isNone(span)
                || hasMinimum(now.window().agreement());
    }

    /// Whether days on which nothing was sold earn all the same.
    private static boolean hasMinimum(Agreement agreement) {
        return agreement.versions().stream().anyMatch(v -> v.terms().minimum() != null);
    }

    /// What came back in a window that moved moves the window in which it was sold; and strays of
    /// what was sold in it, those in which they were rated before.
    private void touch(Viewer viewer, List<WindowNow> all, Set<WindowNow> moved) {
        var byAgency = new HashMap<UUID, List<WindowNow>>();
        for (var now : all) {
            byAgency.computeIfAbsent(now.agency(), _ -> new ArrayList<>()).add(now);
        }
        var came = new ArrayList<Within>();
        var strayed = new ArrayList<Within>();
        for (var now : moved) {
            var since = since(now);
            if (since == null) continue;
            var span = now.window().span();
            came.add(new Within(now.agency(), new Span(since, span.to())));
            if (now.counts().areStrayed(span)) strayed.add(new Within(now.agency(), span));
        }
        var days = new ArrayList<>(soldElsewhere.ofReturns(viewer, came));
        days.addAll(soldElsewhere.ofStrays(viewer, strayed));
        for (var day : days) {
            for (var now : byAgency.getOrDefault(day.agency(), List.of())) {
                if (now.window().span().contains(day.on())) moved.add(now);
            }
        }
    }

    /// The first month that has come to have more than was stated of it; null for none.
    private static @Nullable LocalDate since(WindowNow now) {
        var stated = now.before().stream().map(StatedWindow::counted)
                .collect(Collectors.joining(" "));
        return now.counts().firstBeside(now.window().span(), stated);
    }
}
