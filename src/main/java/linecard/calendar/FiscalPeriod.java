package linecard.calendar;

/// One fiscal month: `number` 1 to 12 of the fiscal year `year`.
public record FiscalPeriod(int year, int number, Span span) {

    public FiscalPeriod {
        if (number < 1 || number > 12) {
            throw new IllegalArgumentException(number + " is no fiscal month");
        }
    }

    /// The fiscal quarter it belongs to, 1 to 4.
    public int quarter() {
        return (number + 2) / 3;
    }
}
