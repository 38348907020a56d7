package linecard.terms;

import linecard.calendar.Span;
import linecard.reckoning.Agreement;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// An agreement as if one version had been its only one, with the flat rates that stand beside it.
/// On the days of the version these change as they do; those of its first day hold before it, and
/// those of its last one after it. So nothing contradicts what does not contradict the version.
final class Backdated {

    private Backdated() {}

    /// It begins and ends when the agreement does; but where that begins after the days on which it
    /// is tried, it always held.
    ///
    /// @param all the agreement with the version in it, which nothing speaks against
    static Agreement of(Composition all, Version version, Span days) {
        var whole = all.agreement().orElseThrow();
        var start = whole.from().isBefore(days.to()) ? whole.from() : LocalDate.EPOCH;
        var alone = new Version(version.id(), version.agency(), start, version.terms(),
                version.version());
        return new Composition(all.agency(), all.currency(), all.usual(),
                rates(all.rates(), version.from(), all.next(version.from()), start),
                List.of(alone), all.frame(), whole.to()).agreement().orElseThrow();
    }

    /// @param from the first day of the version
    /// @param next the first day on which another one holds; null where none does
    private static List<DatedRate> rates(List<DatedRate> rates, LocalDate from,
            @Nullable LocalDate next, LocalDate start) {
        var kept = new ArrayList<DatedRate>();
        for (var rate : rates) {
            if (next != null && !rate.from().isBefore(next)) continue;
            if (rate.from().isAfter(from)) {
                kept.add(rate);
            } else if (rates.stream().noneMatch(other -> follows(other, rate)
                    && !other.from().isAfter(from))) {
                kept.add(new DatedRate(rate.id(), rate.agency(), rate.productLine(), start,
                        rate.rate(), rate.version()));
            }
        }
        return kept;
    }

    private static boolean follows(DatedRate other, DatedRate rate) {
        return Objects.equals(other.productLine(), rate.productLine())
                && other.from().isAfter(rate.from());
    }
}
