package linecard.people;

import linecard.access.Viewer;
import linecard.web.Page;

import java.time.Clock;
import java.time.LocalDate;

/// The day it is where the organisation is.
public final class Today {

    private Today() {}

    public static LocalDate of(Page page, Clock clock) {
        return of(page.viewer(), clock);
    }

    public static LocalDate of(Viewer viewer, Clock clock) {
        return LocalDate.ofInstant(clock.instant(), viewer.organisation().zone());
    }
}
