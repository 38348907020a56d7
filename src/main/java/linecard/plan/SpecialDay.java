package linecard.plan;

import java.time.LocalDate;
import java.util.UUID;

/// A day that differs from the country's calendar: off, or worked all the same.
record SpecialDay(UUID id, LocalDate day, boolean working, String name) {

    /// It is added and removed, but never changed.
    static final int VERSION = 1;
}
