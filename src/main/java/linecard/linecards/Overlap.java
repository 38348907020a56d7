package linecard.linecards;

import linecard.words.Coded;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// A line of another principal that may overlap with what the agency sells for us: perceived, and
/// no more than that.
///
/// @param productLine ours
/// @param reasons why it is told, the strongest first
/// @param territory where both are sold; null for everywhere
/// @param to the first day on which they no longer overlap; null for open
/// @param waivers that name it, whenever they hold
public record Overlap(
        CardLine line, UUID productLine, Kind kind, List<Reason> reasons,
        @Nullable UUID territory, LocalDate from, @Nullable LocalDate to, List<Waiver> waivers) {

    public enum Kind implements Coded {
        /// The same category.
        COMPETING,
        /// A category beside, above or below, or names that are alike.
        SIMILAR
    }

    public enum Reason implements Coded { SAME_CATEGORY, WITHIN_OURS, OURS_WITHIN, BESIDE, ALIKE }

    boolean isOn(LocalDate day) {
        return Days.of(from, to).contains(day);
    }

    boolean isWaived(LocalDate day) {
        return waivers.stream().anyMatch(one -> one.holds(day));
    }

    /// Whether it overlaps on that day, and nobody waived it.
    public boolean isOpen(LocalDate day) {
        return isOn(day) && !isWaived(day);
    }

    Days days() {
        return Days.of(from, to);
    }
}
