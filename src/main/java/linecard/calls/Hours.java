package linecard.calls;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;

/// Where a rep is, and when the rep may be reached.
///
/// @param zone in which the rep's days begin and end
/// @param firstHour from which on reminders come, 0 to 23
/// @param lastHour at which they end, 1 to 24
/// @param letters whether reminders come as letters too
/// @param version 0 as long as nobody said otherwise
record Hours(
        UUID rep, ZoneId zone, int firstHour, int lastHour, boolean letters, int version) {

    public Hours {
        if (firstHour < 0 || lastHour > 24 || firstHour >= lastHour) {
            throw new IllegalArgumentException(firstHour + " to " + lastHour);
        }
    }

    /// What holds where nobody said otherwise.
    static Hours usual(UUID rep, ZoneId zone) {
        return new Hours(rep, zone, 8, 18, true, 0);
    }

    /// The day it is for the rep.
    LocalDate today(Clock clock) {
        return day(clock.instant());
    }

    LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, zone);
    }

    boolean isReachable(Instant moment) {
        int hour = moment.atZone(zone).getHour();
        return hour >= firstHour && hour < lastHour;
    }
}
