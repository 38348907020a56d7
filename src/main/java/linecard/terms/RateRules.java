package linecard.terms;

import linecard.people.Outcome.Refused;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// How an agency's rates follow each other.
final class RateRules {

    private RateRules() {}

    /// One rate between those of the same product line.
    ///
    /// @param to the day on which the next one starts; null where none does
    record Spell(DatedRate rate, @Nullable LocalDate to) {

        boolean isPast(LocalDate today) {
            return to != null && !to.isAfter(today);
        }

        boolean isFuture(LocalDate today) {
            return rate.from().isAfter(today);
        }

        /// As the words call it.
        String state(LocalDate today) {
            return isPast(today) ? "past" : isFuture(today) ? "future" : "inForce";
        }
    }

    /// The rates of each product line one after the other, latest first; the default leads.
    ///
    /// @param rates in the order in which their product lines are to stand
    static List<Spell> spells(List<DatedRate> rates) {
        var spells = new ArrayList<Spell>(rates.size());
        for (var rate : rates) {
            var next = rates.stream()
                    .filter(other -> sameLine(other, rate) && other.from().isAfter(rate.from()))
                    .map(DatedRate::from)
                    .min(Comparator.naturalOrder());
            spells.add(new Spell(rate, next.orElse(null)));
        }
        return spells;
    }

    /// Why a rate cannot be added or changed like this, beside the agency's others.
    static Optional<Refused> refusal(List<DatedRate> others, DatedRate wanted) {
        boolean isFirst = true;
        for (var other : others) {
            if (other.id().equals(wanted.id()) || !sameLine(other, wanted)) continue;
            if (other.from().equals(wanted.from())) {
                return Optional.of(Refused.of("from", "terms.rate.taken", other.from()));
            }
            isFirst &= other.from().isAfter(wanted.from());
        }
        if (isFirst && wanted.rate() == null) {
            return Optional.of(Refused.of("rate", "terms.rate.nothingEnds"));
        }
        return Optional.empty();
    }

    private static boolean sameLine(DatedRate one, DatedRate other) {
        return Objects.equals(one.productLine(), other.productLine());
    }
}
