package linecard.paper;

import java.util.ArrayList;
import java.util.List;

/// Where corner marks lie in a picture, to a part of a pixel.
final class CornerPlaces {

    /// Half the window over the mark's side: a turned mark fits in, with some paper around.
    private static final double REACH = 0.85;
    private static final int BLACK_PERCENT = 10;
    private static final int WHITE_PERCENT = 90;
    private static final double LEAST_WEIGHT = 0.3;

    private CornerPlaces() {}

    /// @param by how many times smaller the picture was in which the frame was found
    static List<Dot> exact(Grey picture, Frame frame, int by) {
        var exact = new ArrayList<Dot>();
        for (var corner : frame.corners()) {
            var near = new Dot(corner.middle().x() * by, corner.middle().y() * by);
            exact.add(middle(picture, near, Math.sqrt(corner.pixels()) * by * REACH));
        }
        return exact;
    }

    /// The middle of what is dark around there.
    private static Dot middle(Grey picture, Dot near, double reach) {
        int left = Math.max(0, (int) (near.x() - reach));
        int top = Math.max(0, (int) (near.y() - reach));
        int right = Math.min(picture.width(), (int) (near.x() + reach) + 1);
        int bottom = Math.min(picture.height(), (int) (near.y() + reach) + 1);
        var part = picture.part(left, top, right - left, bottom - top);
        double black = Shades.percentile(part.pixels(), BLACK_PERCENT);
        double white = Shades.percentile(part.pixels(), WHITE_PERCENT);
        double sum = 0;
        double x = 0;
        double y = 0;
        for (int j = 0; j < part.height(); j++) {
            for (int i = 0; i < part.width(); i++) {
                double weight = Math.min(1, (white - part.at(i, j)) / Math.max(1, white - black));
                if (weight < LEAST_WEIGHT) continue;
                sum += weight;
                x += weight * (i + 0.5);
                y += weight * (j + 0.5);
            }
        }
        return sum == 0 ? near : new Dot(left + x / sum, top + y / sum);
    }
}
