package linecard.forecast;

import linecard.words.Coded;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// What a rep undertakes for a quarter, or a manager says instead of what is reckoned.
///
/// @param quarter first day of the fiscal quarter
/// @param reckonedMinor what was reckoned then; null where nothing was
/// @param by who said it
record Stance(
        UUID id, UUID rep, LocalDate quarter, Side side, long amountMinor,
        @Nullable Long reckonedMinor, String reason, Instant at, String by) {

    public enum Side implements Coded { REP, MANAGER }
}
