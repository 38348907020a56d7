package linecard.prizes;

import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.calendar.KnownYears;
import linecard.money.Money;
import linecard.people.Outcome.Refused;
import linecard.people.Today;
import linecard.web.NotAllowed;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.util.List;

/// What prizes may cost in a fiscal year and what they cost; and what winners had in a calendar
/// year, for the tax office. A year of which nothing can be known is the nearest of which it can.
///
/// All of it is for who sees the whole of the organisation, [NotAllowed] for others.
@Component
class PrizeSums {

    private static final int FIRST_YEAR = KnownYears.FIRST + 1;
    private static final int LAST_YEAR = KnownYears.LAST;

    private final Budgets budgets;
    private final PrizeYears years;
    private final Clock clock;

    PrizeSums(Budgets budgets, PrizeYears years, Clock clock) {
        this.budgets = budgets;
        this.years = years;
        this.clock = clock;
    }

    /// @param year fiscal; null for this one
    Budgets.Year budget(Viewer viewer, @Nullable Integer year) {
        PrizeText.requireWhole(viewer);
        var calendar = viewer.organisation().calendar();
        return budgets.of(viewer, year == null
                ? calendar.yearOf(Today.of(viewer, clock)).number() : known(year));
    }

    /// @param seen the version that was looked at
    /// @return why not; empty where it is entered
    /// @throws Stale where somebody entered something since
    List<Refused> enter(Viewer viewer, Budgets.Year of, Money amount, int seen) {
        var against = Worth.refusals("amount", amount, viewer.organisation().currency());
        if (against.isEmpty()) budgets.enter(viewer, of.year(), amount, seen);
        return against;
    }

    /// @param year of the calendar; null for this one
    PrizeYear had(Viewer viewer, @Nullable Integer year) {
        PrizeText.requireWhole(viewer);
        return years.of(viewer, year == null ? Today.of(viewer, clock).getYear() : known(year));
    }

    private static int known(int year) {
        return Math.clamp(year, FIRST_YEAR, LAST_YEAR);
    }
}
