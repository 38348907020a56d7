package linecard.paper;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Four dark squares that may be the corners of a page, clockwise in the picture.
///
/// @param doubt how far they are from what four corners look like; less is better
record Frame(List<Blob> corners, double doubt) {

    /// The longer over the shorter side of the corner marks, between A4's and Letter's.
    private static final double LONG_OVER_SHORT = 1.395;
    private static final double MOST_DOUBT = 1.6;
    private static final int MOST = 8;

    /// The likeliest first.
    static List<Frame> of(List<Blob> blobs) {
        var frames = new ArrayList<Frame>();
        int size = blobs.size();
        for (int a = 0; a < size; a++) {
            for (int b = a + 1; b < size; b++) {
                if (!areLike(blobs.get(a), blobs.get(b))) continue;
                for (int c = b + 1; c < size; c++) {
                    if (!areLike(blobs.get(a), blobs.get(c))) continue;
                    for (int d = c + 1; d < size; d++) {
                        if (!areLike(blobs.get(a), blobs.get(d))) continue;
                        add(frames, List.of(
                                blobs.get(a), blobs.get(b), blobs.get(c), blobs.get(d)));
                    }
                }
            }
        }
        frames.sort(Comparator.comparingDouble(Frame::doubt));
        return frames.subList(0, Math.min(MOST, frames.size()));
    }

    /// The near one of a slanted photo is larger, but not without end; the first is the largest.
    private static boolean areLike(Blob large, Blob small) {
        return large.pixels() < 4 * small.pixels();
    }

    private static void add(List<Frame> frames, List<Blob> four) {
        double x = four.stream().mapToDouble(b -> b.middle().x()).average().orElseThrow();
        double y = four.stream().mapToDouble(b -> b.middle().y()).average().orElseThrow();
        var around = new ArrayList<>(four);
        around.sort(Comparator.comparingDouble(
                b -> Math.atan2(b.middle().y() - y, b.middle().x() - x)));
        double doubt = doubt(around);
        if (doubt < MOST_DOUBT) frames.add(new Frame(List.copyOf(around), doubt));
    }

    private static double doubt(List<Blob> around) {
        var sides = new double[4];
        double area = 0;
        for (int i = 0; i < 4; i++) {
            var from = around.get(i).middle();
            var to = around.get((i + 1) % 4).middle();
            var next = around.get((i + 2) % 4).middle();
            double turn = (to.x() - from.x()) * (next.y() - to.y())
                    - (to.y() - from.y()) * (next.x() - to.x());
            if (turn <= 0) return Double.MAX_VALUE;
            sides[i] = from.distance(to);
            area += from.x() * to.y() - to.x() * from.y();
        }
        double one = sides[0] + sides[2];
        double other = sides[1] + sides[3];
        double marks = around.stream().mapToLong(Blob::pixels).average().orElseThrow();
        double expected = SheetLayout.CORNER * SheetLayout.CORNER / (275 * 188);
        return Math.abs(Math.log(sides[0] / sides[2])) + Math.abs(Math.log(sides[1] / sides[3]))
                + Math.abs(Math.log(Math.max(one, other) / Math.min(one, other) / LONG_OVER_SHORT))
                + Math.abs(Math.log(marks / (area / 2) / expected));
    }
}
