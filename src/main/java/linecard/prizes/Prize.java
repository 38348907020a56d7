package linecard.prizes;

import linecard.web.Offered;
import linecard.words.Coded;
import linecard.words.Language;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;

/// A prize of the catalogue. It is archived, never taken away.
///
/// @param minor the fair value, above zero, in minor units of the organisation's currency
/// @param trip null where it is none
public record Prize(
        UUID id, Kind kind, String name, String note, long minor, @Nullable Trip trip,
        boolean archived, int version) implements Offered {

    static final int LONGEST_NAME = 100;

    public enum Kind implements Coded {
        CASH, MERCHANDISE, TRIP;

        static Kind of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /// @param seats how many may travel in all, guests included
    /// @param last the last day
    /// @param guest whether a winner may bring somebody, who takes a seat as well
    public record Trip(int seats, LocalDate from, LocalDate last, boolean guest) {}

    /// @throws IllegalArgumentException where it is a trip without its days, or the reverse
    public Prize {
        if ((kind == Kind.TRIP) != (trip != null)) throw new IllegalArgumentException(name);
    }

    @Override
    public String code() {
        return name;
    }

    @Override
    public String label(Language in) {
        return name;
    }

    Prize withArchived(boolean archived, int version) {
        return new Prize(id, kind, name, note, minor, trip, archived, version);
    }
}
