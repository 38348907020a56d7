package linecard.contests;

import linecard.scoring.Rules;

import java.time.Instant;

/// The rules of a contest as they stood from a moment on.
///
/// @param number 1 for those of the start
/// @param reason why they took the place of those before; empty for those of the start
/// @param name who said so; empty where it is not known any more
record RulesVersion(
        int number, Rules rules, String hash, String reason, String name, Instant at) {

    static final int LONGEST_REASON = 500;

    public boolean isFirst() {
        return number == 1;
    }
}
