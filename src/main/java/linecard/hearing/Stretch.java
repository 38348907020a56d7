package linecard.hearing;

import java.time.LocalDate;
import java.util.List;

/// The last days up to one of them, beside as many before.
///
/// @param from its first day
/// @param to its last day
record Stretch(LocalDate from, LocalDate to) {

    static final List<Integer> CHOICES = List.of(30, 90, 365);

    /// @param days as the address says it; what is not offered is 90
    static Stretch of(String days, LocalDate today) {
        int number = CHOICES.stream().filter(one -> one.toString().equals(days)).findFirst()
                .orElse(90);
        return new Stretch(today.minusDays(number - 1L), today);
    }

    int days() {
        return (int) (to.toEpochDay() - from.toEpochDay()) + 1;
    }

    Stretch before() {
        return new Stretch(from.minusDays(days()), from.minusDays(1));
    }
}
