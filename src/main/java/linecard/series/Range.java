package linecard.series;

/// Where a figure is expected to lie, with a chance that is said elsewhere.
public record Range(double low, double high) {

    public Range {
        if (!(low <= high)) throw new IllegalArgumentException(low + " to " + high);
    }

    public boolean contains(double value) {
        return low <= value && value <= high;
    }
}
