package linecard.keyaccounts;

import linecard.pipeline.StageRates.Part;

/// Whether an account gets the calls that what it is worth would ask for: its part of the calls
/// over its part of the value. 1 is even; below, others get the attention that it pays for. The
/// range comes from the calls, which are counted; the value is known.
///
/// @param made at the account, of all calls
/// @param millionths the account's part of the value
record Attention(Part made, long millionths) {

    /// Of fewer calls in all nothing is said, and nothing where fewer than so many were made at the
    /// account and were to be expected there.
    private static final int ENOUGH = 20;
    private static final int ENOUGH_HERE = 5;

    static Attention of(long calls, long all, long millionths) {
        return new Attention(new Part(Math.toIntExact(calls), Math.toIntExact(all)), millionths);
    }

    boolean isEnough() {
        return made.of() >= ENOUGH && millionths > 0
                && Math.max(made.won(), expected()) >= ENOUGH_HERE;
    }

    /// The calls that its part of the value would come to.
    private double expected() {
        return made.of() * part();
    }

    private double part() {
        return millionths / 1e6;
    }

    double index() {
        return made.rate() / part();
    }

    double low() {
        return made.low() / part();
    }

    double high() {
        return made.high() / part();
    }

    /// Whether it surely gets less than its part.
    boolean isShort() {
        return isEnough() && high() < 1;
    }
}
