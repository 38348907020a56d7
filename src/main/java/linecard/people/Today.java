package linecard.people;

import linecard.web.Page;

import java.time.Clock;
import java.time.LocalDate;

/// The day it is where the organisation is.
public final class Today {

    private Today() {}

    public static LocalDate of(Page page, Clock clock) {
        return LocalDate.ofInstant(clock.instant(), page.organisation().zone());
    }
}
