package linecard.calendar;

import java.util.List;

/// Three fiscal months; a quarter's figure is the sum of theirs.
public record FiscalQuarter(int year, int number, List<FiscalPeriod> months) {

    public FiscalQuarter {
        months = List.copyOf(months);
        if (months.size() != 3) throw new IllegalArgumentException("a quarter has three months");
    }

    public Span span() {
        return new Span(months.getFirst().span().from(), months.getLast().span().to());
    }
}
