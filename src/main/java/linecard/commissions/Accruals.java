package linecard.commissions;

import linecard.access.Viewer;
import linecard.calendar.FiscalCalendar;
import linecard.calendar.FiscalPeriod;
import linecard.calendar.Span;
import linecard.commissions.SoldElsewhere.Within;
import linecard.reckoning.Agreement;
import linecard.reckoning.Answer;
import linecard.reckoning.Event;
import linecard.reckoning.Lines;
import linecard.reckoning.Measure;
import linecard.reckoning.Plan;
import linecard.reckoning.Reckoned;
import linecard.reckoning.Reckoning;
import linecard.reckoning.Releases;
import linecard.reckoning.Window;
import linecard.sales.Kind;
import linecard.terms.AgreementText;

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

    /// A window of an agency as it would be stated now.
    ///
    /// @param counted see [StatedWindow]
    /// @param before what was stated of its days
    /// @param counts of its agency, up to the end of the period
    record Now(
            Standing standing, Window window, String counted, String terms,
            List<StatedWindow> before, Counts counts) {

        UUID agency() {
            return standing.agency();
        }
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
    /// @param counts of them, see [StatedWindows#counts], up to the end of the period
    @Transactional(readOnly = true)
    Map<UUID, Accrual> of(Viewer viewer, List<Standing> standings, Map<UUID, Counts> counts,
            FiscalPeriod period, For what) {
        if (standings.isEmpty()) return Map.of();
        var agencies = standings.stream().map(Standing::agency).toList();
        var current = stated.current(viewer, agencies);
        var later = payments.later(viewer, standings.stream()
                .filter(one -> one.agreement() != null && paysByPayment(one.agreement()))
                .map(Standing::agency).toList(), period.span().to());
        var calendar = viewer.organisation().calendar();
        var all = new ArrayList<Now>();
        var moved = new HashSet<Now>();
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

    private static List<Now> windows(
            Viewer viewer, Standing standing, Counts counts, FiscalPeriod period,
            List<StatedWindow> current) {
        var start = standing.start();
        if (start == null || !start.isBefore(period.span().to())) return List.of();
        var agreement = requireNonNull(standing.dated());
        var calendar = viewer.organisation().calendar();
        var windows = new ArrayList<Now>();
        for (var window : Window.of(agreement, calendar, new Span(start, period.span().to()))) {
            windows.add(new Now(standing, window, counts.text(window),
                    AgreementText.write(window.agreement()),
                    current.stream().filter(w -> w.span().overlaps(window.span())).toList(),
                    counts));
        }
        return windows;
    }

    /// The month itself, and what is not as it was stated.
    private static boolean hasMoved(
            Now now, FiscalCalendar calendar, FiscalPeriod period, For what) {
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
    private void touch(Viewer viewer, List<Now> all, Set<Now> moved) {
        var byAgency = new HashMap<UUID, List<Now>>();
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
    private static @Nullable LocalDate since(Now now) {
        var stated = now.before().stream().map(StatedWindow::counted)
                .collect(Collectors.joining(" "));
        return now.counts().firstBeside(now.window().span(), stated);
    }

    static Reckoned nothing(Reckoned beside) {
        var none = Lines.of(beside.lines().agency(), beside.lines().currency(), List.of());
        return Reckoned.nothing(none, beside.known());
    }

    /// What was stated, reckoned once more from what it was reckoned from.
    ///
    /// @throws IllegalStateException where it does not come to what was stated
    static Reckoned again(
            StatedWindow old, Map<UUID, LinesPacking.Known> known, FiscalCalendar calendar) {
        var lines = known.get(old.id());
        if (lines == null) throw new IllegalStateException("what was stated is missing");
        var again = reckoned(AgreementText.read(old.terms()), calendar, lines, old.span())
                .orThrow();
        if (again.total() == old.total()) return again;
        throw new IllegalStateException("what was stated of %s was %d and comes to %d".formatted(
                old.span(), old.total(), again.total()));
    }

    static Answer reckoned(
            Agreement agreement, FiscalCalendar calendar, LinesPacking.Known known, Span span) {
        if (agreement.versions().isEmpty()) return Reckoned.nothing(known.lines(), span);
        var plan = new Plan(agreement, calendar);
        var answer = Reckoning.of(plan, known.lines(), span);
        return answer instanceof Reckoned rated && paysByPayment(agreement)
                ? Releases.of(plan, rated, known.paid()) : answer;
    }

    static boolean paysByPayment(Agreement agreement) {
        return agreement.versions().stream().anyMatch(v -> v.terms().event() == Event.PAYMENT);
    }

    static Facts.Asked asked(Now now, LocalDate until) {
        var plain = now.standing().plainUntil();
        return asked(now.agency(), now.window(), now.counts(), until,
                plain != null && now.window().span().from().isBefore(plain));
    }

    /// @param counts of the agency, of all months until then
    static Facts.Asked asked(
            UUID agency, Window window, Counts counts, LocalDate until, boolean legacy) {
        var agreement = window.agreement();
        return new Facts.Asked(agency, window.span(), counts.since(window.span()), until,
                kinds(agreement).stream().map(Kind::code).collect(Collectors.joining(" ")),
                legacy, needsCost(agreement), paysByPayment(agreement));
    }

    /// Of the documents by which anything is earned.
    static Set<Kind> kinds(Agreement agreement) {
        var kinds = EnumSet.of(Kind.CREDIT);
        for (var version : agreement.versions()) {
            kinds.add(version.terms().event() == Event.ORDER ? Kind.ORDER : Kind.INVOICE);
        }
        return kinds;
    }

    private static boolean needsCost(Agreement agreement) {
        for (var version : agreement.versions()) {
            if (version.terms().base().kind() == Measure.Kind.MARGIN) return true;
            for (var ladder : version.terms().ladders()) {
                if (ladder.counts().kind() == Measure.Kind.MARGIN) return true;
            }
        }
        return false;
    }
}
