package linecard.disputes;

import linecard.words.Coded;

import java.util.List;
import java.util.Locale;

/// What became of some lines that belong together: what the agency expected, what was stated.
///
/// @param theirs lines of the agency's file; none where it does not know ours
/// @param ours lines of the statement; none where it does not know theirs
/// @param causes what may be behind it, likeliest first
record Finding(Verdict verdict, List<Expected> theirs, List<Stated> ours, List<Cause> causes) {

    enum Verdict implements Coded {
        MATCHED,
        /// The statement has less than the agency expects.
        SHORT,
        /// The statement has more.
        OVER,
        UNKNOWN_TO_US,
        UNKNOWN_TO_THEM;

        static Verdict of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    enum Cause implements Coded {
        /// Whole units against parts of them.
        ROUNDING,
        RATE,
        /// Another share of a split, or the whole.
        SHARE,
        /// Reckoned from the amount with tax.
        TAX,
        FREIGHT,
        /// Before the discount was taken off.
        DISCOUNT,
        /// From another amount, whatever it holds.
        BASE,
        MONTH,
        /// A return that the agency did not take off.
        RETURN,
        /// The same row twice in the agency's file.
        DUPLICATE,
        CUSTOMER,
        /// The same sale under another number.
        NUMBER;

        static Cause of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    Finding {
        theirs = List.copyOf(theirs);
        ours = List.copyOf(ours);
        causes = List.copyOf(causes);
        if (theirs.isEmpty() && ours.isEmpty()) throw new IllegalArgumentException("of nothing");
    }

    long expected() {
        long sum = 0;
        for (var line : theirs) sum = Math.addExact(sum, line.amount());
        return sum;
    }

    long stated() {
        long sum = 0;
        for (var line : ours) sum = Math.addExact(sum, line.amount());
        return sum;
    }

    /// What the agency expects beyond what was stated.
    long difference() {
        return Math.subtractExact(expected(), stated());
    }
}
