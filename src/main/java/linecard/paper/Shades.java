package linecard.paper;

import java.util.Arrays;

/// Figures of many shades, or of other numbers.
final class Shades {

    private Shades() {}

    /// The shade that so many in a hundred pixels do not exceed.
    static int percentile(byte[] pixels, int percent) {
        var counts = new int[256];
        for (byte pixel : pixels) counts[pixel & 0xff]++;
        int wanted = (int) Math.ceil(pixels.length * percent / 100.0);
        int seen = 0;
        for (int shade = 0; shade < 256; shade++) {
            seen += counts[shade];
            if (seen >= wanted) return shade;
        }
        return 255;
    }

    static double percentile(double[] numbers, double percent) {
        var sorted = numbers.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    /// The usual distance from the median, as a standard deviation would measure it.
    static double spread(double[] numbers) {
        double median = percentile(numbers, 50);
        var apart = new double[numbers.length];
        for (int i = 0; i < apart.length; i++) apart[i] = Math.abs(numbers[i] - median);
        return 1.4826 * percentile(apart, 50);
    }
}
