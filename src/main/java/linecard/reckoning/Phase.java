package linecard.reckoning;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.UUID;

/// Near the start of an agreement, or after its end, a sale is not simply the agency's: which time
/// that is.
///
/// @param month from 1, counted from the end or the start; 0 where it does not matter
public record Phase(Kind kind, int month) {

    public enum Kind {
        /// After the end, for an order from before it.
        TAIL,
        /// After the end, of a part that earns wholly as long as it is sold.
        LIFE,
        /// From the start on, for an order from before it.
        INHERITED
    }

    /// Null where it is simply the agency's.
    public static @Nullable Phase of(Agreement agreement, Document document, @Nullable UUID item) {
        var day = document.ratedOn();
        var end = agreement.to();
        if (end != null && !day.isBefore(end)) {
            return item != null && agreement.tail().life().contains(item)
                    ? new Phase(Kind.LIFE, 0) : new Phase(Kind.TAIL, month(end, day));
        }
        boolean isInherited = document.orderedOn().isBefore(agreement.from())
                && Agreement.step(agreement.inherited(), agreement.from(), day) != null;
        return isInherited ? new Phase(Kind.INHERITED, month(agreement.from(), day)) : null;
    }

    /// The same months by which [Agreement.Step] counts.
    private static int month(LocalDate start, LocalDate day) {
        int month = 1;
        while (!day.isBefore(start.plusMonths(month))) month++;
        return month;
    }
}
