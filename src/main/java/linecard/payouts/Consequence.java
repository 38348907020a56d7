package linecard.payouts;

import linecard.words.Coded;

import java.util.Locale;

/// What became of a payment by what a bank said of it.
enum Consequence implements Coded {

    /// It says what is known already.
    NONE,
    RECEIVED,
    PAID,
    REFUSED,
    /// Nothing, since the bank speaks of another amount.
    DIFFERENT,
    /// Nothing, since here it had come to nothing before.
    CONTRARY,
    /// Nothing, since the bank names a day on which it cannot have been.
    DAY,
    /// Nothing, since the bank uses a word that is not known here.
    UNCLEAR;

    /// Whether a person has to look at it.
    boolean isTrouble() {
        return this == DIFFERENT || this == CONTRARY || this == DAY || this == UNCLEAR;
    }

    static Consequence of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
