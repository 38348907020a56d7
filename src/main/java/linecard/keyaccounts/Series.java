package linecard.keyaccounts;

import linecard.money.Split;
import linecard.pareto.Worth;

import java.util.Arrays;
import java.util.UUID;

/// What something brought in each of the twelve months of a window, being added up.
final class Series {

    private final long[] months = new long[Worth.WHOLE];
    private long margin;
    private int age = 1;

    /// @param month 0 to 11
    Series add(int month, long minor, long marginMinor) {
        months[month] = Math.addExact(months[month], minor);
        margin = Math.addExact(margin, marginMinor);
        return this;
    }

    Series add(Series other) {
        for (int i = 0; i < months.length; i++) {
            months[i] = Math.addExact(months[i], other.months[i]);
        }
        margin = Math.addExact(margin, other.margin);
        return aged(other.age);
    }

    /// Months since the first; the older of what is added together counts.
    Series aged(int since) {
        age = Math.max(age, since);
        return this;
    }

    /// The first of its months in which anything was, 0 to 11; 12 where nothing was.
    int first() {
        int first = 0;
        while (first < months.length && months[first] == 0) first++;
        return first;
    }

    /// Parts of it that come to the whole in every month.
    ///
    /// @param weights of the parts, in millionths, what is left over included
    Series[] split(long[] weights) {
        var parts = new Series[weights.length];
        Arrays.setAll(parts, _ -> new Series().aged(age));
        for (int month = 0; month < months.length; month++) {
            if (months[month] == 0) continue;
            var split = Split.largestRemainder(months[month], weights);
            for (int i = 0; i < parts.length; i++) parts[i].add(month, split[i], 0);
        }
        var margins = Split.largestRemainder(margin, weights);
        for (int i = 0; i < parts.length; i++) parts[i].margin = margins[i];
        return parts;
    }

    Worth worth(UUID account) {
        return new Worth(account,
                Arrays.copyOfRange(months, months.length - age, months.length), margin);
    }
}
