package linecard.paper;

import java.util.Arrays;

/// The largest patch of dark pixels that hang together.
///
/// @param pixels how many it has
/// @param all    how many there are in all patches
/// @param left   of the rectangle around it, as its other three borders, which it touches
/// @param side   of the square in which it lies
record Patch(int pixels, int all, int left, int above, int right, int below, int side) {

    /// Around it pixels are still somewhat dark, since pictures are not sharp.
    private static final int FRINGE = 2;

    /// From corner to corner of the rectangle around it, in pixels.
    double length() {
        return Math.hypot(right - left + 1, below - above + 1);
    }

    /// It does not touch the border.
    boolean isInside() {
        return left > 0 && above > 0 && right < side - 1 && below < side - 1;
    }

    /// With paper in its place.
    double[] without(double[] dark) {
        var rest = dark.clone();
        for (int y = Math.max(0, above - FRINGE); y <= Math.min(side - 1, below + FRINGE); y++) {
            int row = y * side;
            Arrays.fill(rest, row + Math.max(0, left - FRINGE),
                    row + Math.min(side, right + FRINGE + 1), 0);
        }
        return rest;
    }

    static Patch largest(double[] dark, int side, double least) {
        var isFree = new boolean[dark.length];
        int all = 0;
        for (int i = 0; i < dark.length; i++) {
            isFree[i] = dark[i] > least;
            if (isFree[i]) all++;
        }
        var stack = new int[dark.length];
        var largest = new Patch(0, all, 1, 1, 0, 0, side);
        for (int start = 0; start < dark.length; start++) {
            if (!isFree[start]) continue;
            var patch = taken(isFree, side, start, stack, all);
            if (patch.pixels > largest.pixels) largest = patch;
        }
        return largest;
    }

    private static Patch taken(boolean[] isFree, int side, int start, int[] stack, int all) {
        int top = 0;
        int pixels = 0;
        int left = side;
        int right = 0;
        int above = side;
        int below = 0;
        isFree[start] = false;
        stack[top++] = start;
        while (top > 0) {
            int at = stack[--top];
            int x = at % side;
            int y = at / side;
            pixels++;
            left = Math.min(left, x);
            right = Math.max(right, x);
            above = Math.min(above, y);
            below = Math.max(below, y);
            for (int j = Math.max(0, y - 1); j <= Math.min(side - 1, y + 1); j++) {
                for (int i = Math.max(0, x - 1); i <= Math.min(side - 1, x + 1); i++) {
                    int next = j * side + i;
                    if (!isFree[next]) continue;
                    isFree[next] = false;
                    stack[top++] = next;
                }
            }
        }
        return new Patch(pixels, all, left, above, right, below, side);
    }
}
