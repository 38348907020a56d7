package linecard.accounts;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.UUID;

/// Something that happened at an account.
///
/// @param account at which
/// @param at of what has a day alone, the day's beginning where the organisation is
/// @param kind words key of what sort of thing it is
/// @param detail a line below the title; empty for none
/// @param path of its own page; null where it has none
public record Happening(
        UUID account, Instant at, UUID id, String kind, String title, String detail,
        @Nullable String path) {

    /// Latest first; at the same moment, by id.
    static final Comparator<Happening> LATEST_FIRST = Comparator.comparing(Happening::at)
            .thenComparing(one -> one.id().toString()).reversed();

    Mark mark() {
        return new Mark(at, id);
    }

    /// A place in the order of all that happened: what comes after it happened before.
    public record Mark(Instant at, UUID id) {

        private static final UUID LAST = new UUID(-1, -1);

        /// Before all that has happened yet or is planned.
        static final Mark START = new Mark(Instant.parse("9000-01-01T00:00:00Z"), LAST);

        /// The start where the text is none that [#toString] writes.
        static Mark read(String text) {
            var parts = text.split("_");
            try {
                return new Mark(Instant.parse(parts[0]), UUID.fromString(parts[1]));
            } catch (RuntimeException e) {
                return START;
            }
        }

        @Override
        public String toString() {
            return at + "_" + id;
        }

        /// The day up to which things follow that have a day alone.
        LocalDate day(ZoneId zone) {
            return LocalDate.ofInstant(at, zone);
        }

        /// Of the things of that day, those with lesser ids follow.
        UUID idOnDay(ZoneId zone) {
            return day(zone).atStartOfDay(zone).toInstant().equals(at) ? id : LAST;
        }
    }
}
