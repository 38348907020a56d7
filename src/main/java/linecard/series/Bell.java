package linecard.series;

/// Around what is expected, far off more often than by the normal law: by Student's with four
/// degrees of freedom, which fitted best what rehearsals inside of histories showed.
///
/// @param response by how much a surprise of one moves each period from its own on; it says how
///     errors of several periods go together
/// @param least that a figure may be: zero where there never was less
record Bell(double[] mean, double[] deviation, double[] response, double least)
        implements Spread {

    /// Of that law, brought to a variance of one: beyond which lie 25, 10 and 2.5 %.
    private static final double HALF = 0.740697 * Math.sqrt(0.5);
    private static final double MOST = 1.533206 * Math.sqrt(0.5);
    private static final double NEARLY = 2.776445 * Math.sqrt(0.5);

    @Override
    public int horizon() {
        return mean.length;
    }

    @Override
    public Expected over(int from, int to) {
        double sum = 0;
        double variance = 0;
        for (int h = from; h < to; h++) {
            sum += Math.max(mean[h], least);
            for (int k = from; k < to; k++) {
                variance += together(h, k) * deviation[h] * deviation[k];
            }
        }
        double off = Math.sqrt(Math.max(variance, 0));
        return new Expected(sum, range(sum, off * HALF), range(sum, off * MOST),
                range(sum, off * NEARLY));
    }

    private Range range(double middle, double off) {
        return new Range(Math.max(middle - off, least), Math.max(middle + off, least));
    }

    /// The correlation of two periods' errors.
    private double together(int h, int k) {
        double both = 0;
        double first = 0;
        double second = 0;
        for (int j = 0; j <= Math.max(h, k); j++) {
            if (j <= Math.min(h, k)) both += response[h - j] * response[k - j];
            if (j <= h) first += response[h - j] * response[h - j];
            if (j <= k) second += response[k - j] * response[k - j];
        }
        return both / Math.sqrt(first * second);
    }
}
