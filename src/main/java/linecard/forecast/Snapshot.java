package linecard.forecast;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// One reckoning of the whole organisation.
///
/// @param asOf what was booked before this day was known
/// @param months first days of the running fiscal month and those after it
/// @param quarters how many of them belong to each fiscal quarter, the running one first
/// @param pastMonths first days of the months that were over, the oldest first
/// @param kept whether it stays for good
/// @param afterwards whether it was worked out later from what is known now
/// @param weights what each [Method] counts for, in millionths
/// @param stretch by how much the record had ranges widened, 1 to 3
/// @param takenAt null before it is written
public record Snapshot(
        UUID id, LocalDate asOf, List<LocalDate> months, List<Integer> quarters,
        List<LocalDate> pastMonths, boolean kept, boolean afterwards, List<Long> weights,
        double stretch, @Nullable Instant takenAt) {

    /// Nothing for a method that there was not then.
    long weight(Method method) {
        return method.ordinal() < weights.size() ? weights.get(method.ordinal()) : 0;
    }

    /// Which of the months are of a quarter: the first and the one after the last.
    int[] range(int quarter) {
        int from = 0;
        for (int i = 0; i < quarter; i++) from += quarters.get(i);
        return new int[] {from, from + quarters.get(quarter)};
    }

    /// What of a path by month falls into a quarter.
    long sum(int quarter, long[] path) {
        long sum = 0;
        var range = range(quarter);
        for (int i = range[0]; i < range[1]; i++) sum = Math.addExact(sum, path[i]);
        return sum;
    }

    /// How many months of the running quarter were over.
    int passedInQuarter() {
        return 3 - quarters.getFirst();
    }

    /// First day of a quarter, 0 the running one.
    public LocalDate quarterStart(int quarter) {
        return quarter > 0 ? months.get(range(quarter)[0])
                : passedInQuarter() == 0 || pastMonths.size() < passedInQuarter()
                        ? months.getFirst()
                        : pastMonths.get(pastMonths.size() - passedInQuarter());
    }
}
