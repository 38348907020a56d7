package linecard.detecting;

/// How likely so few are by chance: counts that vary more than Poisson's, because what is expected
/// of them is itself not sure (the negative binomial law).
final class Tail {

    private static final double HUGE = 1e250;

    private Tail() {}

    /// The chance of at most so many, with half the chance of exactly as many.
    ///
    /// @param count may lie between whole numbers
    /// @param expected above zero
    /// @param certainty of what is expected: one by its relative variance
    static double atMost(double count, double expected, double certainty) {
        double whole = Math.floor(count);
        double low = middle((int) whole, expected, certainty);
        if (whole == count) return low;
        double high = middle((int) whole + 1, expected, certainty);
        return low + (high - low) * (count - whole);
    }

    /// Adds the chances of 0 to `count` up, each from the one before; the first may be too small
    /// to be written down, so it is kept as a logarithm.
    private static double middle(int count, double expected, double certainty) {
        double less = expected / (certainty + expected);
        double scale = certainty * Math.log1p(-less);
        double term = 1;
        double sum = 0;
        for (int k = 0; k < count; k++) {
            sum += term;
            term *= (certainty + k) / (k + 1) * less;
            if (sum > HUGE) {
                term /= HUGE;
                sum /= HUGE;
                scale += Math.log(HUGE);
            }
        }
        return Math.min(1, Math.exp(scale + Math.log(sum + term / 2)));
    }

    /// By which factor to what is expected a count would be as rare as said.
    ///
    /// @param chance 0.975 for the least factor of 95 %, 0.025 for the most
    static double factor(double count, double expected, double certainty, double chance) {
        double low = 0;
        double high = 1;
        while (high < 1024 && atMost(count, expected * high, certainty) > chance) high *= 2;
        for (int i = 0; i < 40; i++) {
            double middle = (low + high) / 2;
            if (atMost(count, expected * middle, certainty) > chance) low = middle;
            else high = middle;
        }
        return (low + high) / 2;
    }
}
