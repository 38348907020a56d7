package linecard.sales;

import linecard.access.Viewer;
import linecard.calendar.Span;

import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.LocalDate;

/// The days that a list of documents shows where none are asked for.
@Component
class UsualDays {

    private final Results results;
    private final Clock clock;

    UsualDays(Results results, Clock clock) {
        this.results = results;
        this.clock = clock;
    }

    /// The fiscal year of the last result, or of today where there is none.
    Span of(Viewer viewer) {
        var organisation = viewer.organisation();
        var day = results.lastDay(viewer)
                .orElseGet(() -> LocalDate.now(clock.withZone(organisation.zone())));
        return organisation.calendar().yearOf(day).span();
    }
}
