package linecard.paper;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A dark patch of a picture: its pixels, their middle, and how they spread.
///
/// @param pixels how many
record Blob(long pixels, Dot middle, double spreadX, double spreadY, double spreadXY) {

    private static final int FEWEST_PIXELS = 30;
    private static final int MOST = 60;
    private static final double MOST_LONG = 7;
    private static final double DARK = 0.72;

    /// 1 for a filled square, however it is turned and drawn out to a parallelogram; 1.1 for a
    /// disc, less for anything with holes or arms.
    private double squareness() {
        double spread = spreadX * spreadY - spreadXY * spreadXY;
        return spread <= 0 ? 0 : pixels * (double) pixels / (144 * spread);
    }

    /// The spread along over the spread across; 1 for a square.
    private double longness() {
        double middle = (spreadX + spreadY) / 2;
        double apart = Math.hypot((spreadX - spreadY) / 2, spreadXY);
        return middle - apart <= 0 ? Double.MAX_VALUE : (middle + apart) / (middle - apart);
    }

    private boolean mayBeCorner(int all) {
        double square = squareness();
        return pixels >= FEWEST_PIXELS && pixels < all / 100
                && square > 0.86 && square < 1.07 && longness() < MOST_LONG;
    }

    /// Those patches that may be corner marks, the largest first.
    static List<Blob> corners(Grey picture) {
        var found = new ArrayList<Blob>();
        int all = picture.width() * picture.height();
        var dark = dark(picture);
        var stack = new int[all];
        for (int start = 0; start < all; start++) {
            if (!dark[start]) continue;
            var blob = taken(dark, picture.width(), start, stack);
            if (blob.mayBeCorner(all)) found.add(blob);
        }
        found.sort(Comparator.comparingLong(Blob::pixels).reversed());
        return found.subList(0, Math.min(MOST, found.size()));
    }

    /// Darker than what lies around it.
    private static boolean[] dark(Grey picture) {
        int width = picture.width();
        int height = picture.height();
        int reach = Math.max(8, Math.max(width, height) / 24);
        var sums = picture.sums();
        var dark = new boolean[width * height];
        for (int y = 0; y < height; y++) {
            int top = Math.max(0, y - reach) * (width + 1);
            int bottom = Math.min(height, y + reach + 1) * (width + 1);
            int high = (bottom - top) / (width + 1);
            for (int x = 0; x < width; x++) {
                int left = Math.max(0, x - reach);
                int right = Math.min(width, x + reach + 1);
                long sum = (long) sums[bottom + right] - sums[bottom + left]
                        - sums[top + right] + sums[top + left];
                dark[y * width + x] =
                        picture.at(x, y) < DARK * sum / ((double) high * (right - left));
            }
        }
        return dark;
    }

    private static Blob taken(boolean[] dark, int width, int start, int[] stack) {
        int top = 0;
        stack[top++] = start;
        dark[start] = false;
        long n = 0;
        double x1 = 0;
        double y1 = 0;
        double xx = 0;
        double yy = 0;
        double xy = 0;
        int height = dark.length / width;
        while (top > 0) {
            int place = stack[--top];
            int x = place % width;
            int y = place / width;
            n++;
            x1 += x;
            y1 += y;
            xx += (double) x * x;
            yy += (double) y * y;
            xy += (double) x * y;
            if (x > 0 && dark[place - 1]) dark[stack[top++] = place - 1] = false;
            if (x < width - 1 && dark[place + 1]) dark[stack[top++] = place + 1] = false;
            if (y > 0 && dark[place - width]) dark[stack[top++] = place - width] = false;
            if (y < height - 1 && dark[place + width]) dark[stack[top++] = place + width] = false;
        }
        double mx = x1 / n;
        double my = y1 / n;
        // A pixel is itself a small square.
        return new Blob(n, new Dot(mx + 0.5, my + 0.5),
                xx / n - mx * mx + 1 / 12.0, yy / n - my * my + 1 / 12.0, xy / n - mx * my);
    }
}
