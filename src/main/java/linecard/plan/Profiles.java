package linecard.plan;

import linecard.access.Viewer;
import linecard.calendar.FiscalYear;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What the months of goals weigh against each other under each profile.
@Component
class Profiles {

    private final WorkingCalendars calendars;
    private final PastYears past;

    Profiles(WorkingCalendars calendars, PastYears past) {
        this.calendars = calendars;
        this.past = past;
    }

    /// The weights of everybody's months.
    ///
    /// @param same what holds for all; null where each has the own year before
    record Weights(@Nullable List<Long> same, Map<@Nullable UUID, List<Long>> yearBefore) {

        /// @param rep null for the whole organisation
        List<Long> of(@Nullable UUID rep) {
            if (same != null) return same;
            return rep == null ? PastYears.whole(yearBefore)
                    : yearBefore.getOrDefault(rep, PastYears.none());
        }
    }

    Weights of(Viewer viewer, GoalLens lens, Profile profile, LocalDate today) {
        return switch (profile) {
            case EVEN, MANUAL -> new Weights(GoalRules.even(), Map.of());
            case WORKING_DAYS -> new Weights(workingDays(viewer, lens.year()), Map.of());
            case LAST_YEAR -> new Weights(null, past.whole(
                    viewer, yearBefore(viewer, lens.year()), lens.measure(), lens.line(), today));
        };
    }

    private List<Long> workingDays(Viewer viewer, FiscalYear year) {
        return calendars.counts(viewer, year.number()).stream().map(Integer::longValue).toList();
    }

    static FiscalYear yearBefore(Viewer viewer, FiscalYear year) {
        return viewer.organisation().calendar().year(year.number() - 1);
    }
}
