package linecard.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/// Twelve fiscal months, one after the other without a gap.
public record FiscalYear(int number, List<FiscalPeriod> months) {

    public FiscalYear {
        months = List.copyOf(months);
        if (months.size() != 12) throw new IllegalArgumentException("a year has twelve months");
        for (int i = 1; i < 12; i++) {
            var end = months.get(i - 1).span().to();
            if (!months.get(i).span().from().equals(end)) {
                throw new IllegalArgumentException("no fiscal month begins on " + end);
            }
        }
    }

    public Span span() {
        return new Span(months.getFirst().span().from(), months.getLast().span().to());
    }

    public List<FiscalQuarter> quarters() {
        return IntStream.rangeClosed(1, 4).mapToObj(this::quarter).toList();
    }

    /// The fiscal quarter of this number, 1 to 4.
    public FiscalQuarter quarter(int quarter) {
        return new FiscalQuarter(number, quarter, months.subList(3 * quarter - 3, 3 * quarter));
    }

    /// The fiscal month of this number, 1 to 12.
    public FiscalPeriod month(int month) {
        return months.get(month - 1);
    }

    /// @throws IllegalArgumentException for a date outside this year
    public FiscalPeriod monthOf(LocalDate date) {
        for (var month : months) {
            if (month.span().contains(date)) return month;
        }
        throw new IllegalArgumentException(date + " is not in fiscal " + number);
    }
}
