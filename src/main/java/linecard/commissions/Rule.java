package linecard.commissions;

import java.util.Locale;

/// Which rule led to a line's rate, as the explanation under the line names it.
enum Rule {

    PRODUCT_LINE, DEFAULT,
    /// A return, at the rate at which its original earned.
    ORIGINAL,
    NO_RATE,
    /// A return of what earned nothing for want of a rate.
    ORIGINAL_WITHOUT_RATE;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Rule of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
