package linecard.keyaccounts;

import linecard.money.Rate;
import linecard.words.Coded;

import java.util.Locale;

/// By what an organisation tells its key accounts.
///
/// @param threshold the few make so much of the whole
/// @param version 0 where nobody has set anything yet
record Setting(Rate threshold, Measure measure, int version) {

    static final Setting USUAL = new Setting(new Rate(800_000), Measure.REVENUE, 0);
    static final Rate LEAST = new Rate(500_000);
    static final Rate MOST = new Rate(990_000);

    /// What accounts are worth by.
    public enum Measure implements Coded {
        REVENUE, MARGIN;

        static Measure of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }
}
