package linecard.forecast;

import org.jspecify.annotations.Nullable;

/// What would come if more or fewer calls were made from now on, and brought what calls brought.
///
/// @param usualMilli calls a week as they are, in thousandths; `askedMilli` as they would be
/// @param moreMinor what that adds until the end of the quarter; below zero for fewer calls
record Scenario(long usualMilli, long askedMilli, long moreMinor) {

    static final long MOST = 1000;

    /// Null where nothing is known of calls.
    ///
    /// @param asked calls a week as they were typed; anything unreadable is as it is
    static @Nullable Scenario of(Snapshot snapshot, Figure figure, int quarter, String asked) {
        if (figure.fromCalls().length == 0 || figure.callsMilli() <= 0) return null;
        long usual = figure.callsMilli();
        long wanted = asked.matches("\\d{1,4}")
                ? 1000 * Math.min(MOST, Long.parseLong(asked)) : usual;
        double sum = 0;
        var range = snapshot.range(quarter);
        for (int month = 0; month < range[1]; month++) {
            if (month >= range[0] || quarter == 0) sum += figure.fromCalls()[month];
        }
        return new Scenario(usual, wanted,
                Math.round(sum * ((double) wanted / usual - 1)));
    }

    boolean isOther() {
        return usualMilli != askedMilli;
    }

    long usual() {
        return Math.round(usualMilli / 1000.0);
    }

    long asked() {
        return Math.round(askedMilli / 1000.0);
    }

    /// The right end of the slider.
    long most() {
        return Math.max(10, 2 * Math.max(usual(), asked()));
    }
}
