package linecard.pipeline;

import linecard.words.Coded;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.UUID;

/// What became of one opportunity between two days. One that was entered and won, or that grew and
/// was pushed out, has several.
///
/// @param rep who has it now
/// @param amountMinor of the movement: what it grew or shrank by, else all it may bring
/// @param before how it stood as the days began; null where it was not there
/// @param after how it stood at their end
record Movement(
        UUID opportunity, String name, UUID account, UUID rep, What what, long amountMinor,
        @Nullable Stand before, Stand after) {

    enum What implements Coded {
        /// Entered, or taken up again.
        NEW, WON, LOST, GROWN, SHRUNK,
        /// Expected to close earlier than before.
        PULLED,
        /// Expected to close later than before.
        PUSHED,
        /// Was to close in these days, and is still open.
        SLIPPED;

        /// By how much it changes what is open: 1, -1, or 0 where it only changes when.
        int sign() {
            return switch (this) {
                case NEW, GROWN -> 1;
                case WON, LOST, SHRUNK -> -1;
                case PULLED, PUSHED, SLIPPED -> 0;
            };
        }
    }

    record Stand(UUID stage, long amountMinor, LocalDate expectedClose) {}
}
