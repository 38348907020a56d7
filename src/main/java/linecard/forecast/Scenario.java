package linecard.forecast;

import org.jspecify.annotations.Nullable;

/// What would come if something were done otherwise from now on, and everything else stayed.
///
/// @param calls made a week; null where nothing is known of them
/// @param wins percent of what is open that is won; null where nothing is known of that
record Scenario(@Nullable Lever calls, @Nullable Lever wins) {

    private static final long MOST_CALLS = 1000;

    /// @param usualMilli what it is, in thousandths; `askedMilli` what it would be
    /// @param most the right end of the slider
    /// @param moreMinor what that adds until the end of the quarter; below zero for less
    record Lever(long usualMilli, long askedMilli, long most, long moreMinor) {

        boolean isOther() {
            return usual() != asked();
        }

        long usual() {
            return Math.round(usualMilli / 1000.0);
        }

        long asked() {
            return Math.round(askedMilli / 1000.0);
        }
    }

    /// Null where nothing is known of either.
    ///
    /// @param calls a week, and `wins` percent, as they were typed; anything unreadable is as it is
    static @Nullable Scenario of(
            Snapshot snapshot, Figure figure, int quarter, String calls, String wins) {
        var prospects = figure.prospects();
        var called = lever(snapshot, quarter, figure.fromCalls(), figure.callsMilli(), calls,
                MOST_CALLS);
        var won = lever(snapshot, quarter, prospects.fromWins(), prospects.winMillionths() / 10,
                wins, 100);
        return called == null && won == null ? null
                : new Scenario(called == null ? null : new Lever(called.usualMilli(),
                        called.askedMilli(), Math.max(10,
                        2 * Math.max(called.usual(), called.asked())), called.moreMinor()), won);
    }

    /// @param path the amounts of each month that go with it
    private static @Nullable Lever lever(
            Snapshot snapshot, int quarter, long[] path, long usual, String typed, long most) {
        if (path.length == 0 || usual <= 0) return null;
        long wanted = typed.matches("\\d{1,4}")
                ? 1000 * Math.min(most, Long.parseLong(typed)) : usual;
        double sum = 0;
        var range = snapshot.range(quarter);
        for (int month = range[0]; month < range[1]; month++) sum += path[month];
        return new Lever(usual, wanted, most, Math.round(sum * ((double) wanted / usual - 1)));
    }
}
