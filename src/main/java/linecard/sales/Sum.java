package linecard.sales;

/// What sales come to.
///
/// @param netMinor net revenue, returns taken off, in minor units
/// @param returnedMinor the returns within it, as a negative number
/// @param costMinor standard cost of what was sold
/// @param quantityMilli thousandths of units
public record Sum(long netMinor, long returnedMinor, long costMinor, long quantityMilli) {

    public static final Sum NONE = new Sum(0, 0, 0, 0);

    public Sum plus(Sum other) {
        return new Sum(
                Math.addExact(netMinor, other.netMinor),
                Math.addExact(returnedMinor, other.returnedMinor),
                Math.addExact(costMinor, other.costMinor),
                Math.addExact(quantityMilli, other.quantityMilli));
    }

    public long marginMinor() {
        return Math.subtractExact(netMinor, costMinor);
    }
}
