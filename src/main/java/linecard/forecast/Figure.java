package linecard.forecast;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/// What a snapshot says of one part. Amounts are minor units of the organisation's currency, one
/// for each month or quarter of the snapshot.
///
/// @param part the id of the part, of an account group its name; empty for the whole and for what
///     belongs to none, such as the house
/// @param past what came in the months that were over
/// @param soFar what was there of the running month
/// @param expected of each month, the running one as a whole
/// @param band around them; [Range#NONE] where that cannot be said
/// @param rhythm what the accounts' own rhythm says by itself; as the others empty where nothing
/// @param fromCalls the part of `activity` that rests on calls not made yet
/// @param callsMilli how many those are a week, in thousandths
/// @param prospects what the pipeline says
record Figure(
        Dimension dimension, String part, @Nullable UUID rep, @Nullable UUID agency,
        @Nullable UUID territory, State state, Reason reason, long[] past, long soFar,
        long[] expected, Range band, Range quarterBand, long[] seasons, long[] rhythm,
        long[] activity, long[] naive, long[] fromCalls, long callsMilli, Prospects prospects) {

    /// What the pipeline says by itself.
    ///
    /// @param all of each month as a whole; empty where it says nothing
    /// @param fromOpen the part of it that is open now, at measured rates
    /// @param fromWins the part that rests on what will be won, entered already or not
    /// @param winMillionths so much of what is open is expected to be won
    public record Prospects(long[] all, long[] fromOpen, long[] fromWins, long winMillionths) {

        static final Prospects NONE = new Prospects(new long[0], new long[0], new long[0], 0);

        boolean isKnown() {
            return all.length > 0;
        }
    }

    public enum State {

        /// By itself.
        EXPECTED,

        /// Its history says too little: its amount is a share of what those like it come to.
        POOLED,

        /// There neither was nor is to be anything.
        NOTHING
    }

    /// Why it says too little.
    public enum Reason { NONE, NOTHING, TOO_SHORT, TOO_FEW }

    /// Low and high ends with a chance of 50 % and of 80 %.
    public record Range(long[] halfLow, long[] halfHigh, long[] mostLow, long[] mostHigh) {

        static final Range NONE = new Range(new long[0], new long[0], new long[0], new long[0]);

        boolean isKnown() {
            return mostLow.length > 0;
        }
    }

    boolean isTold() {
        return state == State.EXPECTED;
    }

    /// Of a method by itself; empty where it says nothing.
    long[] by(Method method) {
        return switch (method) {
            case SEASONS -> seasons;
            case RHYTHM -> rhythm;
            case ACTIVITY -> activity;
            case PIPELINE -> prospects.all();
        };
    }

    /// Of the quarter as a whole, what came in its months that are over included.
    long quarter(Snapshot in, int number, long[] path) {
        long sum = 0;
        if (number == 0) {
            for (int back = 1; back <= in.passedInQuarter(); back++) {
                if (past.length >= back) sum = Math.addExact(sum, past[past.length - back]);
            }
        }
        var range = in.range(number);
        for (int month = range[0]; month < range[1]; month++) {
            sum = Math.addExact(sum, path[month]);
        }
        return sum;
    }
}
