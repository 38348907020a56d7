package linecard.reckoning;

import linecard.calendar.Span;
import linecard.money.Rate;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.function.Function;

/// By what a line is paid. Lines of one strand are summed before they are rounded, so that their
/// amounts add up to that of the sum.
public sealed interface Strand {

    /// At one rate.
    ///
    /// @param version of the terms, by its first day
    /// @param rule name of the clause; empty where the document states the rate
    /// @param share whole but in the tail of an agreement, or at its predecessor's
    /// @param period whose lines are summed
    record Flat(
            LocalDate version, String rule, Match match, Rate rate, Rate share, Span period)
            implements Strand {}

    record Climb(
            LocalDate version, String rule, Match match, Ladder ladder, Rate share, Span period)
            implements Strand {

        /// Lines that share this are summed together: several rules may lead to one ladder.
        Climb pot() {
            return new Climb(version, "", new Match.Any(), ladder, share, period);
        }
    }

    record Over(LocalDate version, Terms.Override override, Rate share, Span period)
            implements Strand {}

    record PerUnit(LocalDate version, Spiff spiff, Rate share, Span period) implements Strand {}

    record Nothing(Reason reason) implements Strand {

        @Override
        public @Nullable LocalDate version() {
            return null;
        }
    }

    /// Of the terms by which it is paid.
    @Nullable LocalDate version();

    enum Reason {
        /// No rate, or no spiff, is agreed for it on that day.
        NONE_AGREED,
        /// Before the agreement began.
        BEFORE_START,
        /// After the end, and no tail covers it.
        AFTER_END,
        /// The order came in before the start and is the predecessor's.
        PREDECESSORS,
        /// Another kind of document earns.
        OTHER_EVENT,
        /// Came back too late for commission to be taken back.
        AFTER_WINDOW,
        /// Came back for a cause for which commission is not taken back.
        CAUSE_BLOCKED,
        /// Excluded by the house.
        HOUSE,
        /// The owner's own sale bears no override.
        OWN_SALE
    }

    default boolean isPaid() {
        return !(this instanceof Nothing);
    }

    /// The same in one period of its own.
    ///
    /// @param period by how long it is
    default Strand during(Function<Reset, Span> period) {
        return switch (this) {
            case Flat flat -> new Flat(flat.version, flat.rule, flat.match, flat.rate, flat.share,
                    period.apply(Reset.MONTH));
            case Climb climb -> new Climb(climb.version, climb.rule, climb.match, climb.ladder,
                    climb.share, period.apply(climb.ladder().reset()));
            case PerUnit spiff -> new PerUnit(spiff.version, spiff.spiff, spiff.share,
                    period.apply(Reset.MONTH));
            case Over over -> new Over(over.version, over.override, over.share,
                    period.apply(Reset.MONTH));
            case Nothing nothing -> nothing;
        };
    }

    /// Whether such a line moves a ladder of its period, if the ladder speaks of its product line.
    default boolean counts() {
        return switch (this) {
            case Flat flat -> !(flat.match instanceof Match.House);
            case Nothing nothing -> nothing.reason == Reason.NONE_AGREED;
            case Climb _, Over _, PerUnit _ -> true;
        };
    }
}
